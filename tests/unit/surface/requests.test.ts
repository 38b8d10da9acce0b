import { beforeEach, describe, expect, test } from 'vitest';
import type { Command, ConnectionDraft } from '../../../lib/protocol/command.ts';
import { createRequests } from '../../../lib/surface/requests.ts';
import type { Requests } from '../../../lib/surface/requests.ts';
import { singleTry } from '../../support/single-try.ts';

type Sent = Extract<Command, { requestId: string }>;
type KeyEnter = Extract<Command, { type: 'key-enter' }>;

const draft: ConnectionDraft = {
  id: null,
  name: 'n',
  provider: 'custom',
  baseUrl: 'https://x.example/v1',
  model: 'm',
  models: [],
  systemPrompt: '',
  tuning: singleTry,
};

let sent: Sent[];
let requests: Requests;
beforeEach(() => {
  sent = [];
  requests = createRequests((command) => {
    if (command.type !== 'key-enter') sent.push(command);
  });
});

const unending = { signal: new AbortController().signal };
const lastId = (): string => sent.at(-1)?.requestId ?? '';

describe('a typed key', () => {
  const order: Command[] = [];
  const typed = { ...draft, key: 'sk-secret', keyKind: 'session' } as const;
  beforeEach(() => {
    order.length = 0;
    requests = createRequests((command) => order.push(command));
  });

  test.each([
    ['to save', () => requests.calls.saveConnection(typed, true), 'connection-save'],
    ['to test', () => requests.calls.testConnection(typed, unending), 'connection-test'],
    ['for models', () => requests.calls.listModels(typed, unending), 'model-list'],
  ])('goes in a command of its own before the request %s, which names it', (_, ask, type) => {
    void ask();
    const [first, second] = order;
    expect(first).toEqual({
      type: 'key-enter',
      keyId: expect.any(String) as string,
      key: 'sk-secret',
    });
    expect(second).toMatchObject({ type, connection: { keyId: (first as KeyEnter).keyId } });
    expect(JSON.stringify(second)).not.toContain('sk-secret');
  });

  test('goes before its request again when that was lost with its channel', () => {
    void requests.calls.saveConnection(typed, true);
    const before = [...order];
    requests.sendAgain();
    expect(order).toEqual([...before, ...before]);
  });

  test('is nowhere any more once its request is answered', async () => {
    const saving = requests.calls.saveConnection(typed, true);
    const { requestId } = order[1] as Sent;
    const outcome = { connectionId: 'c' };
    requests.settle({ type: 'connection-saved', requestId, outcome });
    await saving;
    requests.sendAgain();
    expect(order).toHaveLength(2);
  });

  test('that is none needs no command of its own', () => {
    void requests.calls.saveConnection({ ...draft, key: '' }, true);
    void requests.calls.saveConnection(draft, true);
    expect(order).toMatchObject([{ connection: { keyId: null } }, { connection: draft }]);
    expect(order[1]).not.toHaveProperty('connection.keyId');
  });

  test('that cannot be kept as it is wanted rejects with the reason', async () => {
    const saving = requests.calls.saveConnection(typed, true);
    const { requestId } = order[1] as Sent;
    const outcome = { keyFault: 'locked' } as const;
    requests.settle({ type: 'connection-saved', requestId, outcome });
    await expect(saving).rejects.toMatchObject({ name: 'KeyNotKept', fault: 'locked' });
  });
});

