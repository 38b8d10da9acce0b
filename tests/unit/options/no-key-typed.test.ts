import { signal } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import { ConnectionDeleted } from '../../../lib/surface/connection-deleted.ts';
import { createConnectionForm } from '../../../lib/surface/connection-form.ts';
import { createConnectionTasks } from '../../../lib/surface/connection-tasks.ts';
import { draftOf, openSaved } from './open-form.ts';
import { createStubGestures, createStubSurface, toView } from './stub-surface.ts';

const custom = { provider: 'custom', baseUrl: 'https://llm.example/v1' };

test.each(['   ', '"', 'Bearer '])(
  '%j as a key is a fault at its field, for every button',
  (typed) => {
    const form = openSaved();
    form.pasteKey(typed);
    form.type('apiKey', typed);
    form.tidy('apiKey');
    expect(form.faults.value.apiKey).toBe('none');
    // Nothing of it was kept, and nothing says so.
    expect(form.keyCleaned.value).toBe(false);
    expect(form.texts.apiKey.value).toBe(typed);
    expect(form.check('all')).toEqual({ invalid: 'apiKey' });
    expect(form.check('address')).toEqual({ invalid: 'apiKey' });
    form.type('apiKey', '');
    expect(draftOf(form).connection).not.toHaveProperty('key');
  },
);

test('a key that is kept for another address is asked for at this one, and at its own it is the right one', () => {
  const key = { ...toView().key!, state: 'elsewhere', origin: 'https://other.example' } as const;
  const form = openSaved(toView({ ...custom, key }));
  expect(form.keyMoved.value).toBe(true);
  expect(form.check('all')).toEqual({ invalid: 'apiKey' });
  expect(form.faults.value.apiKey).toBe('moved');
  form.type('baseUrl', 'https://other.example/v1');
  expect(form.keyMoved.value).toBe(false);
  expect(draftOf(form).connection).not.toHaveProperty('key');
  form.type('baseUrl', custom.baseUrl);
  form.goKeyless();
  expect(draftOf(form).connection.key).toBe('');
});

/** A form whose connection was deleted in another tab after something was typed here. */
function openDeleted(view = toView(custom)) {
  const surface = createStubSurface([view]);
  const connections = signal([view]);
  const form = createConnectionForm({ id: 'c1', connections, defaultSystemPrompt: '' });
  const gestures = createStubGestures();
  const tasks = createConnectionTasks({ form, surface, gestures, onSaved: () => undefined });
  form.type('name', 'Typed here');
  expect(form.deleted.value).toBeUndefined();
  connections.value = [];
  const reported = (type: string) => vi.waitFor(() => expect(form.report.value?.type).toBe(type));
  return { form, tasks, surface, reported };
}

test('a connection that was deleted elsewhere is made anew only with its key typed again, and that is said', async () => {
  const { form, tasks, surface, reported } = openDeleted();
  expect(form.deleted.value?.id).toBe('c1');
  expect(tasks.save()).toBe('apiKey');
  expect(form.faults.value.apiKey).toBe('deleted');
  form.type('apiKey', 'sk-again');
  const save = vi.fn(() => Promise.resolve('c1'));
  surface.saveConnection = save;
  tasks.save();
  await reported('saved-anew');
  expect(save).toHaveBeenCalledWith(
    expect.objectContaining({ name: 'Typed here', key: 'sk-again' }),
    expect.anything(),
  );
});

test('or without one, once that was said', () => {
  const { form } = openDeleted();
  expect(form.mayBeKeyless.value).toBe(true);
  form.goKeyless();
  expect(draftOf(form).connection.key).toBe('');
  // Where there was none, there is nothing to say.
  expect(draftOf(openDeleted(toView({ ...custom, key: null })).form).connection.key).toBe('');
});

test('a deletion that comes to be known with the save is said', async () => {
  const surface = createStubSurface([toView()]);
  const { connections } = surface;
  const form = createConnectionForm({ id: 'c1', connections, defaultSystemPrompt: '' });
  const gestures = createStubGestures();
  const tasks = createConnectionTasks({ form, surface, gestures, onSaved: () => undefined });
  surface.saveConnection = () => Promise.reject(new ConnectionDeleted());
  tasks.save();
  await vi.waitFor(() => expect(form.report.value).toEqual({ type: 'deleted' }));
});
