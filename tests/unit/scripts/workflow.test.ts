import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkWorkflow } from '../../../scripts/store/check-workflow.ts';

const text = readFileSync(join('.github', 'workflows', 'ci.yml'), 'utf8');
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object };
const names = Object.keys(scripts);

test('the workflow runs scripts that there are, with pinned actions and no right that it does not need', () => {
  expect(checkWorkflow(text, names)).toEqual([]);
});

test('the workflow audits, tests, packs, runs the deep tests at night and releases by tag', () => {
  for (const words of ['npm audit --omit=dev', 'npm test', 'npm run zip', 'npm run test:deep']) {
    expect(text).toContain(words);
  }
  expect(text).toMatch(/startsWith\(github\.ref, 'refs\/tags\/v'\)/);
});

describe('the check refuses', () => {
  test.each([
    ['a script that does not exist', (all: string) => all.replace('npm run zip', 'npm run pack')],
    ['an action that is not pinned', (all: string) => all.replace(/@08c6[0-9a-f]+ /, '@v5 ')],
    [
      'a workflow that may write',
      (all: string) => all.replace('contents: read', 'contents: write'),
    ],
    [
      'a job that needs one that is not there',
      (all: string) => all.replace('[audit, ', '[check, '),
    ],
    [
      'credentials that stay',
      (all: string) => all.replace('persist-credentials: false', 'fetch-depth: 0'),
    ],
    [
      'an expression in a shell',
      (all: string) => all.replace('npm run zip', 'echo ${{ github.head_ref }}'),
    ],
  ])('%s', (_, bend) => {
    expect(bend(text)).not.toBe(text);
    expect(checkWorkflow(bend(text), names)).toHaveLength(1);
  });
});