describe('a request', () => {
  test('is answered by the reply that bears its id', async () => {
    const first = requests.calls.readSelection();
    const second = requests.calls.readSelection();
    const [one, two] = sent.map(({ requestId }) => requestId);
    expect(one).not.toBe(two);
    requests.settle({ type: 'selection-read', requestId: two ?? '', text: 'second' });
    requests.settle({ type: 'selection-read', requestId: one ?? '', text: 'first' });
    expect(await Promise.all([first, second])).toEqual(['first', 'second']);
  });

  test('to save gives the id of the connection, or rejects with what was said', async () => {
    const saving = requests.calls.saveConnection(draft, true);
    expect(sent[0]).toMatchObject({
      type: 'connection-save',
      makeDefault: true,
      connection: draft,
    });
    const outcome = { connectionId: 'c' };
    requests.settle({ type: 'connection-saved', requestId: lastId(), outcome });
    expect(await saving).toBe('c');
    const failing = requests.calls.saveConnection(draft, false);
    const error = { kind: 'storage-full', detail: 'no room' } as const;
    requests.settle({ type: 'connection-saved', requestId: lastId(), outcome: { error } });
    await expect(failing).rejects.toThrow('no room');
  });

  test('to test gives what came, or the error', async () => {
    const testing = requests.calls.testConnection(draft, unending);
    const outcome = { text: 'Hi', firstDeltaMs: 3 };
    requests.settle({ type: 'connection-tested', requestId: lastId(), outcome });
    expect(await testing).toEqual({ value: outcome });
    const failing = requests.calls.testConnection(draft, unending);
    const error = { kind: 'no-key' } as const;
    requests.settle({ type: 'connection-tested', requestId: lastId(), outcome: { error } });
    expect(await failing).toEqual({ error });
  });

  test('for models gives them, or the error', async () => {
    const listing = requests.calls.listModels(draft, unending);
    expect(sent[0]?.type).toBe('model-list');
    const outcome = { models: ['a'] };
    requests.settle({ type: 'model-list', requestId: lastId(), outcome });
    expect(await listing).toEqual({ value: { models: ['a'] } });
  });

  test('that was lost with its channel is sent again, as it was', () => {
    void requests.calls.testConnection(draft, unending);
    void requests.calls.readSelection();
    const before = [...sent];
    expect(requests.pending()).toBe(2);
    requests.sendAgain();
    expect(sent.slice(2)).toEqual(before);
  });

  test('that is cancelled says so, is waited for no longer and not sent again', async () => {
    const cancelling = new AbortController();
    const testing = requests.calls.testConnection(draft, { signal: cancelling.signal });
    const requestId = lastId();
    cancelling.abort();
    await expect(testing).rejects.toHaveProperty('name', 'AbortError');
    expect(sent[1]).toEqual({ type: 'request-cancel', requestId });
    expect(requests.pending()).toBe(0);
    requests.sendAgain();
    expect(sent).toHaveLength(2);
  });

  test('that is cancelled before it is made is never sent', async () => {
    const testing = requests.calls.testConnection(draft, { signal: AbortSignal.abort() });
    await expect(testing).rejects.toHaveProperty('name', 'AbortError');
    expect(sent).toEqual([]);
    expect(requests.pending()).toBe(0);
  });

  test('that was answered has nothing left to cancel', async () => {
    const cancelling = new AbortController();
    const testing = requests.calls.testConnection(draft, { signal: cancelling.signal });
    const outcome = { text: 'Hi', firstDeltaMs: 3 };
    requests.settle({ type: 'connection-tested', requestId: lastId(), outcome });
    cancelling.abort();
    expect(await testing).toEqual({ value: outcome });
    expect(sent).toHaveLength(1);
  });

  test('that was answered is not', async () => {
    const reading = requests.calls.readSelection();
    requests.settle({ type: 'selection-read', requestId: lastId(), text: 'x' });
    await reading;
    requests.sendAgain();
    expect(sent).toHaveLength(1);
    expect(requests.pending()).toBe(0);
  });

  test('is answered once, however many replies come, and strange ones are passed over', async () => {
    const reading = requests.calls.readSelection();
    requests.settle({ type: 'selection-read', requestId: 'strange', text: 'not mine' });
    requests.settle({ type: 'selection-read', requestId: lastId(), text: 'first' });
    requests.settle({ type: 'selection-read', requestId: lastId(), text: 'second' });
    expect(await reading).toBe('first');
  });
});
