import { describe, expect, test } from 'vitest';
import type { Message } from '../../../lib/core/conversation.ts';
import { createExportFile } from '../../../lib/transfer/export-file.ts';
import { importLimit } from '../../../lib/transfer/import-format.ts';
import { readImport } from '../../../lib/transfer/read-import.ts';
import { toAnswer, toQuestion } from '../../support/messages.ts';

const head = { format: 'sidestream-conversations', version: 1 };
const conversation = { id: 'c', title: 'T', createdAtMs: 1, updatedAtMs: 1 };
const question = {
  id: 'q',
  role: 'user',
  parentId: null,
  createdAtMs: 1,
  content: [{ type: 'text', text: 'Hi' }],
};
const answer = {
  id: 'a',
  role: 'assistant',
  parentId: 'q',
  createdAtMs: 1,
  connectionId: '',
  model: 'm',
  omitted: [],
  parts: [{ type: 'abort', atMs: 1 }],
};

function toFile(value: unknown): Blob {
  return new Blob([typeof value === 'string' ? value : JSON.stringify(value)]);
}

function toOwn(messages: unknown, changes: object = {}): Blob {
  return toFile({ ...head, conversations: [{ ...conversation, messages, ...changes }] });
}

describe('a file that cannot be imported has a name for why', () => {
  const refused: readonly (readonly [string, Blob, string])[] = [
    ['empty', new Blob([]), 'empty'],
    ['blank', toFile(' \n'), 'empty'],
    ['a ZIP', new Blob([new Uint8Array([0x50, 0x4b, 3, 4, 0])]), 'archive'],
    ['words', toFile('Dear diary'), 'not-json'],
    ['cut off', toFile('{"format":"sidestream-conv'), 'not-json'],
    ['not UTF-8', new Blob([new Uint8Array([0x22, 0xff, 0x22])]), 'not-json'],
    ['a number', toFile(7), 'foreign'],
    ['null', toFile(null), 'foreign'],
    ['an object of others', toFile({ chats: [] }), 'foreign'],
    ['a list of others', toFile([{ messages: [] }]), 'foreign'],
    ['an empty list', toFile([]), 'nothing'],
    ['of a later version', toFile({ ...head, version: 2, conversations: 'new' }), 'newer'],
    ['of no version', toFile({ format: head.format, conversations: [] }), 'damaged'],
    ['without conversations', toFile({ ...head }), 'damaged'],
    ['with no conversation in it', toFile({ ...head, conversations: [] }), 'nothing'],
    ['of one object that is none', toFile({ ...head, conversations: [null] }), 'damaged'],
  ];
  test.each(refused)('%s', async (_, file, fault) => {
    expect(await readImport(file, 0)).toEqual({ fault });
  });

  test.each([
    [2, 'newer'],
    [0, 'damaged'],
    [-1, 'damaged'],
    [1.5, 'damaged'],
    ['1', 'damaged'],
    [null, 'damaged'],
  ])('an export of version %j, in whatever layout', async (version, fault) => {
    const file = createExportFile(0);
    file.add({ conversation, messages: [toQuestion({ id: 'q' })], sent: 1, liveIds: [] });
    const lines = await file.finish().text();
    expect(await readImport(toFile(lines), 0)).not.toHaveProperty('fault');
    const changed = lines.replace('"version":1', `"version":${JSON.stringify(version)}`);
    expect(await readImport(toFile(changed), 0)).toEqual({ fault });
    const other = toFile({ ...head, version, conversations: [{ ...conversation, messages: [] }] });
    expect(await readImport(other, 0)).toEqual({ fault });
  });

  test('too large, by its size alone', async () => {
    const file = toFile('{"chats":[]}');
    Object.defineProperty(file, 'size', { value: importLimit + 1 });
    expect(await readImport(file, 0)).toEqual({ fault: 'too-large' });
  });

  test('gone from the disk before it was read', async () => {
    const gone = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
    const slice = () => ({ text: gone });
    const file = { size: 1, slice, arrayBuffer: gone } as unknown as Blob;
    expect(await readImport(file, 0)).toEqual({ fault: 'unreadable' });
  });
});

test('a sound file of ours is read', async () => {
  expect(await readImport(toOwn([question, answer]), 0)).toMatchObject({
    format: 'sidestream',
    records: [{ conversation, messages: [{ id: 'q', conversationId: 'c' }, { id: 'a' }] }],
  });
});

