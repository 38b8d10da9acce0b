import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkNotices, checkPackageSizes } from '../checks/check-packages.ts';
import { compareFolders } from '../packages/compare.ts';
import { toZip } from '../packages/to-zip.ts';
import { addFile, type Verdict } from './scratch.ts';

/** The comparison of packages, their budgets and their licences: each must refuse what differs, is too big, or is not named. */
export function checkPackageGate(scratch: string): Verdict {
  const put = (folder: string, text: string) => {
    addFile(scratch, `${folder}/SHA256SUMS`, 'sums');
    const files = new Map([['background.js', Buffer.from(text)]]);
    writeFileSync(join(scratch, folder, 'a.zip'), toZip(files));
    return join(scratch, folder);
  };
  const [one, same, other] = [put('one', 'a'), put('same', 'a'), put('other', 'b')];
  const dead: string[] = [];
  const [difference] = compareFolders(one, other);
  if (difference?.includes('background.js') !== true) {
    dead.push('two packages with one byte that differs went through');
  }
  rmSync(join(other, 'a.zip'));
  if (compareFolders(one, other).length === 0) dead.push('a package that is missing went through');
  if (compareFolders(join(scratch, 'lib'), other).length === 0) {
    dead.push('a build that made no package went through');
  }
  if (checkPackageSizes([{ name: 'x-chrome.zip', bytes: { length: 9e6 } }]).length === 0) {
    dead.push('a package over its budget went through');
  }
  if (checkNotices('head\n\npreact 1.0.0\n', ['preact', 'idb']).length !== 1) {
    dead.push('a package without its licence went through');
  }
  const alive = 5 - dead.length;
  if (compareFolders(one, same).length > 0)
    dead.push('two packages that are the same were refused');
  return { alive, dead };
}
