import { expect } from '@playwright/test';
import { test } from '../support/chromium-test.ts';

/** What every page of ours says of itself, whatever else it allows. */
const strict = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'none'",
  "font-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
];

test('no page of ours runs what is not a file of ours, nor loads, sends or frames anything', async ({
  sidestream,
  server,
}) => {
  for (const file of ['sidepanel.html', 'popup.html', 'options.html']) {
    const page = await sidestream.open(file);
    const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
    const directives = (await policy.getAttribute('content'))?.split(/;\s*/) ?? [];
    const pictures = directives.filter((directive) => !strict.includes(directive));
    expect(directives.filter((directive) => strict.includes(directive)).toSorted()).toEqual(
      strict.toSorted(),
    );
    expect(pictures).toEqual([file === 'options.html' ? "img-src 'self'" : "img-src 'self' blob:"]);
    // What is inline in the page itself would be dead weight at best.
    expect(
      await page.locator('script:not([src]), style, [style], [onclick], [onload]').count(),
    ).toBe(0);

    const outcome = await page.evaluate(async (url) => {
      const blocked: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) =>
        blocked.push(event.effectiveDirective),
      );
      const got: string[] = [];
      const note = (name: string) => () => void got.push(name);
      const add = (name: string, fields: Record<string, string>): Promise<void> =>
        new Promise((resolve) => {
          const element = document.createElement(name);
          for (const [field, value] of Object.entries(fields)) element.setAttribute(field, value);
          const end = (): void => resolve();
          element.addEventListener('load', () => {
            // A frame that was blocked loads an error in its place.
            if (name !== 'iframe') got.push(name);
            end();
          });
          element.addEventListener('error', end);
          document.addEventListener('securitypolicyviolation', end, { once: true });
          document.body.append(element);
        });
      const run = (name: string, work: () => unknown): void => {
        try {
          work();
          got.push(name);
        } catch {
          blocked.push(name);
        }
      };
      // A debugger's own call may do what the page may not, so the page goes on by itself.
      await new Promise((resolve) => setTimeout(resolve));
      run('eval', () => (0, eval)('1'));
      run('Function', () => new Function('return 1')());
      run('timer of text', () => {
        if (!setTimeout('globalThis.stranger = 1' as never)) throw new Error('refused');
      });
      await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(
        note('wasm'),
        () => blocked.push('wasm'),
      );
      const inline = document.createElement('script');
      inline.textContent = 'globalThis.stranger = 2';
      document.body.append(inline);
      const style = document.createElement('style');
      style.textContent = 'body { outline: 7px solid red }';
      document.head.append(style);
      document.body.setAttribute('onclick', 'globalThis.stranger = 3');
      document.body.click();
      const link = Object.assign(document.createElement('a'), {
        href: 'javascript:globalThis.stranger=4',
      });
      document.body.append(link);
      link.click();
      await add('script', { src: `${url}/a.js` });
      await add('script', { src: 'data:text/javascript,globalThis.stranger=5' });
      await add('link', { rel: 'stylesheet', href: `${url}/a.css` });
      await add('img', { src: `${url}/a.png` });
      await add('iframe', { src: `${url}/frame` });
      await add('iframe', { srcdoc: '<script>parent.stranger=6</script>' });
      await add('object', { data: `${url}/object` });
      await add('embed', { src: `${url}/embed` });
      await add('video', { src: `${url}/a.mp4` });
      await add('base', { href: `${url}/base/` });
      await import(`${url}/module.js`).then(note('import'), () => undefined);
      await fetch(url).then(note('fetch'), () => undefined);
      navigator.sendBeacon(`${url}/beacon`, 'x');
      run('socket', () => {
        const socket = new WebSocket(url.replace('http', 'ws'));
        if (socket.readyState !== WebSocket.CONNECTING) throw new Error('refused');
        socket.addEventListener('open', note('open socket'));
      });
      new EventSource(`${url}/events`).addEventListener('open', note('events'));
      // Chromium lets pages of extensions start workers from blobs of their own, whatever their policy (measured).
      for (const source of [`${url}/worker.js`, 'data:text/javascript,postMessage(1)'])
        try {
          const worker = new Worker(source);
          await new Promise<void>((resolve) => {
            worker.addEventListener('error', () => resolve());
            worker.addEventListener('message', () => {
              got.push('worker');
              resolve();
            });
          });
        } catch {
          blocked.push('worker');
        }
      const form = document.createElement('form');
      Object.assign(form, { method: 'post', action: `${url}/form`, target: '_blank' });
      document.body.append(form);
      const refused = new Promise((resolve) =>
        document.addEventListener('securitypolicyviolation', resolve, { once: true }),
      );
      form.submit();
      await refused;
      return {
        got,
        blocked: [...new Set(blocked)].toSorted(),
        ran: (globalThis as { stranger?: number }).stranger ?? null,
        outline: getComputedStyle(document.body).outlineWidth,
        base: document.baseURI,
      };
    }, server.url);
    expect(
      outcome.got.filter((name) => !['socket', 'timer of text'].includes(name)),
      file,
    ).toEqual([]);
    expect(outcome).toMatchObject({ ran: null, base: page.url() });
    expect(outcome.outline).not.toBe('7px');
    for (const directive of [
      'connect-src',
      'eval',
      'Function',
      'wasm',
      'frame-src',
      'form-action',
      'img-src',
      'base-uri',
      'media-src',
      'script-src-elem',
      'style-src-elem',
      'script-src-attr',
    ])
      expect(outcome.blocked, file).toContain(directive);
    await page.close();
  }
  expect(server.requests).toEqual([]);
});
