import { describe, expect, test } from 'vitest';
import { toQuestionText } from '../../../lib/core/content.ts';
import type { Message } from '../../../lib/core/conversation.ts';
import { toRunView } from '../../../lib/core/run-view.ts';
import { readImport } from '../../../lib/transfer/read-import.ts';
import type { ReadImport } from '../../../lib/transfer/read-import.ts';

const nowMs = 1_700_000_000_000;

interface Node {
  parent?: string | null;
  role?: string;
  text?: string;
  content?: object;
  metadata?: object;
  recipient?: string;
  atS?: number | null;
}

/** A conversation of ChatGPT; each node follows the one before it unless it says otherwise. */
function toConversation(nodes: Record<string, Node | null>, fields: object = {}): object {
  let last: string | null = null;
  const mapping = Object.fromEntries(
    Object.entries(nodes).map(([id, node]) => {
      const parent: string | null = node?.parent === undefined ? last : node.parent;
      last = id;
      const content = node?.content ?? { content_type: 'text', parts: [node?.text ?? id] };
      const message = node && {
        id,
        author: { role: node.role ?? 'user', name: null, metadata: {} },
        create_time: node.atS === undefined ? 100.25 : node.atS,
        content,
        metadata: node.metadata ?? {},
        recipient: node.recipient ?? 'all',
        weight: 1,
      };
      return [id, { id, message, parent, children: [] }];
    }),
  );
  return {
    title: 'T',
    create_time: 10.5,
    update_time: 200,
    conversation_id: 'c',
    mapping,
    ...fields,
  };
}

async function read(...conversations: unknown[]): Promise<ReadImport> {
  const outcome = await readImport(new Blob([JSON.stringify(conversations)]), nowMs);
  if ('fault' in outcome) throw new Error(outcome.fault);
  return outcome;
}

const user = (node: Node = {}): Node => ({ ...node, role: 'user' });
const assistant = (node: Node = {}): Node => ({ ...node, role: 'assistant' });

function toWords(message: Message | undefined): string {
  if (message?.role === 'user') return toQuestionText(message.content);
  return toRunView(message?.parts ?? []).text.toString();
}

/** Each message with what it follows, by words. */
function toTree({ records }: ReadImport): string[] {
  const messages = records[0]?.messages ?? [];
  return messages.map((message) => {
    const parent = messages.find(({ id }) => id === message.parentId);
    return `${toWords(parent)} > ${toWords(message)}`;
  });
}

