import { beforeEach, describe, expect, test } from 'vitest';
import { createConnections } from '../../../lib/background/connections.ts';
import { openCredentials } from '../../support/open-credentials.ts';
import { openAccess, prepareStep } from '../../../lib/background/prepare-step.ts';
import type { StepSources } from '../../../lib/background/prepare-step.ts';
import { createMemoryVault } from '../../../lib/background/vault.ts';
import { createEmptyStore } from '../../support/row-area.ts';
import type { ConnectionDraft } from '../../../lib/protocol/command.ts';
import { toAnswer, toBeginning, toQuestion } from '../../support/messages.ts';
import { singleTry } from '../../support/single-try.ts';
import { noOnDeviceModel } from '../../support/on-device.ts';

const origin = 'https://api.example.com';
const baseUrl = `${origin}/v1`;

let sources: StepSources;
let asked: string[];
let granted: boolean;
beforeEach(() => {
  const vault = createMemoryVault();
  const credentials = openCredentials(vault, () => 1);
  asked = [];
  granted = true;
  sources = {
    credentials,
    onDevice: noOnDeviceModel,
    connections: createConnections(vault, credentials, () => 1),
    store: createEmptyStore(),
    pictures: { read: async () => undefined },
    box: { offered: async () => ({ tools: [], missing: [] }) },
    permissions: {
      async has(name) {
        asked.push(name);
        return granted;
      },
    },
  };
});

async function save(fields: Partial<ConnectionDraft> = {}): Promise<void> {
  const draft = {
    id: 'connection',
    name: 'n',
    provider: 'openai',
    baseUrl,
    model: 'm',
    models: [],
    systemPrompt: 'Be brief.',
    tuning: singleTry,
    key: 'sk-secret-0123456789',
  };
  await sources.connections.save({ ...draft, ...fields }, true, 'x');
}

describe('the request of a step', () => {
  test('has the system prompt of its conversation’s persona, and its connection’s when that is gone', async () => {
    await save();
    const { store, connections } = sources;
    await connections.saveSettings({
      personas: [{ id: 'p', name: 'Pirate', text: 'Arr.', pick: null }],
    });
    const beginning = toBeginning('r1');
    await store.begin({
      ...beginning,
      conversation: { ...beginning.conversation, personaId: 'p' },
    });
    const system = async (): Promise<unknown> => {
      const step = await prepareStep(sources, beginning.answer);
      return 'request' in step ? step.request.messages[0] : step;
    };
    expect(await system()).toMatchObject({ role: 'system', text: 'Arr.' });
    await connections.saveSettings({ personas: [] });
    expect(await system()).toMatchObject({ role: 'system', text: 'Be brief.' });
  });

  test('has connection, key and the whole branch, from the store', async () => {
    await save();
    const { store } = sources;
    await store.begin(toBeginning('r1'));
    await store.finishRun(toAnswer({ id: 'r1', parts: [{ type: 'text-delta', text: 'One' }] }));
    const answer = toAnswer({ id: 'r2', model: 'picked' });
    await store.begin({
      ...toBeginning('r2'),
      question: toQuestion({ id: 'r2.question', parentId: 'r1' }),
      answer,
    });
    await store.begin(toBeginning('elsewhere'));
    expect(await prepareStep(sources, answer)).toMatchObject({
      request: {
        baseUrl,
        model: 'picked',
        corrections: [],
        messages: [
          { role: 'system', text: 'Be brief.' },
          { role: 'user', text: 'Question r1.question' },
          { role: 'assistant', text: 'One' },
          { role: 'user', text: 'Question r2.question' },
        ],
      },
      additions: { key: 'sk-secret-0123456789' },
    });
  });

  test('has what came before a message that is missing', async () => {
    await save();
    await sources.store.begin(toBeginning('r1', { atMs: 1 }));
    const question = toQuestion({ id: 'r3.question', parentId: 'r2', createdAtMs: 3 });
    const beginning = { ...toBeginning('r3', { atMs: 3 }), question };
    await sources.store.begin(beginning);
    const step = await prepareStep(sources, beginning.answer);
    expect(JSON.stringify(step)).toContain('Question r1.question');
  });

  test('leaves out what the user chose to leave out', async () => {
    await save({ systemPrompt: '' });
    const { store } = sources;
    await store.begin(toBeginning('r1'));
    const answer = toAnswer({ id: 'r2', omitted: ['r1.question'] });
    const question = toQuestion({ id: 'r2.question', parentId: 'r1' });
    await store.begin({ ...toBeginning('r2'), question, answer });
    expect(await prepareStep(sources, answer)).toMatchObject({
      request: {
        messages: [{ role: 'user', text: 'Question r2.question' }],
      },
    });
  });

  test.each([
    [undefined, true, true],
    [undefined, false, false],
    [false, true, false],
    [true, false, true],
  ])(
    'asks for a stream as its question says (%s), else as the connection (%s)',
    async (own, general, stream) => {
      await save({ tuning: { ...singleTry, stream: general } });
      const step = await prepareStep(sources, toAnswer({ id: 'r', stream: own }));
      expect(step).toMatchObject({ request: { stream } });
    },
  );

  test('is none without a connection', async () => {
    expect(await prepareStep(sources, toAnswer({ id: 'r', connectionId: '' }))).toEqual({
      error: { kind: 'no-connection' },
    });
  });

  test('is none without access to the host, and the key is not even read', async () => {
    await save();
    granted = false;
    sources.credentials.read = () => Promise.reject(new Error('read'));
    expect(await prepareStep(sources, toAnswer({ id: 'r' }))).toEqual({
      error: { kind: 'no-permission', host: 'api.example.com', model: 'm' },
    });
    expect(asked).toEqual([origin]);
  });

  test('is none without the key of a provider that needs one', async () => {
    await save({ key: '' });
    expect(await prepareStep(sources, toAnswer({ id: 'r' }))).toEqual({
      error: { kind: 'no-key', host: 'api.example.com', model: 'm' },
    });
  });

  test('does not carry a key to another origin than it was saved for', async () => {
    await save();
    const [kept] = await sources.connections.views();
    if (!kept) throw new Error('no connection');
    const { key: _hint, ...connection } = kept;
    const moved = { ...connection, baseUrl: 'https://evil.example/v1' };
    await sources.connections.save(moved, true, 'x');
    expect(await prepareStep(sources, toAnswer({ id: 'r' }))).toMatchObject({
      error: { kind: 'no-key', host: 'evil.example' },
    });
  });
});

