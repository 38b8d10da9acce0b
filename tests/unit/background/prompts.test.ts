import { describe, expect, test } from 'vitest';
import type { PromptRow } from '../../../lib/conversations/prompt-table.ts';
import { createPrompts } from '../../../lib/background/prompts.ts';
import { createMemoryTable } from '../../../lib/background/table.ts';
import type { Prompt } from '../../../lib/core/prompt.ts';
import { promptLimit } from '../../../lib/protocol/prompt-schema.ts';
import { toStarters } from '../../../lib/prompts/starters.ts';
import { toStarterWords } from '../../../lib/strings/starter-words.ts';
import type { Locale } from '../../../lib/strings/locale.ts';

function open(language: { now: Locale } = { now: 'en' }) {
  const table = createMemoryTable<PromptRow>();
  const starters = async () => toStarters(toStarterWords(language.now));
  return { table, prompts: createPrompts(table, starters) };
}

const own: Prompt = {
  ...toStarters(toStarterWords('en'))[0]!,
  id: 'own',
  name: 'Own',
  slash: 'own',
};

const names = (prompts: readonly Prompt[]): string[] => prompts.map(({ name }) => name);

describe('the starting set', () => {
  test('is there without a row, and speaks the language that is chosen', async () => {
    const language: { now: Locale } = { now: 'en' };
    const { table, prompts } = open(language);
    expect((await prompts.all())[0]?.name).toBe('Explain selection');
    language.now = 'de';
    expect((await prompts.all())[0]?.name).toBe('Auswahl erklären');
    expect(await table.all()).toEqual([]);
  });

  test('keeps what the user made of it, also where it was only moved', async () => {
    const language: { now: Locale } = { now: 'en' };
    const { prompts } = open(language);
    const [explain, summarise] = await prompts.all();
    await prompts.save([{ ...explain!, text: 'Mine. {{selection}}' }]);
    await prompts.order([summarise!.id]);
    await prompts.delete(['starter.rewrite']);
    language.now = 'de';
    const now = await prompts.all();
    expect(names(now).slice(0, 2)).toEqual(['Auswahl zusammenfassen', 'Explain selection']);
    expect(now[1]?.text).toBe('Mine. {{selection}}');
    expect(now).toHaveLength(5);
  });

  test('comes back whole, and leaves the user’s own alone', async () => {
    const { prompts } = open();
    const before = names(await prompts.all());
    await prompts.save([own]);
    await prompts.delete(['starter.explain', 'starter.rewrite']);
    await prompts.restore();
    expect(names(await prompts.all())).toEqual([...before, 'Own']);
  });
});

test('new prompts stand behind all others, and twice is once', async () => {
  const { prompts } = open();
  await prompts.save([own]);
  await prompts.save([own]);
  await prompts.save([{ ...own, id: 'second', name: 'Second' }]);
  expect(names(await prompts.all()).slice(-2)).toEqual(['Own', 'Second']);
  expect(await prompts.all()).toHaveLength(8);
  await prompts.delete(['own', 'own']);
  expect(await prompts.find('own')).toBeUndefined();
});

test('there are so many and no more, and what is too much changes nothing', async () => {
  const { prompts } = open();
  const many = Array.from({ length: promptLimit }, (_, at) => ({ ...own, id: `own-${at}` }));
  await expect(prompts.save(many)).rejects.toThrow('too many');
  expect(await prompts.all()).toHaveLength(6);
});

test('two changes at a time both count', async () => {
  const { prompts } = open();
  await Promise.all([
    prompts.save([own]),
    prompts.order(['starter.rewrite']),
    prompts.save([{ ...own, id: 'second' }]),
  ]);
  const ids = (await prompts.all()).map(({ id }) => id);
  expect(ids[0]).toBe('starter.rewrite');
  expect(ids).toContain('own');
  expect(ids).toContain('second');
});
