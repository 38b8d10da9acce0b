import { signal } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import type { ConnectionView } from '../../../lib/core/connection.ts';
import { createConnectionForm } from '../../../lib/surface/connection-form.ts';
import { createConnectionTasks } from '../../../lib/surface/connection-tasks.ts';
import { KeyNotKept } from '../../../lib/surface/key-not-kept.ts';
import { draftOf, openSaved } from './open-form.ts';
import { createStubGestures, createStubSurface, toView } from './stub-surface.ts';

const key = { lastFour: 'abcd', savedAtMs: 0, kind: 'passphrase', state: 'locked' } as const;

/** The form of a new connection, whose key is kept as the last one was. */
function openNew() {
  return createConnectionForm({
    id: null,
    connections: signal<ConnectionView[]>([]),
    defaultSystemPrompt: '',
    defaultKeyKind: 'session',
  });
}

function open() {
  const surface = createStubSurface([toView({ key })]);
  const gestures = createStubGestures();
  const { connections } = surface;
  const form = createConnectionForm({ id: 'c1', connections, defaultSystemPrompt: '' });
  const tasks = createConnectionTasks({ form, surface, gestures, onSaved: () => undefined });
  const reported = (type: string) => vi.waitFor(() => expect(form.report.value?.type).toBe(type));
  return { surface, gestures, form, tasks, reported };
}

test('a key is kept as the last one was, until something else is chosen', () => {
  const form = openNew();
  form.type('apiKey', 'sk-1');
  expect(draftOf(form).connection).toMatchObject({ key: 'sk-1', keyKind: 'session' });
  form.type('keyKind', 'passphrase');
  expect(draftOf(form).connection.keyKind).toBe('passphrase');
  form.type('keyKind', 'nonsense');
  expect(draftOf(form).connection.keyKind).toBe('device');
});

test('a key that comes in the place of one is kept as that one was, whatever became of the old one', () => {
  const connections = signal<ConnectionView[]>([toView({ key })]);
  const form = createConnectionForm({ id: 'c1', connections, defaultSystemPrompt: '' });
  form.type('apiKey', 'sk-2');
  // Forgotten alone, or with its passphrase, here or in another tab.
  connections.value = [toView({ key: null })];
  expect(form.texts.keyKind.value).toBe('passphrase');
  expect(draftOf(form).connection).toMatchObject({ key: 'sk-2', keyKind: 'passphrase' });
  form.type('keyKind', 'device');
  expect(draftOf(form).connection.keyKind).toBe('device');
});

test('a choice of a way to keep a key is nothing unsaved as long as there is no key', () => {
  const form = openNew();
  form.type('keyKind', 'device');
  expect(form.unsaved.value).toBe(false);
  form.type('apiKey', 'sk-1');
  expect(form.unsaved.value).toBe(true);
});

test('a saved key can be kept in another way by a draft that does not mention it', () => {
  const form = openSaved();
  form.type('keyKind', 'session');
  expect(form.unsaved.value).toBe(true);
  const { connection } = draftOf(form);
  expect(connection).not.toHaveProperty('key');
  expect(connection.keyKind).toBe('session');
});

test('a key that was kept until the browser closed is asked for again', () => {
  const gone = { ...key, kind: 'session', state: 'gone', lastFour: '' } as const;
  const form = openSaved(toView({ key: gone }));
  expect(form.check('all')).toEqual({ invalid: 'apiKey' });
  expect(form.faults.value.apiKey).toBe('gone');
  form.type('apiKey', 'sk-1');
  expect(form.check('all')).toHaveProperty('draft');
});

test('a key that is locked is no missing one', () => {
  expect(openSaved(toView({ key })).check('all')).toHaveProperty('draft');
});

test.each([
  ['test', 'testConnection', 'answered'],
  ['listModels', 'listModels', 'models-listed'],
] as const)(
  '%s goes on once the passphrase was entered, and asks for access only once',
  async (task, call, end) => {
    const { tasks, surface, gestures, reported } = open();
    const locked = { error: { kind: 'key-locked' } } as const;
    const value = { text: 'Hi', firstDeltaMs: 1, models: [] };
    surface[call] = vi.fn().mockResolvedValueOnce(locked).mockResolvedValueOnce({ value });
    tasks[task]();
    await reported('failed');
    tasks.goOn();
    await reported(end);
    expect(gestures.asked).toHaveLength(1);
    // What is pressed later is a click of its own.
    tasks.goOn();
    expect(surface[call]).toHaveBeenCalledTimes(2);
  },
);

test('a save goes on once the passphrase was entered, with all that was typed', async () => {
  const { tasks, surface, gestures, form, reported } = open();
  const saveConnection = vi.fn().mockRejectedValueOnce(new KeyNotKept('locked'));
  surface.saveConnection = saveConnection.mockResolvedValueOnce('c1');
  form.type('apiKey', 'sk-2');
  tasks.save();
  await reported('key-not-kept');
  expect(form.texts.apiKey.value).toBe('sk-2');
  tasks.goOn();
  await reported('saved');
  expect(saveConnection).toHaveBeenLastCalledWith(expect.objectContaining({ key: 'sk-2' }), false);
  expect(gestures.asked).toHaveLength(1);
  expect(form.texts.apiKey.value).toBe('');
});

test('without a passphrase there is nothing to go on with', async () => {
  const { tasks, surface, reported } = open();
  const saveConnection = vi.fn().mockRejectedValue(new KeyNotKept('no-passphrase'));
  surface.saveConnection = saveConnection;
  tasks.save();
  await reported('key-not-kept');
  tasks.goOn();
  expect(saveConnection).toHaveBeenCalledTimes(1);
});