describe('access', () => {
  const local = { id: 'c', baseUrl: 'http://localhost:11434/v1', model: 'm' };
  const remote = { id: 'c', baseUrl, model: 'm' };

  test('to this machine needs no key, whatever the provider says', async () => {
    expect(await openAccess(sources, { ...local, provider: 'openai' })).toEqual({ key: null });
    expect(asked).toEqual(['http://localhost:11434']);
  });

  test('to an endpoint of one’s own needs none either', async () => {
    expect(await openAccess(sources, { ...remote, provider: 'custom' })).toEqual({ key: null });
  });

  test('takes a typed key before a kept one, and an empty one for none', async () => {
    await sources.credentials.save('c', origin, 'kept');
    const connection = { ...remote, provider: 'custom' };
    expect(await openAccess(sources, connection)).toEqual({ key: 'kept' });
    expect(await openAccess(sources, connection, 'typed')).toEqual({ key: 'typed' });
    expect(await openAccess(sources, connection, '')).toEqual({ key: null });
  });
});

describe('a host that is asked without encryption', () => {
  const open = 'http://nas.lan:8080';
  const connection = { id: 'c', baseUrl: `${open}/v1`, model: 'm', provider: 'custom' };

  test.each([undefined, '', 'http://nas.lan', 'http://other.lan:8080', 'https://nas.lan:8080'])(
    'is not asked when %s was confirmed, and the permission is not even looked at',
    async (confirmedOrigin) => {
      const outcome = await openAccess(sources, { ...connection, confirmedOrigin }, 'sk-typed');
      expect(outcome).toEqual({ error: { kind: 'unconfirmed', host: 'nas.lan:8080', model: 'm' } });
      expect(asked).toEqual([]);
    },
  );

  test('is asked once it was, and still needs the permission', async () => {
    const confirmed = { ...connection, confirmedOrigin: open };
    expect(await openAccess(sources, confirmed, 'sk-typed')).toEqual({ key: 'sk-typed' });
    granted = false;
    expect(await openAccess(sources, confirmed)).toMatchObject({
      error: { kind: 'no-permission' },
    });
    expect(asked).toEqual([open, open]);
  });
});
