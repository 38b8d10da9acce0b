import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runners } from '../../../scripts/checks/runners.ts';

const document = readFileSync('SECURITY.md', 'utf8');

/** The last cells of the rows that say what is defended: which test shows it. */
function readShownBy(): string[] {
  const from = document.indexOf('## What is defended');
  const rows = document
    .slice(from, document.indexOf('## What is not defended'))
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (?:---|threat)/.test(line));
  return rows.map((row) => row.split(' | ').at(-1)?.replace(/ \|$/, '') ?? '');
}

/** `a/{b,c}/d` as `a/b/d` and `a/c/d`. */
function toPaths(named: string): string[] {
  const [, before, choices, after] = /^(.*)\{(.+)\}(.*)$/.exec(named) ?? [];
  if (choices === undefined) return [named];
  return choices.split(',').map((choice) => `${before}${choice}${after}`);
}

function isTest(path: string): boolean {
  const place = join('tests', path);
  return ['', '.test.ts', '.test.tsx', '.spec.ts'].some((end) => existsSync(`${place}${end}`));
}

test('every threat names what shows its defence, and each test that is named is there', () => {
  const cells = readShownBy();
  expect(cells.length).toBeGreaterThan(25);
  for (const cell of cells) {
    const named = Array.from(cell.matchAll(/`([^`]+)`/g), ([, name]) => name ?? '');
    const paths = named.filter((name) => /^(?:unit|integration|e2e)\//.test(name)).flatMap(toPaths);
    const lines = named.filter((name) => runners.some((runner) => runner.name === name));
    expect(paths.length + lines.length, cell).toBeGreaterThan(0);
    expect(
      paths.filter((path) => !isTest(path)),
      cell,
    ).toEqual([]);
  }
});

test('files that the document leads to are there', () => {
  const files = Array.from(document.matchAll(/\]\(([^)]+)\)/g), ([, file]) => file ?? '');
  expect(files.length).toBeGreaterThan(4);
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
});
