import * as fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { createConnections } from '../../../lib/background/connections.ts';
import type { Connections } from '../../../lib/background/connections.ts';
import { openCredentials } from '../../support/open-credentials.ts';
import { toBeginning, toTitle } from '../../../lib/background/run-starter.ts';
import type { RunStart } from '../../../lib/background/run-starter.ts';
import { createMemoryVault } from '../../../lib/background/vault.ts';
import { createEmptyStore } from '../../support/row-area.ts';
import type { ConversationStore } from '../../../lib/conversations/conversation-store.ts';
import type { ContentPart } from '../../../lib/core/content.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { check } from '../../support/property.ts';
import { singleTry } from '../../support/single-try.ts';

const words = (text: string): ContentPart => ({ type: 'text', text });

describe('a title', () => {
  test.each<[string, ContentPart[], string]>([
    ['the question', [words('What is this?')], 'What is this?'],
    ['one line of it', [words('  What\n\n is\tthis? ')], 'What is this?'],
    ['the user’s words', [{ type: 'selection', text: 'Page' }, words('Explain')], 'Explain'],
    ['the context, where there are no words', [{ type: 'selection', text: 'Page' }], 'Page'],
    ['nothing, where there is nothing', [], ''],
  ])('is %s', (_, content, title) => {
    expect(toTitle(content)).toBe(title);
  });

  test('is cut between words, with an ellipsis', () => {
    expect(toTitle([words('longer '.repeat(40))])).toBe(`${'longer '.repeat(8).trim()}…`);
    expect(toTitle([words('word '.repeat(40))])).toBe(`${'word '.repeat(12).trim()}…`);
  });

  test('is cut inside a word that is too long for it', () => {
    expect(toTitle([words('x'.repeat(500))])).toBe(`${'x'.repeat(60)}…`);
  });

  test('of sixty characters is not cut', () => {
    expect(toTitle([words('x'.repeat(60))])).toBe('x'.repeat(60));
  });

  test('is well-formed text on one line and of bounded length, whatever is asked', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('👍🏽', '\n', ' ', 'word '),
    );
    check(
      fc.property(fc.array(piece, { maxLength: 90 }), (pieces) => {
        const title = toTitle([words(pieces.join(''))]);
        expect(title.isWellFormed()).toBe(true);
        expect(title.length).toBeLessThanOrEqual(61);
        expect(title).not.toMatch(/[\r\n\t]|^ | $/);
      }),
      500,
    );
  });
});

describe('the rows of a run', () => {
  let store: ConversationStore;
  let connections: Connections;
  const clock = createManualClock(5_000);

  const start = (fields: Partial<RunStart> = {}): RunStart => ({
    runId: 'r',
    conversationId: 'c',
    parentId: null,
    content: [words('What is this?')],
    connectionId: null,
    model: null,
    omitted: [],
    ...fields,
  });
  const make = (fields?: Partial<RunStart>) =>
    toBeginning(start(fields), { store, connections, clock });
  const save = (id: string, model: string, makeDefault = false) =>
    connections.save(
      {
        id,
        name: id,
        provider: 'custom',
        baseUrl: 'https://x.example/v1',
        model,
        models: [],
        systemPrompt: '',
        tuning: singleTry,
        key: '',
      },
      makeDefault,
      id,
    );

  beforeEach(() => {
    store = createEmptyStore();
    const vault = createMemoryVault();
    connections = createConnections(vault, openCredentials(vault, clock.now), clock.now);
  });

  test('are conversation, question and answer', async () => {
    await save('conn', 'm');
    expect(await make({ omitted: ['x'] })).toEqual({
      conversation: { id: 'c', title: 'What is this?', createdAtMs: 5_000, updatedAtMs: 5_000 },
      question: {
        id: 'r.question',
        role: 'user',
        conversationId: 'c',
        parentId: null,
        createdAtMs: 5_000,
        content: [words('What is this?')],
      },
      answer: {
        id: 'r',
        role: 'assistant',
        conversationId: 'c',
        parentId: 'r.question',
        createdAtMs: 5_000,
        connectionId: 'conn',
        model: 'm',
        omitted: ['x'],
        parts: null,
      },
    });
  });

  test('of a follow-up leave title and beginning of the conversation as they were', async () => {
    await store.begin({
      ...(await make())!,
      conversation: { id: 'c', title: 'First', createdAtMs: 1, updatedAtMs: 1 },
    });
    const next = await make({ runId: 'r2', parentId: 'r', content: [words('And then?')] });
    expect(next?.conversation).toEqual({
      id: 'c',
      title: 'First',
      createdAtMs: 1,
      updatedAtMs: 5_000,
    });
    expect(next?.question?.parentId).toBe('r');
  });

  test('of a second answer have no question of their own', async () => {
    await store.begin((await make())!);
    const again = await make({ runId: 'r2', parentId: 'r.question', content: [] });
    expect(again?.question).toBeNull();
    expect(again?.answer).toMatchObject({ id: 'r2', parentId: 'r.question' });
  });

  test.each<[string, Partial<RunStart>]>([
    ['nothing', { content: [] }],
    ['a question that is not there', { content: [], parentId: 'gone' }],
    ['an answer instead of a question', { content: [], parentId: 'r' }],
    [
      'a question of another conversation',
      { content: [], parentId: 'r.question', conversationId: 'd' },
    ],
  ])('are none for a start that asks %s', async (_, fields) => {
    await store.begin((await make())!);
    expect(await make({ runId: 'r2', ...fields })).toBeUndefined();
  });

  test('take connection and model that were picked', async () => {
    await save('one', 'm1', true);
    await save('two', 'm2');
    expect((await make({ connectionId: 'two', model: 'm3' }))?.answer).toMatchObject({
      connectionId: 'two',
      model: 'm3',
    });
    expect((await make({ connectionId: 'two' }))?.answer).toMatchObject({ model: 'm2' });
  });

  test('take the default where the picked connection is gone, and its model with it', async () => {
    await save('one', 'm1', true);
    expect((await make({ connectionId: 'gone', model: 'm3' }))?.answer).toMatchObject({
      connectionId: 'one',
      model: 'm1',
    });
  });

  test('are made without any connection too: the question is kept', async () => {
    expect((await make())?.answer).toMatchObject({ connectionId: '', model: '' });
  });
});
