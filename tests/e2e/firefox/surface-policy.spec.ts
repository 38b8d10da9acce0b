import { expect } from '@playwright/test';
import { test } from '../support/firefox-test.ts';

/** What a stranger's code would do first, once it was in a page of ours. Sent into the page as text. */
async function tryAll(url: string): Promise<{ got: string[]; blocked: string[]; ran: unknown }> {
  const got: string[] = [];
  const blocked: string[] = [];
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
    blocked.push(effectiveDirective),
  );
  const load = (name: string, fields: Record<string, string>): Promise<void> =>
    new Promise((resolve) => {
      const element = document.createElement(name);
      element.addEventListener('load', () => {
        got.push(name);
        resolve();
      });
      element.addEventListener('error', () => resolve());
      try {
        for (const [field, value] of Object.entries(fields)) element.setAttribute(field, value);
      } catch {
        // Refused before anything was asked for.
        return resolve();
      }
      document.body.append(element);
    });
  // The driver's own call may do what the page may not: in a task of its own the page goes on by itself.
  await new Promise((resolve) => setTimeout(resolve));
  const inline = document.createElement('script');
  inline.append(document.createTextNode('globalThis.stranger = 1'));
  document.body.append(inline);
  const run = (name: string, work: () => unknown): void => {
    try {
      work();
      got.push(name);
    } catch {
      blocked.push(name);
    }
  };
  // Where Firefox knows trusted types it throws, else it sets what then does not run.
  try {
    document.body.setAttribute('onclick', 'globalThis.stranger = 2');
  } catch {
    blocked.push('attribute');
  }
  document.body.click();
  // oxlint-disable no-eval, no-new-func, typescript/no-implied-eval -- this is what is refused
  run('eval', () => (0, eval)('1'));
  run('Function', () => new Function('return 1')());
  // oxlint-enable no-eval, no-new-func, typescript/no-implied-eval
  await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(
    () => got.push('wasm'),
    () => blocked.push('wasm'),
  );
  await fetch(url).then(
    () => got.push('fetch'),
    () => undefined,
  );
  await load('img', { src: `${url}/a.png` });
  await load('script', { src: `${url}/a.js` });
  return {
    got,
    blocked: [...new Set(blocked)].toSorted(),
    ran: (globalThis as { stranger?: number }).stranger ?? null,
  };
}

test('no page of ours runs what is not a file of ours, nor loads or sends anything', async ({
  sidestream,
  server,
}) => {
  for (const file of ['sidepanel.html', 'popup.html', 'options.html']) {
    const view = await sidestream.open(file);
    const { got, blocked, ran } = await view.evaluate(tryAll, server.url);
    expect({ got, ran }, file).toEqual({ got: [], ran: null });
    for (const name of ['connect-src', 'eval', 'Function', 'img-src', 'script-src', 'wasm'])
      expect(blocked, file).toContain(name);
    await view.close();
  }
  expect(server.requests).toEqual([]);
});
