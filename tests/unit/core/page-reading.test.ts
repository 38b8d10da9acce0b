import { expect, test } from 'vitest';
import { toRestriction } from '../../../lib/core/page-reading.ts';

test.each([
  ['https://chromewebstore.google.com/detail/x', 'store'],
  ['https://chrome.google.com/webstore/category', 'store'],
  ['https://microsoftedge.microsoft.com/addons/x', 'store'],
  ['https://addons.mozilla.org/de/firefox/', 'store'],
  ['file:///home/someone/notes.html', 'file'],
  ['chrome://settings/', 'browser-page'],
  ['edge://settings/', 'browser-page'],
  ['about:config', 'browser-page'],
  ['view-source:https://example.org/', 'browser-page'],
  ['moz-extension://0a/options.html', 'browser-page'],
  ['data:text/html,<p>x', 'browser-page'],
])('%s is not read by any extension: %s', (url, obstacle) => {
  expect(toRestriction(url)).toBe(obstacle);
});

test.each([
  'https://example.org/',
  'http://localhost:8080/',
  'https://chromewebstore.google.com.example.org/',
  'https://chrome.google.com/other',
  // Not told yet: it may be any page.
  '',
])('%j may be read', (url) => {
  expect(toRestriction(url)).toBeUndefined();
});
