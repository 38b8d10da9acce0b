import type { Entry } from './support.ts';

/** A name of the extension API that MDN's data lack, with the version that each browser has it since. */
interface Added {
  readonly name: string;
  /** false for never. */
  readonly chrome: string | false;
  readonly firefox: string | false;
  /** The page that says so. */
  readonly source: string;
}

const chromeMenus = 'https://developer.chrome.com/docs/extensions/reference/api/contextMenus';

/** What is not here and not in MDN's data is of no version, and so refused. */
const added: readonly Added[] = [
  // MDN lists these as `menus`, which Chrome does not have. Firefox has both names.
  ...[
    'contextMenus',
    'contextMenus.create',
    'contextMenus.onClicked',
    'contextMenus.removeAll',
  ].map((name) => ({ name, chrome: '6', firefox: '55', source: chromeMenus })),
  {
    name: 'sidePanel.close',
    chrome: '141',
    firefox: false,
    source: 'https://developer.chrome.com/docs/extensions/reference/api/sidePanel#method-close',
  },
];

/** The entry of a name, in the form of MDN's. */
export function toAdded(name: string): Entry | undefined {
  const found = added.find((entry) => entry.name === name);
  if (!found) return undefined;
  const { chrome, firefox } = found;
  return {
    __compat: {
      support: { chrome: { version_added: chrome }, firefox: { version_added: firefox } },
    },
  };
}