describe('one message that is not as it should be makes the whole file damaged', () => {
  const circle = [
    { ...question, parentId: 'a' },
    { ...answer, parentId: 'q' },
  ];
  const bad: readonly (readonly [string, unknown])[] = [
    ['messages that follow from themselves', circle],
    ['two of one id', [question, question]],
    ['no list', {}],
    ['none at all', [null]],
    ['a third role', [{ ...question, role: 'system' }]],
    ['an id that is too long', [{ ...question, id: 'x'.repeat(129) }]],
    ['no id', [{ ...question, id: '' }]],
    ['a question after a question', [question, { ...question, id: 'q2', parentId: 'q' }]],
    ['a time in words', [{ ...question, createdAtMs: 'today' }]],
    ['no time', [{ ...question, createdAtMs: undefined }]],
    ['an answer to a question that is not there', [{ ...answer, parentId: 'elsewhere' }]],
    [
      'a question after an answer that is not there',
      [question, answer, { ...question, id: 'q3', parentId: 'a2' }],
    ],
    ['content of an unknown kind', [{ ...question, content: [{ type: 'video' }] }]],
    ['an answer without an end', [question, { ...answer, parts: [] }]],
    ['an answer whose run is open', [question, { ...answer, parts: null }]],
    [
      'words after the end',
      [question, { ...answer, parts: [...answer.parts, { type: 'text-delta', text: 'x' }] }],
    ],
  ];
  test.each(bad)('%s', async (_, messages) => {
    expect(await readImport(toOwn(messages), 0)).toEqual({ fault: 'damaged' });
  });

  test('a number without an end', async () => {
    const text = await toOwn([question, answer]).text();
    const file = toFile(text.replaceAll('"atMs":1', '"atMs":1e999'));
    expect(await readImport(file, 0)).toEqual({ fault: 'damaged' });
  });

  test('a conversation whose title is a book', async () => {
    const file = toOwn([question], { title: 'x'.repeat(1_001) });
    expect(await readImport(file, 0)).toEqual({ fault: 'damaged' });
  });

  test('a message that no Port could carry, which is told by itself', async () => {
    for (const text of ['x'.repeat(63_000_000), '東'.repeat(21_000_000)]) {
      const file = toOwn([{ ...question, content: [{ type: 'text', text }] }]);
      expect(await readImport(file, 0)).toEqual({ fault: 'message-too-large' });
    }
  });

  test('a message that is in two conversations', async () => {
    const conversations = [
      { ...conversation, messages: [question] },
      { ...conversation, id: 'd', messages: [question] },
    ];
    expect(await readImport(toFile({ ...head, conversations }), 0)).toEqual({ fault: 'damaged' });
  });
});

test('an answer that follows a question of another conversation follows nothing', async () => {
  const conversations = [
    { ...conversation, messages: [question] },
    { ...conversation, id: 'd', messages: [answer] },
  ];
  expect(await readImport(toFile({ ...head, conversations }), 0)).toEqual({ fault: 'damaged' });
});

test('an export that lost the line of an answer in the middle is damaged', async () => {
  const rounds = [1, 2, 3].flatMap((at): Message[] => [
    toQuestion({ id: `${at}.question`, parentId: at === 1 ? null : `${at - 1}` }),
    toAnswer({ id: `${at}`, parts: [{ type: 'abort', atMs: 1 }] }),
  ]);
  const file = createExportFile(0);
  file.add({ conversation, messages: rounds, sent: 6, liveIds: [] });
  const lines = (await file.finish().text()).split('\n');
  expect(await readImport(new Blob([lines.join('\n')]), 0)).not.toHaveProperty('fault');
  const kept = lines.filter((line) => !line.includes('"id":"2"'));
  expect(kept).toHaveLength(lines.length - 1);
  expect(await readImport(new Blob([kept.join('\n')]), 0)).toEqual({ fault: 'damaged' });
});

test('a question without an answer gets an interrupted one, with the id of its run', async () => {
  const end = { type: 'error', error: { kind: 'interrupted' }, atMs: 1 };
  const asked = { ...question, id: 'run.question' };
  expect(await readImport(toOwn([asked]), 0)).toMatchObject({
    records: [{ messages: [{ id: 'run.question' }, { id: 'run', parentId: 'run.question' }] }],
  });
  expect(await readImport(toOwn([question]), 0)).toMatchObject({
    records: [
      {
        messages: [
          { id: 'q' },
          {
            id: 'unanswered.q',
            role: 'assistant',
            conversationId: 'c',
            parentId: 'q',
            parts: [end],
          },
        ],
      },
    ],
  });
});

describe('a time that cannot be becomes now', () => {
  const nowMs = 1_800_000_000_000;
  const dayMs = 86_400_000;

  test.each([
    ['in the far future', 8.64e15, nowMs],
    ['beyond all times', 9e15, nowMs],
    ['without an end', Number.POSITIVE_INFINITY, nowMs],
    ['before all times', -1, nowMs],
    ['more than a day ahead', nowMs + dayMs + 1, nowMs],
    ['of a clock that is ahead', nowMs + dayMs, nowMs + dayMs],
    ['long ago', 0, 0],
  ])('one %s', async (_, atMs, expected) => {
    const times = { createdAtMs: atMs, updatedAtMs: atMs };
    const own = toOwn([{ ...question, createdAtMs: atMs }, answer], times);
    expect(await readImport(own, nowMs)).toMatchObject({
      records: [
        {
          conversation: { createdAtMs: expected, updatedAtMs: expected },
          messages: [{ createdAtMs: expected }, { createdAtMs: 1 }],
        },
      ],
    });
  });

  test('in the file of another product too', async () => {
    const message = {
      author: { role: 'user' },
      create_time: 8e12,
      content: { content_type: 'text', parts: ['Hi'] },
    };
    const mapping = { m: { message, parent: null } };
    const file = toFile([{ id: 'x', title: 'T', create_time: 8e12, update_time: 8e12, mapping }]);
    expect(await readImport(file, nowMs)).toMatchObject({
      records: [
        {
          conversation: { createdAtMs: nowMs, updatedAtMs: nowMs },
          messages: [{ createdAtMs: nowMs }, { createdAtMs: nowMs }],
        },
      ],
    });
  });
});
