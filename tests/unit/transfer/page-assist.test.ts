import { expect, test } from 'vitest';
import { toRunView } from '../../../lib/core/run-view.ts';
import { readImport } from '../../../lib/transfer/read-import.ts';
import type { ReadImport } from '../../../lib/transfer/read-import.ts';

const history = { id: 'pa_1', title: 'Rivers', createdAt: 5_000, is_rag: false };

function toMessage(id: string, role: string, createdAt: number, fields: object = {}): object {
  return {
    id,
    history_id: 'pa_1',
    name: 'llama3',
    role,
    content: id,
    images: [],
    createdAt,
    ...fields,
  };
}

async function read(chat: unknown[], others: object = {}): Promise<ReadImport> {
  const file = new Blob([
    JSON.stringify({ knowledge: [], chat, vector: [], prompts: [], ...others }),
  ]);
  const outcome = await readImport(file, 9);
  if ('fault' in outcome) throw new Error(outcome.fault);
  return outcome;
}

test('an export of Page Assist becomes conversations, in the order of their times', async () => {
  const messages = [
    toMessage('a', 'assistant', 2_000, { modelName: 'llama3:8b' }),
    toMessage('q2', 'user', 3_000),
    toMessage('q', 'user', 1_000),
    toMessage('a2', 'assistant', 4_000),
  ];
  const { format, records, leftOut } = await read([{ history, messages }]);
  expect(format).toBe('page-assist');
  expect(leftOut).toEqual({});
  expect(records).toHaveLength(1);
  expect(records[0]?.conversation).toEqual({
    id: 'page-assist.pa_1',
    title: 'Rivers',
    createdAtMs: 1_000,
    updatedAtMs: 5_000,
  });
  expect(records[0]?.messages.map(({ id, parentId }) => [id, parentId])).toEqual([
    ['page-assist.pa_1.q', null],
    ['page-assist.pa_1.a', 'page-assist.pa_1.q'],
    ['page-assist.pa_1.q2', 'page-assist.pa_1.a'],
    ['page-assist.pa_1.a2', 'page-assist.pa_1.q2'],
  ]);
  expect(records[0]?.messages[1]).toMatchObject({ model: 'llama3:8b' });
});

test('thoughts between tags are reasoning, sources are links, pictures are marks', async () => {
  const sources = [
    { name: 'Source', url: 'https://a.example/' },
    { name: 'File', type: 'pdf' },
  ];
  const { records, leftOut } = await read([
    {
      history,
      messages: [
        toMessage('q', 'user', 1, { images: ['data:image/png;base64,AA', ''] }),
        toMessage('a', 'assistant', 2, { content: '<think>Hm.</think>\n\nYes.', sources }),
      ],
    },
  ]);
  const [question, answer] = records[0]?.messages ?? [];
  expect(question).toMatchObject({ content: [{ text: 'q\n\n[image]' }] });
  const view = toRunView((answer?.role === 'assistant' && answer.parts) || []);
  expect(view.reasoning.toString()).toBe('Hm.');
  expect(view.text.toString()).toBe('Yes.');
  expect(view.citations).toEqual([{ url: 'https://a.example/', title: 'Source' }]);
  expect(leftOut).toEqual({ media: 1 });
});

test.each([
  ['<thinking>Hm.</thinking>\nYes.', 'Hm.', 'Yes.'],
  ['<reasoning>Hm.</reasoning>Yes.', 'Hm.', 'Yes.'],
  ['\n<Reason>\nHm.\n</Reason>\n\nYes.', 'Hm.', 'Yes.'],
  ['<thought>Hm.</thought>Yes.', 'Hm.', 'Yes.'],
  // As its own reader does it: whichever closes, closes.
  ['<think>Hm.</thought>Yes.', 'Hm.', 'Yes.'],
  ['<think>One.</think>\n<think>Two.</think>\nYes.', 'One.\n\nTwo.', 'Yes.'],
  ['<think>\n\n</think>\n\nYes.', '', 'Yes.'],
  // Stopped while it thought.
  ['<think>Hm, and then', 'Hm, and then', ''],
  // A template has swallowed the opening one.
  ['Hm.\n</think>\n\nYes.', 'Hm.', 'Yes.'],
  // About the tags.
  ['Write <think>Hm.</think> before it.', '', 'Write <think>Hm.</think> before it.'],
  ['It ends with </think>\nas a rule.', '', 'It ends with </think>\nas a rule.'],
  ['<thinker>Hm.</thinker>', '', '<thinker>Hm.</thinker>'],
])('of %j the thoughts are %j and the answer is %j', async (content, reasoning, text) => {
  const messages = [toMessage('q', 'user', 1), toMessage('a', 'assistant', 2, { content })];
  const { records } = await read([{ history, messages }]);
  const answer = records[0]?.messages[1];
  const view = toRunView((answer?.role === 'assistant' && answer.parts) || []);
  expect(view.reasoning.toString()).toBe(reasoning);
  expect(view.text.toString()).toBe(text);
});

test('a question about the tags keeps them', async () => {
  const content = '<think>What is this?';
  const { records } = await read([{ history, messages: [toMessage('q', 'user', 1, { content })] }]);
  expect(records[0]?.messages[0]).toMatchObject({ content: [{ type: 'text', text: content }] });
});

test('keys, prompts and settings stay where they are, and are told', async () => {
  const secret = 'sk-page-assist-secret';
  const reading = await read([{ history, messages: [toMessage('q', 'user', 1)] }], {
    oaiConfigs: [{ id: 'x', apiKey: secret }],
    prompts: [{ id: 'p', content: 'Be brief.' }],
    storageLocal: { theme: 'dark' },
  });
  expect(reading.leftOut).toEqual({ settings: 3 });
  expect(JSON.stringify(reading)).not.toContain(secret);
});

test('instructions, messages without an id and empty conversations are left out and counted', async () => {
  const messages = [
    toMessage('s', 'system', 1),
    toMessage('', 'user', 2),
    toMessage('q', 'user', 3),
    toMessage('q', 'user', 4),
  ];
  const { records, leftOut } = await read([
    { history, messages },
    { history: { ...history, id: 'pa_2' }, messages: [] },
    { history: null, messages },
  ]);
  expect(records).toHaveLength(1);
  expect(leftOut).toEqual({ hidden: 1, unreadable: 3, empty: 1 });
});

test('an export without conversations says so', async () => {
  const file = new Blob([JSON.stringify({ knowledge: [], chat: [], prompts: [] })]);
  expect(await readImport(file, 9)).toEqual({ fault: 'nothing' });
});
