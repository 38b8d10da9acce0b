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
  "require-trusted-types-for 'script'",
  'trusted-types sidestream',
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
          const end = (): void => resolve();
          try {
            for (const [field, value] of Object.entries(fields)) element.setAttribute(field, value);
          } catch {
            // Refused before anything was asked for.
            return end();
          }
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
      // oxlint-disable no-eval, no-new-func, typescript/no-implied-eval -- this is what is refused
      run('eval', () => (0, eval)('1'));
      run('Function', () => new Function('return 1')());
      run('timer of text', () => {
        if (!setTimeout('globalThis.stranger = 1' as never)) throw new Error('refused');
      });
      // oxlint-enable no-eval, no-new-func, typescript/no-implied-eval
      await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(
        note('wasm'),
        () => blocked.push('wasm'),
      );
      const inline = document.createElement('script');
      inline.append(document.createTextNode('globalThis.stranger = 2'));
      document.body.append(inline);
      const style = document.createElement('style');
      style.textContent = 'body { outline: 7px solid red }';
      document.head.append(style);
      run('attribute', () => document.body.setAttribute('onclick', 'globalThis.stranger = 3'));
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
      run('markup', () => {
        document.createElement('p').innerHTML = '<b>x</b>';
      });
      run('parsed markup', () => new DOMParser().parseFromString('<b>x</b>', 'text/html'));
      run('a policy of its own', () => {
        const { trustedTypes } = globalThis as unknown as {
          trustedTypes: { createPolicy(name: string, rules: object): unknown };
        };
        trustedTypes.createPolicy('stranger', { createHTML: (text: string) => text });
      });
      // Chromium lets pages of extensions start workers from blobs of their own (measured): trusted types do not.
      const own = URL.createObjectURL(new Blob(['postMessage(1)'], { type: 'text/javascript' }));
      for (const source of [`${url}/worker.js`, 'data:text/javascript,postMessage(1)', own])
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
      // The last of all: reports come in order.
      const refused = new Promise<void>((resolve) =>
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
          if (effectiveDirective === 'form-action') resolve();
        }),
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
      outcome.got.filter((name) => !['socket', 'timer of text', 'attribute'].includes(name)),
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
      'markup',
      'parsed markup',
      'a policy of its own',
      'worker',
    ])
      expect(outcome.blocked, file).toContain(directive);
    await page.close();
  }
  expect(server.requests).toEqual([]);
});
