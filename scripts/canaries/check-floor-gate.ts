import { existsSync, readdirSync } from 'node:fs';
import { posix } from 'node:path';
import { fencedPackages, floors } from '../floors.ts';
import { lint } from './check-lint-gate.ts';
import { addFile, judge, type Verdict } from './scratch.ts';

const breach = 'eslint(no-restricted-imports)';

function toImport(folder: string, target: string, depth = ''): string {
  return posix.relative(`${folder}/${depth}`, `${target}/alive.ts`).replace(/^(?!\.)/, './');
}

/** Folders of the product that the table does not name would be free to import anything. */
function listUnlistedFolders(): string[] {
  if (!existsSync('lib')) return [];
  const listed = new Set(floors.map(({ folder }) => folder));
  return readdirSync('lib', { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !listed.has(`lib/${entry.name}`))
    .map((entry) => `lib/${entry.name} is not in scripts/floors.ts`);
}

/**
 * Breaks each line of the floors' table once, from a floor's top and from a folder within it,
 * and imports what is allowed, which must go through.
 */
export function checkFloorGate(scratch: string): Verdict {
  const expectations = new Map<string, readonly string[]>();
  const add = (path: string, from: string, expected: readonly string[]) => {
    addFile(
      scratch,
      path,
      `import { alive } from '${from}';\n\nexport const copy: unknown = alive;\n`,
    );
    expectations.set(path, expected);
  };
  for (const { folder, floors: open, packages } of floors) {
    addFile(scratch, `${folder}/alive.ts`, 'export const alive = 1;\n');
    for (const { folder: target } of floors) {
      if (target === folder) continue;
      const expected = open.includes(target) ? [] : [breach];
      const name = `imports-${target.replace('/', '-')}.ts`;
      add(`${folder}/${name}`, toImport(folder, target), expected);
      add(`${folder}/deep/${name}`, toImport(folder, target, 'deep'), expected);
    }
    for (const name of fencedPackages) {
      const expected = packages.includes(name) ? [] : [breach];
      const file = `imports-package-${name.replace(/\W+/g, '-')}.ts`.replace('--', '-');
      add(`${folder}/${file}`, name, expected);
    }
  }
  const verdict = judge(expectations, lint(scratch));
  return { alive: verdict.alive, dead: [...verdict.dead, ...listUnlistedFolders()] };
}