describe('an export of ChatGPT', () => {
  test('becomes questions and answers, with its title, its times in ms and the model', async () => {
    const { records, format, leftOut } = await read(
      toConversation({
        root: null,
        q: user({ text: 'Why?', atS: 100.25 }),
        a: assistant({ text: 'So.', atS: 101, metadata: { model_slug: 'gpt-4o' } }),
      }),
    );
    expect(format).toBe('chatgpt');
    expect(leftOut).toEqual({});
    expect(records).toEqual([
      {
        conversation: { id: 'chatgpt.c', title: 'T', createdAtMs: 10_500, updatedAtMs: 200_000 },
        messages: [
          {
            id: 'chatgpt.c.q',
            role: 'user',
            conversationId: 'chatgpt.c',
            parentId: null,
            createdAtMs: 100_250,
            content: [{ type: 'text', text: 'Why?' }],
          },
          {
            id: 'chatgpt.c.a',
            role: 'assistant',
            conversationId: 'chatgpt.c',
            parentId: 'chatgpt.c.q',
            createdAtMs: 101_000,
            connectionId: '',
            model: 'gpt-4o',
            omitted: [],
            parts: [
              { type: 'text-delta', text: 'So.' },
              { type: 'finish', finishReason: { unified: 'stop', raw: null }, atMs: 101_000 },
            ],
          },
        ],
      },
    ]);
  });

  test('leaves out what was said to a tool, and says so', async () => {
    const reading = await read(
      toConversation({
        root: null,
        q: user({ text: 'Look it up' }),
        call: assistant({ text: 'search("x")', recipient: 'web' }),
        a: assistant({ text: 'Here it is.' }),
      }),
    );
    expect(toTree(reading)).toEqual([' > Look it up', 'Look it up > Here it is.']);
    expect(reading.leftOut).toEqual({ tools: 1 });
  });

  test('keeps its branches, of questions and of answers', async () => {
    const reading = await read(
      toConversation({
        root: null,
        q: user({ parent: 'root' }),
        a: assistant({ parent: 'q' }),
        b: assistant({ parent: 'q' }),
        q2: user({ parent: 'b' }),
        a2: assistant({ parent: 'q2' }),
        q3: user({ parent: 'b' }),
        a3: assistant({ parent: 'q3' }),
      }),
    );
    expect(toTree(reading)).toEqual([
      ' > q',
      'q > a',
      'q > b',
      'b > q2',
      'q2 > a2',
      'b > q3',
      'q3 > a3',
    ]);
  });

  test('says what is hidden, instructed and done by tools nowhere, and counts it', async () => {
    const reading = await read(
      toConversation({
        root: null,
        system: { role: 'system', text: 'Be good.' },
        context: user({ metadata: { is_visually_hidden_from_conversation: true } }),
        q: user(),
        call: assistant({
          content: { content_type: 'code', language: 'unknown', text: 'search()' },
        }),
        tool: { role: 'tool', content: { content_type: 'tether_browsing_display', result: 'x' } },
        a: assistant(),
      }),
    );
    expect(toTree(reading)).toEqual([' > q', 'q > ```\nsearch()\n```\n\na']);
    expect(reading.leftOut).toEqual({ hidden: 2, tools: 1 });
  });

  test('joins neighbouring pieces of an answer, on each branch of them', async () => {
    const reading = await read(
      toConversation({
        q: user({ parent: null }),
        a: assistant({ parent: 'q' }),
        b: assistant({ parent: 'a' }),
        c: assistant({ parent: 'a' }),
        q2: user({ parent: 'c' }),
        a2: assistant({ parent: 'q2' }),
      }),
    );
    expect(toTree(reading)).toEqual([' > q', 'q > a\n\nb', 'q > a\n\nc', 'a\n\nc > q2', 'q2 > a2']);
  });

  test('gives a question without an answer one that can be tried again', async () => {
    const reading = await read(toConversation({ q: user(), q2: user(), a: assistant() }));
    expect(toTree(reading)).toEqual([' > q', 'q > ', ' > q2', 'q2 > a']);
    const [, unanswered] = reading.records[0]?.messages ?? [];
    expect(unanswered?.role === 'assistant' && unanswered.parts).toEqual([
      { type: 'error', error: { kind: 'interrupted' }, atMs: 100_250 },
    ]);
  });

  test('gives an answer without a question a mark to follow', async () => {
    expect(toTree(await read(toConversation({ a: assistant() })))).toEqual([' > …', '… > a']);
  });

  test('has code in fences and a mark for each picture, sound and file', async () => {
    const parts = [
      { content_type: 'image_asset_pointer', asset_pointer: 'file-service://x' },
      'What is this?',
      { content_type: 'audio_asset_pointer' },
      { content_type: 'audio_transcription', text: 'Spoken.' },
      { content_type: 'unheard-of' },
    ];
    const code = { content_type: 'code', language: 'python', text: 'print("```")' };
    const reading = await read(
      toConversation({
        q: user({ content: { content_type: 'multimodal_text', parts } }),
        a: assistant({ content: code }),
      }),
    );
    const [question, answer] = reading.records[0]?.messages ?? [];
    expect(toWords(question)).toBe('[image]\n\nWhat is this?\n\n[audio]\n\nSpoken.\n\n[file]');
    expect(toWords(answer)).toBe('````python\nprint("```")\n````');
    expect(reading.leftOut).toEqual({ media: 3 });
  });

  test('has thoughts as reasoning, and sources without their marks in the text', async () => {
    const thoughts = [{ summary: 'Look', content: 'Deeply.' }];
    const reading = await read(
      toConversation({
        q: user(),
        t: assistant({ content: { content_type: 'thoughts', thoughts } }),
        r: assistant({ content: { content_type: 'reasoning_recap', content: 'Thought for 5s' } }),
        a: assistant({
          text: 'Yes \ue200cite\ue202turn0search0\ue201.',
          metadata: {
            content_references: [{ items: [{ url: 'https://a.example/', title: 'A' }] }],
            citations: [{ metadata: { url: 'javascript:alert(1)', title: 'B' } }],
          },
        }),
      }),
    );
    const answer = reading.records[0]?.messages[1];
    const view = toRunView((answer?.role === 'assistant' && answer.parts) || []);
    expect(view.reasoning.toString()).toBe('Look\n\nDeeply.');
    expect(view.text.toString()).toBe('Yes .');
    expect(view.citations).toEqual([{ url: 'https://a.example/', title: 'A' }]);
  });

  test('knows answers that were cut and stopped', async () => {
    const toState = async (type: string) => {
      const metadata = { finish_details: { type } };
      const reading = await read(toConversation({ q: user(), a: assistant({ metadata }) }));
      const answer = reading.records[0]?.messages[1];
      return toRunView((answer?.role === 'assistant' && answer.parts) || []).state;
    };
    expect(await toState('max_tokens')).toBe('cut');
    expect(await toState('interrupted')).toBe('stopped');
    expect(await toState('stop')).toBe('finished');
  });

  test('without times has those that are known', async () => {
    const nodes = { q: user({ atS: null }), a: assistant({ atS: null }) };
    const { records } = await read(
      toConversation(nodes, { create_time: null, update_time: null, title: null }),
    );
    expect(records[0]?.conversation).toMatchObject({
      title: 'q',
      createdAtMs: nowMs,
      updatedAtMs: nowMs,
    });
  });

  test('leaves out what is empty, what is no conversation, and nodes that run in a circle', async () => {
    const circle = { x: user({ parent: 'y' }), y: assistant({ parent: 'x' }) };
    const reading = await read(
      toConversation({ q: user(), a: assistant() }),
      toConversation({ root: null }, { conversation_id: 'empty' }),
      { title: 'no mapping' },
      null,
      toConversation({ ...circle, q: user({ parent: null }) }, { conversation_id: 'circle' }),
    );
    expect(reading.records.map(({ conversation }) => conversation.id)).toEqual([
      'chatgpt.c',
      'chatgpt.circle',
    ]);
    expect(reading.records[1]?.messages).toHaveLength(2);
    expect(reading.leftOut).toEqual({ empty: 1, unreadable: 4 });
  });

  test('takes a branch of ten thousand nodes and a wide one alike', async () => {
    const deep = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, index) => [`n${index}`, index % 2 ? assistant() : user()]),
    );
    const reading = await read(toConversation(deep));
    expect(reading.records[0]?.messages).toHaveLength(10_000);
  });

  test('read twice gives the same ids, also for ids that are too long for ours', async () => {
    const long = 'x'.repeat(200);
    const conversation = toConversation({ q: user(), [long]: assistant() });
    const first = await read(conversation);
    const second = await read(conversation);
    expect(second).toEqual(first);
    const ids = first.records[0]?.messages.map(({ id }) => id) ?? [];
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(id).toMatch(/^chatgpt\..{1,110}$/);
  });
});
