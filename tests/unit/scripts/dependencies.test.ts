import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkDependencies } from '../../../scripts/packages/check-dependencies.ts';
import { readPackage } from '../../../scripts/packages/read-package.ts';
import { listRuntimePackages } from '../../../scripts/packages/runtime-packages.ts';

const document = readFileSync('docs/dependencies.md', 'utf8');
const one = { name: 'one', license: 'MIT', hasInstallScript: false };
const listed = '| `one` | MIT | an example |';

describe('the packages that the product depends on', () => {
  test('are each in docs/dependencies.md, with a licence that we allow, and run nothing when they are installed', () => {
    expect(checkDependencies(listRuntimePackages(), document)).toEqual([]);
  });

  test('have in their own package.json the licence that the lockfile names', () => {
    for (const { folder, license } of listRuntimePackages()) {
      expect(readPackage(folder), folder).toMatchObject({ license });
    }
  });

  test('have no script of their own that npm would run', () => {
    for (const { folder } of listRuntimePackages()) {
      const names = Object.keys(readPackage(folder).scripts ?? {});
      expect(names.filter((name) => /^(?:pre|post)?install$/.test(name))).toEqual([]);
    }
  });

  test('are found with what they bring along', () => {
    const names = listRuntimePackages().map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(Object.keys(readPackage('.').dependencies ?? {})));
    expect(names).toContain('@preact/signals-core');
  });
});

describe('the check itself refuses', () => {
  test.each([
    ['a package that nobody listed', [one], ''],
    ['a licence that is not the one listed', [{ ...one, license: 'ISC' }], listed],
    [
      'a licence that we do not allow',
      [{ ...one, license: 'AGPL-3.0-only' }],
      listed.replace('MIT', 'AGPL-3.0-only'),
    ],
    ['a package that names no licence', [{ name: 'one', hasInstallScript: false }], listed],
    [
      'a package that runs something when it is installed',
      [{ ...one, hasInstallScript: true }],
      listed,
    ],
    ['a row of a package that is gone', [], listed],
  ])('%s', (_, packages, text) => {
    expect(checkDependencies(packages, text)).not.toEqual([]);
  });
});
