import { expect, test, vi } from 'vitest';
import { createPages } from '../../../lib/browser/page-tabs.ts';
import type { api as extensionApi } from '../../../lib/browser/extension-api.ts';

/** A browser in which a script in a tab ends as told, and that tab is there or not. */
function toApi(run: () => Promise<unknown>, isThere = true): typeof extensionApi {
  return {
    scripting: { executeScript: run },
    tabs: { get: () => (isThere ? Promise.resolve({}) : Promise.reject(new Error('No tab'))) },
  } as unknown as typeof extensionApi;
}

const read = (api: typeof extensionApi) => createPages(api, 1).readTab(7);

test.each([
  ['The extensions gallery cannot be scripted.', 'store'],
  ['Cannot access a chrome:// URL', 'browser-page'],
  ['Cannot access contents of url "about:config".', 'browser-page'],
  ['Cannot access contents of url "file:///home/x.html".', 'file'],
  ['Cannot access contents of the page.', 'no-access'],
  ['Missing host permission for the tab', 'no-access'],
  ['Frame with ID 0 was removed.', 'gone'],
])('a browser that says %j is told as: %s', async (words, obstacle) => {
  expect(await read(toApi(() => Promise.reject(new Error(words))))).toEqual({ obstacle });
});

test('a page that is closed or left while it is read is gone, whatever the browser says of it', async () => {
  const fails = (): Promise<unknown> => Promise.reject(new Error('Something else'));
  expect(await read(toApi(fails, false))).toEqual({ obstacle: 'gone' });
  expect(await read(toApi(() => Promise.resolve([{}]), false))).toEqual({ obstacle: 'gone' });
  expect(await read(toApi(() => Promise.resolve([{ result: null }])))).toEqual({
    obstacle: 'gone',
  });
});

test('a page that gives nothing is not waited for without end', async () => {
  vi.useFakeTimers();
  try {
    const reading = read(toApi(() => new Promise(() => undefined)));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await reading).toEqual({ obstacle: 'silent' });
  } finally {
    vi.useRealTimers();
  }
});

test('what the page says of itself is checked', async () => {
  const answer = (result: unknown) => read(toApi(() => Promise.resolve([{ result }])));
  expect(await answer({ title: 'T', url: 'u', text: 'words', hidden: 'many' })).toEqual({
    page: { title: 'T', url: 'u', text: 'words', hidden: 0 },
  });
  expect(await answer({ title: 'T', url: 'u', text: '  ' })).toEqual({ obstacle: 'empty' });
  expect(await answer({ title: 1, url: 'u', text: 'words' })).toEqual({ obstacle: 'gone' });
  expect(await answer({ isTooLarge: true })).toEqual({ obstacle: 'too-large' });
});

test('a page is read with the words for frames that were brought', async () => {
  const calls: unknown[] = [];
  const run = (call: unknown): Promise<unknown> => {
    calls.push(call);
    return Promise.resolve([{ result: { title: 'T', url: 'u', text: 'words', hidden: 0 } }]);
  };
  await createPages(toApi(run as () => Promise<unknown>), 1).readTab(7, 'Ein Rahmen von {host}');
  expect(calls).toMatchObject([
    { target: { tabId: 7 }, args: ['sidestreamFrameNote', 'Ein Rahmen von {host}'] },
    { target: { tabId: 7 }, files: ['/page-reader.js'] },
  ]);
});
