import { expect, test } from 'vitest';
import { listGivers, scanExtensionApi } from '../../../scripts/compat/scan-extension.ts';
import { toFloor } from '../../../scripts/compat/support.ts';

const own = `import { api } from './extension-api.ts';\n`;
const giver = `export function chromeSidePanel() {
  return typeof chrome === 'undefined' ? undefined : chrome.sidePanel;
}`;

/** Each name of the extension API in a source, with the version of Chrome that has it. */
function scan(text: string): Record<string, number> {
  const found = scanExtensionApi('a.ts', text, listGivers('b.ts', giver));
  return Object.fromEntries(
    found.map((feature) => [feature.name.replace('extension ', ''), toFloor(feature, 'chrome')]),
  );
}

test('a name that MDN does not have is of no version, unless it is listed with one', () => {
  expect(scan('chrome.sidePanel.frobnicate();')).toMatchObject({
    'sidePanel.frobnicate': Infinity,
  });
  expect(scan('chrome.frobnicators.list();')).toMatchObject({ 'frobnicators.list': Infinity });
  expect(scan('chrome.sidePanel.close({ windowId: 1 });')['sidePanel.close']).toBe(141);
  expect(scan(`${own}api.contextMenus.create({});`)['contextMenus.create']).toBe(6);
});

test.each([
  ['a function that gives it', 'const panel = chromeSidePanel();\npanel?.getLayout();'],
  ['a call', 'chromeSidePanel()?.getLayout();'],
  ['a variable', 'const panel = chrome.sidePanel;\npanel.getLayout();'],
  ['a cast', 'const panel = (chrome as Any).sidePanel as Panel;\npanel.getLayout?.();'],
  ['destructuring', 'const { getLayout } = chrome.sidePanel;'],
  ['destructuring with other names', 'const { sidePanel: { getLayout: layout = no } } = chrome;'],
  ['a variable of our own', `${own}const { sidePanel } = api;\nsidePanel.getLayout();`],
])('a method is seen behind %s', (_way, text) => {
  expect(scan(text)['sidePanel.getLayout']).toBe(140);
});

test('a variable that is only called like the extension API is none', () => {
  expect(scan('const { browser, api } = words;\nbrowser.languages;\napi.create();')).toEqual({});
  expect(scan('function chromeSidePanel() { return words; }\nchromeSidePanel().a;')).toEqual({});
});
