import { describe, expect, test } from 'vitest';
import { toNotices } from '../../../scripts/packages/notices.ts';
import { toPackageFolder } from '../../../scripts/vite/note-packages.ts';

describe('the package of a module', () => {
  test.each([
    ['/house/node_modules/preact/dist/preact.mjs', '/house/node_modules/preact'],
    [
      '/house/node_modules/@preact/signals/dist/signals.mjs?v=1',
      '/house/node_modules/@preact/signals',
    ],
    ['\0/house/node_modules/turndown/lib/x.js?commonjs', '/house/node_modules/turndown'],
    ['/a/node_modules/one/node_modules/two/x.js', '/a/node_modules/one/node_modules/two'],
    ['node_modules/pdfjs-dist/legacy/build/pdf.worker.min.mjs', 'node_modules/pdfjs-dist'],
    [String.raw`C:\house\node_modules\idb\build\index.js`, 'C:/house/node_modules/idb'],
    ['\0vite/preload-helper.js', 'node_modules/vite'],
    ['\0rolldown/runtime.js', 'node_modules/rolldown'],
    ['/house/lib/core/ids.ts', undefined],
    ['./components/blank/blank-ways.tsx', undefined],
  ])('%s', (id, folder) => {
    expect(toPackageFolder(id)).toBe(folder);
  });
});

describe('the notices', () => {
  const folders = ['preact', 'pdfjs-dist', '@mozilla/readability', 'wxt', 'vite'];
  const notices = toNotices(folders.map((name) => `node_modules/${name}`));

  test('name each package once, in order, with version, licence and its whole text', () => {
    const names = [...notices.matchAll(/^(\S+) \S.*\n\S+\nLicence: \S+\n=/gm)].map(
      ([, name]) => name,
    );
    expect(names).toEqual([
      '@mozilla/readability',
      'core-js',
      'lucide-static',
      'pdfjs-dist',
      'preact',
      'vite',
      'wxt',
    ]);
    expect(notices).toContain('Jason Miller');
    // Readability's own file only names the Apache licence.
    expect(notices.match(/TERMS AND CONDITIONS FOR USE/g)).toHaveLength(2);
    // What is in Vite itself is in no build.
    expect(notices).not.toContain('Licenses of bundled dependencies');
  });

  test('are the same whatever order the packages come in, and however often', () => {
    const again = [...folders, ...folders].reverse().map((name) => `./node_modules/${name}`);
    expect(toNotices(again)).toBe(notices);
  });
});
