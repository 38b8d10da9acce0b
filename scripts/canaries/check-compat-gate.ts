import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { addFile, type Verdict } from './scratch.ts';

const floors = { minimum_chrome_version: '126' };
const gecko = { browser_specific_settings: { gecko: { strict_min_version: '142.0' } } };

function check(
  scratch: string,
  name: string,
  manifest: object,
  script: string,
  style: string,
): string {
  for (const build of ['chrome-mv3', 'firefox-mv3']) {
    const own = build === 'chrome-mv3' ? floors : gecko;
    addFile(scratch, `${name}/${build}/manifest.json`, JSON.stringify({ ...own, ...manifest }));
    addFile(scratch, `${name}/${build}/background.js`, script);
    addFile(scratch, `${name}/${build}/page.css`, style);
  }
  const { stdout, status } = spawnSync(
    process.execPath,
    ['scripts/compat.ts', join(scratch, name)],
    { encoding: 'utf8' },
  );
  return status === 0 ? '' : stdout;
}

/** The check of versions: what the oldest browser that we name does not have must be refused, of each kind. */
export function checkCompatGate(scratch: string): Verdict {
  const found = check(
    scratch,
    'new',
    { permissions: ['userScripts'] },
    'Promise.try(run);\nwindow.documentPictureInPicture.requestWindow();\nnew CloseWatcher();\nlist.toHex2();\nrows.setFromBase64(x);',
    'p { corner-shape: squircle; width: sibling-index(); } @function --f() { result: 1px; } p:open { color: red; }',
  );
  const wanted = {
    'Promise.try': "a method of the language's objects went through",
    CloseWatcher: 'a class of the web went through',
    '.setFromBase64()': 'a method of an object that is not named went through',
    'corner-shape:': 'a property went through',
    'sibling-index()': 'a function of styles went through',
    '@function': 'a rule of styles went through',
    'manifest permissions: userScripts': 'a permission went through',
  };
  const dead = Object.entries(wanted)
    .filter(([name]) => !found.includes(`✗ ${name} `))
    .map(([, sentence]) => sentence);
  const alive = Object.keys(wanted).length - dead.length;
  if (
    check(
      scratch,
      'old',
      {},
      'structuredClone(1);\nlist.at(-1);',
      'p { color: light-dark(red, blue); }',
    ) !== ''
  ) {
    dead.push('a build that needs nothing new was refused');
  }
  return { alive, dead };
}
