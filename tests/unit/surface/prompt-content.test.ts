import { describe, expect, test } from 'vitest';
import { toSentContent } from '../../../lib/core/content.ts';
import type { PagePart } from '../../../lib/core/content.ts';
import { fillPrompt } from '../../../lib/prompts/fill-prompt.ts';
import { toPromptContent, withPagesOf } from '../../../lib/surface/prompt-content.ts';

const page: PagePart = { type: 'page', text: 'word '.repeat(10_000), title: 't', url: 'u' };
const fill = (text: string) =>
  fillPrompt('Shorten: {{page}}', { data: { page: text, title: 't', url: 'u' }, inputs: {} });

describe('the question of a prompt', () => {
  test('has what was pasted cut as far as there is room beside what goes along', () => {
    const file = { type: 'file', name: 'f', text: 'word '.repeat(10_000) } as const;
    const [words, pasted, along] = toSentContent(toPromptContent(fill(page.text), [file], 2000));
    expect(words).toEqual({ type: 'text', text: 'Shorten:' });
    expect(pasted).toMatchObject({ type: 'page', whole: 50_000 });
    expect(along).toMatchObject({ type: 'file', whole: 50_000 });
  });

  test('has a page that goes along once, as far as the user has set it', () => {
    const cut = { ...page, limit: 40, isOwnLimit: true, promptId: 'p' };
    const content = toSentContent(toPromptContent(fill(page.text), [cut], 2000));
    expect(content).toHaveLength(2);
    expect(content[1]).toEqual({ ...page, text: page.text.slice(0, 40), whole: 50_000 });
  });

  test('is asked for a label that every object has something under', () => {
    expect(fillPrompt('A {{input:constructor}}B', { data: {}, inputs: {} })).toEqual([
      { type: 'text', text: 'A B' },
    ]);
  });
});

test('a page that a prompt has added goes with it, or to the next one that wants it; the user’s own stay', () => {
  const added = { ...page, promptId: 'a' };
  expect(withPagesOf([added, page], null)).toEqual([page]);
  expect(withPagesOf([added], { id: 'b', wantsPage: false })).toEqual([]);
  expect(withPagesOf([added], { id: 'b', wantsPage: true })).toEqual([{ ...page, promptId: 'b' }]);
  const context = [page];
  expect(withPagesOf(context, null)).toBe(context);
  expect(withPagesOf([added], { id: 'a', wantsPage: true })).toEqual([added]);
});
