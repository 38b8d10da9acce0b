import { describe, expect, test } from 'vitest';
import type { Prompt } from '../../../lib/core/prompt.ts';
import { toStarters } from '../../../lib/prompts/starters.ts';
import { toStarterWords } from '../../../lib/strings/starter-words.ts';
import {
  comparePrompts,
  readPromptFile,
  toPromptFile,
  toTakenIn,
} from '../../../lib/transfer/prompt-file.ts';

const prompts = toStarters(toStarterWords('en'));
const [explain, summarise] = prompts as [Prompt, Prompt];

describe('a file of prompts', () => {
  test('has all of them but whom they ask, whose ids mean nothing elsewhere', () => {
    const asking = { ...explain, connectionId: 'c', model: 'm' };
    expect(readPromptFile(toPromptFile([asking, summarise]))).toEqual({
      prompts: [explain, summarise],
      damaged: 0,
    });
  });

  test.each([
    ['unreadable', 'no JSON'],
    ['unreadable', '[]'],
    ['unreadable', '{"format":"sidestream-conversations","version":1,"prompts":[]}'],
    ['unreadable', '{"format":"sidestream-prompts","prompts":[]}'],
    ['later', '{"format":"sidestream-prompts","version":2,"prompts":[]}'],
    ['too-large', ' '.repeat(10_000_001)],
  ])('is %s where it is another one', (fault, text) => {
    expect(readPromptFile(text)).toEqual({ fault });
  });

  test('loses the entries that are damaged, and no other', () => {
    const rows = [
      explain,
      { ...summarise, places: ['everywhere'] },
      { ...summarise, schema: '{' },
      { ...summarise, parameters: { temperature: 9 } },
      { ...summarise, text: 'x'.repeat(100_001) },
      explain,
      null,
    ];
    const file = JSON.stringify({ format: 'sidestream-prompts', version: 1, prompts: rows });
    expect(readPromptFile(file)).toEqual({ prompts: [explain], damaged: 6 });
  });
});

describe('taking in', () => {
  const changed: Prompt = { ...explain, text: 'Otherwise. {{selection}}' };
  const fresh: Prompt = { ...explain, id: 'fresh', slash: 'fresh' };
  const compared = comparePrompts([changed, fresh, summarise], prompts);

  test('sees what is new, what is changed, and passes over what is the same', () => {
    expect(compared).toEqual({ fresh: [fresh], changed: [changed] });
  });

  test('replaces nothing unless it is told to', () => {
    expect(toTakenIn(compared, prompts, 'skip', () => 'n')).toEqual([fresh]);
    expect(toTakenIn(compared, prompts, 'replace', () => 'n')).toEqual([changed, fresh]);
  });

  test('keeps both, the second with a slash name of its own', () => {
    const [, beside] = toTakenIn(compared, prompts, 'both', () => 'n');
    expect(beside).toEqual({ ...changed, id: 'n', slash: `${explain.slash}-2` });
    const long = { ...fresh, slash: 's'.repeat(40) };
    const twins = { fresh: [long, { ...long, id: 'other' }], changed: [] };
    const [, other] = toTakenIn(twins, prompts, 'skip', () => 'n');
    expect(other?.slash).toBe(`${'s'.repeat(38)}-2`);
  });

  test('takes one of the same slash name for the same, and leaves whom it asks here', () => {
    const mine = { ...explain, connectionId: 'c', model: 'm' };
    const other = { ...changed, id: 'elsewhere' };
    const found = comparePrompts([other], [mine]);
    expect(toTakenIn(found, [mine], 'replace', () => 'n')).toEqual([
      { ...other, id: mine.id, connectionId: 'c', model: 'm' },
    ]);
  });
});
