import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isBackground, isSurface } from '../../../lib/browser/senders.ts';
import type { Sender } from '../../../lib/browser/senders.ts';

const own = { id: 'ours', origin: 'chrome-extension://ours' };
const firefox = { id: 'sidestream@example', origin: 'moz-extension://1f2e-uuid' };

/** What may be true of one field of a sender, and whether it may be talked to then. */
type Choices = readonly (readonly [value: string | undefined, isOurs: boolean])[];

const ids: Choices = [
  ['ours', true],
  ['another', false],
  [undefined, false],
];
const origins: Choices = [
  ['chrome-extension://ours', true],
  // Chromium 79 and earlier, and its worker.
  [undefined, true],
  ['chrome-extension://another', false],
  ['https://web.example', false],
  ['null', false],
];
const paths: Choices = [
  ['chrome-extension://ours/sidepanel.html', true],
  ['chrome-extension://ours/popup.html?conversation=1#find', true],
  ['chrome-extension://ours/options.html', true],
  ['chrome-extension://ours/background.js', false],
  ['chrome-extension://ours/manifest.json', false],
  ['chrome-extension://ours/chunks/sidepanel.html', false],
  ['chrome-extension://ours/sidepanel.html/', false],
  ['chrome-extension://ours/Sidepanel.html', false],
  ['chrome-extension://ours/%73idepanel.html', false],
  ['chrome-extension://ours/', false],
  ['chrome-extension://another/sidepanel.html', false],
  ['chrome-extension://ours.evil.example/sidepanel.html', false],
  ['chrome-extension://me:secret@ours/sidepanel.html', false],
  ['https://ours/sidepanel.html', false],
  ['https://web.example/sidepanel.html', false],
  ['blob:chrome-extension://ours/sidepanel.html', false],
  ['about:blank', false],
  ['data:text/html,sidepanel.html', false],
  ['/sidepanel.html', false],
  ['', false],
  [undefined, false],
];
const frames = [
  [undefined, true],
  [0, true],
  [1, false],
  [6_442_450_945, false],
] as const;
const lifecycles: Choices = [
  [undefined, true],
  ['active', true],
  ['prerender', false],
  ['cached', false],
  ['pending_deletion', false],
];
const tab = { id: 7, index: 0, highlighted: true, active: true, pinned: false, incognito: false };

describe('a Port is accepted', () => {
  test('from our own pages alone: every combination of id, origin, address, frame and life', () => {
    let accepted = 0;
    for (const [id, isOurId] of ids)
      for (const [origin, isOurOrigin] of origins)
        for (const [url, isPage] of paths)
          for (const [frameId, isTop] of frames)
            for (const [documentLifecycle, isLive] of lifecycles)
              for (const place of [{}, { tab }]) {
                const given = { id, origin, url, frameId, documentLifecycle, ...place };
                const sender = Object.fromEntries(
                  Object.entries(given).filter(([, value]) => value !== undefined),
                ) as Sender;
                const isOurs = isOurId && isOurOrigin && isPage && isTop && isLive;
                expect(isSurface(sender, own), JSON.stringify(given)).toBe(isOurs);
                if (isOurs) accepted += 1;
              }
    // A sender of ours stays one, in a tab or not.
    expect(accepted).toBe(2 * 3 * 2 * 2 * 2);
    expect(isSurface(undefined, own)).toBe(false);
  });

  test('from the pages of Firefox, whose id is no part of their address', () => {
    const sender: Sender = {
      id: firefox.id,
      url: `${firefox.origin}/sidepanel.html`,
      origin: firefox.origin,
    };
    expect(isSurface(sender, firefox)).toBe(true);
    expect(isSurface({ ...sender, origin: 'https://web.example' }, firefox)).toBe(false);
    expect(isSurface({ ...sender, url: 'moz-extension://other/sidepanel.html' }, firefox)).toBe(
      false,
    );
  });
});

describe('a call is heard', () => {
  test.each<[string, Sender, typeof own]>([
    ['the worker of Chromium', { id: 'ours', url: 'chrome-extension://ours/background.js' }, own],
    [
      'the page of Firefox',
      {
        id: firefox.id,
        url: `${firefox.origin}/_generated_background_page.html`,
        origin: firefox.origin,
      },
      firefox,
    ],
  ])('from %s', (_, sender, identity) => {
    expect(isBackground(sender, identity)).toBe(true);
    expect(isBackground({ ...sender, tab }, identity)).toBe(false);
    expect(isBackground({ ...sender, id: 'another' }, identity)).toBe(false);
    expect(isBackground({ ...sender, origin: 'https://web.example' }, identity)).toBe(false);
  });

  test.each<[string, Sender]>([
    ['a script in a web page', { id: 'ours', url: 'https://web.example/', tab, frameId: 0 }],
    ['a page of ours', { id: 'ours', url: 'chrome-extension://ours/sidepanel.html' }],
    ['a page of ours in a tab', { id: 'ours', url: 'chrome-extension://ours/options.html', tab }],
    ['another extension', { id: 'another', url: 'chrome-extension://another/background.js' }],
    ['nobody that says where it is', { id: 'ours' }],
  ])('not from %s', (_, sender) => {
    expect(isBackground(sender, own)).toBe(false);
  });
});

test('two places listen to what others send, each through one of these, and none to other extensions', () => {
  const files = globSync('{lib,components,entrypoints}/**/*.{ts,tsx}');
  expect(files.length).toBeGreaterThan(100);
  const listening =
    /\bruntime\s*\??\.\s*(onConnect|onMessage|onUserScriptMessage|onUserScriptConnect)\b/;
  const found = files.filter((file) => listening.test(readFileSync(file, 'utf8')));
  expect(found.toSorted()).toEqual(['lib/browser/call-signal.ts', 'lib/browser/port-channel.ts']);
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    expect(text, file).not.toMatch(
      /on(?:Connect|Message)(?:External|Native)|externally_connectable/,
    );
    expect(text, file).not.toMatch(/connectNative|sendNativeMessage|userScripts/);
    // What any window that holds ours may post to it.
    expect(text, file).not.toMatch(
      /(?:(?<![\w.])|(?:window|self|globalThis)\.)addEventListener\(\s*'message'/,
    );
  }
});
