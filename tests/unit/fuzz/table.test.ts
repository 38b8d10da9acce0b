import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { boundaries } from '../../support/fuzz/boundaries.ts';

const root = 'lib';
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /(?<!\.d)\.tsx?$/.test(file))
  .map((file) => file.replaceAll('\\', '/'));
const tried = new Set(boundaries.flatMap((boundary) => boundary.files));

/** What shows that a file makes something of what a stranger wrote. */
const signs =
  /export (?:async )?(?:function|const) parse[A-Z]|\bJSON\.parse\(|\bparse(?:Json|Record|Reply)\(|\bv\.(?:is|safeParse|parse)\(/;

test('every file that parses is tried by the fuzz tests', () => {
  const parsing = files.filter((file) => signs.test(readFileSync(join(root, file), 'utf8')));
  expect(parsing.length).toBeGreaterThan(20);
  expect(parsing.filter((file) => !tried.has(file))).toEqual([]);
});

test('the fuzz tests name no file that is not there', () => {
  expect([...tried].filter((file) => !files.includes(file))).toEqual([]);
});
