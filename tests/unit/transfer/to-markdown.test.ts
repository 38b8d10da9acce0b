import { describe, expect, test } from 'vitest';
import type { ToolCallView } from '../../../lib/core/call-view.ts';
import type { Answer, Message } from '../../../lib/core/conversation.ts';
import type { RunError } from '../../../lib/core/run-error.ts';
import type { StreamPart } from '../../../lib/core/parts.ts';
import { createTranslator } from '../../../lib/strings/translator.ts';
import { toMarkdown } from '../../../lib/transfer/to-markdown.ts';
import { toAnswer, toQuestion } from '../../support/messages.ts';

const conversation = {
  id: 'c',
  title: 'Rivers',
  createdAtMs: Date.UTC(2026, 10, 21, 12),
  updatedAtMs: 1,
};
const strings = createTranslator('en');
const nameCall = ({ name }: ToolCallView): string => name;
const finish: StreamPart = {
  type: 'finish',
  finishReason: { unified: 'stop', raw: 'stop' },
  atMs: 1,
};
const say = (text: string): StreamPart => ({ type: 'text-delta', text });

function write(messages: Message[], leafId: string | null = null): string {
  return toMarkdown({ conversation, messages, leafId, strings, nameCall });
}

function writeAnswer(parts: StreamPart[], fields: Partial<Answer> = {}): string {
  const question = toQuestion({ id: 'q' });
  return write([question, toAnswer({ id: 'a', parentId: 'q', parts, ...fields })]);
}

test('a conversation as Markdown has title, date, questions and answers with their model', () => {
  const text = writeAnswer([say('They **flow**.\n\n- down'), finish], { model: 'gpt-4o' });
  expect(text).toMatch(/^# Rivers\n\n\*November 21, 2026/);
  expect(text).toContain('## Question\n\nQuestion q\n\n');
  expect(text).toMatch(/## Answer \(gpt-4o\)\n\nThey \*\*flow\*\*\.\n\n- down\n$/);
});

test('the model that answered is named, and not the one that was asked for', () => {
  const used: StreamPart = { type: 'model-used', model: 'gpt_4o*' };
  expect(writeAnswer([used, say('x'), finish])).toContain(String.raw`## Answer (gpt\_4o\*)`);
});

test('what was attached is a quote', () => {
  const content = [
    { type: 'text', text: 'Explain' },
    { type: 'selection', text: 'one\n\ntwo' },
    { type: 'page', text: 'body', title: 'A [page]', url: 'https://a.example/<x> y' },
  ] as const;
  const text = write([toQuestion({ id: 'q', content: [...content] })]);
  expect(text).toContain('Explain\n\n> **Selection**\n>\n> one\n>\n> two\n\n');
  expect(text).toContain(
    String.raw`> **Page:** [A \[page\]](<https://a.example/%3Cx%3E%20y>)` + '\n>\n> body',
  );
});

test('what is missing is said, and what came before it is there', () => {
  const [first, later] = [
    toQuestion({ id: 'q1', createdAtMs: 1 }),
    toQuestion({ id: 'q2', parentId: 'gone', createdAtMs: 2 }),
  ];
  expect(write([first, later])).toContain(
    'Question q1\n\n*Something that came before this is missing.*\n\n## Question\n\nQuestion q2',
  );
  expect(write([first])).not.toContain('missing');
});

describe('an end that is no plain one has a word', () => {
  const ends: readonly (readonly [string, StreamPart[], string])[] = [
    ['stopped', [say('x'), { type: 'abort', atMs: 1 }], 'The answer was stopped'],
    ['cut', [say('x'), toFinish('length')], 'The answer was cut at the length limit'],
    ['filtered', [say('x'), toFinish('content-filter')], 'A content filter'],
    ['interrupted', [say('x'), toError('interrupted')], 'The answer was interrupted'],
    ['failed', [toError('overloaded')], 'The answer failed'],
    ['live', [say('x')], 'Not finished yet'],
  ];
  test.each(ends)('%s', (_, parts, words) => {
    expect(writeAnswer(parts)).toContain(`*${words}`);
  });

  test('and a plain one has none', () => {
    expect(writeAnswer([say('x'), finish])).toMatch(/x\n$/);
  });
});

test('sources are links to web pages, and nothing else is', () => {
  const text = writeAnswer([
    say('x'),
    { type: 'citation', citation: { url: 'https://a.example/)', title: 'A](b' } },
    { type: 'citation', citation: { url: 'javascript:alert(1)', title: 'Bad' } },
    finish,
  ]);
  expect(text).toContain(String.raw`1. [A\](b](<https://a.example/)>)` + '\n2. Bad\n');
  expect(text).not.toContain('javascript:');
});

describe('of several branches', () => {
  const messages = [
    toQuestion({ id: 'q' }),
    toAnswer({ id: 'a', parentId: 'q', parts: [say('First.'), finish] }),
    toAnswer({ id: 'b', parentId: 'q', createdAtMs: 2, parts: [say('Second.'), finish] }),
  ];

  test('the latest is written, and that there are others', () => {
    expect(write(messages)).toContain('Second.');
    expect(write(messages)).not.toContain('First.');
    expect(write(messages)).toContain('*Only the version on screen');
  });

  test('the one on screen is written where one is', () => {
    expect(write(messages, 'a')).toContain('First.');
    expect(write(messages, 'a')).not.toContain('Second.');
  });

  test('the latest is written where the one on screen is gone', () => {
    expect(write(messages, 'gone')).toContain('Second.');
  });
});

test('a title cannot become anything but words', () => {
  const text = toMarkdown({
    conversation: { ...conversation, title: '# <b>*x*\n[y](z)' },
    messages: [],
    leafId: null,
    strings,
    nameCall,
  });
  expect(text).toMatch(/^# \\# \\<b\\>\\\*x\\\* \\\[y\\\]\(z\)\n/);
});

function toFinish(unified: 'length' | 'content-filter'): StreamPart {
  return { type: 'finish', finishReason: { unified, raw: null }, atMs: 1 };
}

function toError(kind: RunError['kind']): StreamPart {
  return { type: 'error', error: { kind }, atMs: 1 };
}
