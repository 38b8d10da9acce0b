import { expect, test, vi } from 'vitest';
import { createConnectionForm } from '../../../lib/surface/connection-form.ts';
import { createConnectionTasks } from '../../../lib/surface/connection-tasks.ts';
import { createStubGestures, createStubSurface, toView } from './stub-surface.ts';

function open(granted = true, saved = [toView()]) {
  const surface = createStubSurface(saved);
  const gestures = createStubGestures(granted);
  const { connections } = surface;
  const id = saved[0]?.id ?? null;
  const form = createConnectionForm({ id, connections, defaultSystemPrompt: '' });
  const onSaved = vi.fn();
  const tasks = createConnectionTasks({ form, surface, gestures, onSaved });
  const reported = (type: string) => vi.waitFor(() => expect(form.report.value?.type).toBe(type));
  return { surface, gestures, form, tasks, onSaved, reported };
}

test.each(['save', 'test', 'listModels'] as const)(
  '%s asks for access in the click itself',
  (task) => {
    const { tasks, gestures } = open();
    tasks[task]();
    expect(gestures.asked).toEqual(['https://api.openai.com']);
  },
);

test.each(['save', 'test', 'listModels'] as const)(
  '%s asks for access to this computer as to any other host',
  (task) => {
    const { tasks, gestures, form } = open();
    form.type('baseUrl', 'http://localhost:11434/v1');
    form.goKeyless();
    tasks[task]();
    expect(gestures.asked).toEqual(['http://localhost:11434']);
  },
);

test('a form with a fault asks for nothing and says where the focus goes', () => {
  const { tasks, gestures, form } = open();
  form.type('model', '');
  expect(tasks.save()).toBe('model');
  expect(gestures.asked).toEqual([]);
});

test('a refusal sends nothing and keeps what was typed', async () => {
  const { tasks, form, reported } = open(false);
  form.type('apiKey', 'sk-new');
  tasks.test();
  await reported('access-refused');
  expect(form.texts.apiKey.value).toBe('sk-new');
});

test('a refusal does not keep a connection from being saved', async () => {
  const { tasks, surface, onSaved, reported } = open(false);
  surface.saveConnection = () => Promise.resolve('c1');
  tasks.save();
  await reported('saved-without-access');
  expect(onSaved).toHaveBeenCalledWith('c1', false);
});

test('saving does not wait for a question that the browser leaves open', async () => {
  const { tasks, surface, gestures, reported } = open();
  gestures.requestHost = () => new Promise(() => {});
  surface.saveConnection = () => Promise.resolve('c1');
  tasks.save();
  await reported('saved');
});

test('the first connection becomes the default', async () => {
  const { tasks, surface, form, onSaved, reported } = open(true, []);
  const saveConnection = vi.fn(() => Promise.resolve('c7'));
  surface.saveConnection = saveConnection;
  form.type('apiKey', 'sk-1');
  tasks.save();
  await reported('saved');
  expect(saveConnection).toHaveBeenCalledWith(expect.objectContaining({ key: 'sk-1' }), true);
  expect(onSaved).toHaveBeenCalledWith('c7', true);
});

test('what could not be saved is still in the form', async () => {
  const { tasks, form, reported } = open();
  form.type('apiKey', 'sk-new');
  tasks.save();
  await reported('not-saved');
  expect(form.texts.apiKey.value).toBe('sk-new');
});

test('a test says the first words of the reply, or the error', async () => {
  const { tasks, surface, form, reported } = open();
  surface.testConnection = () => Promise.resolve({ value: { text: 'Hi', firstDeltaMs: 120 } });
  tasks.test();
  await reported('answered');
  expect(form.report.value).toMatchObject({ text: 'Hi', firstDeltaMs: 120, model: 'gpt-4o' });
  surface.testConnection = () => Promise.resolve({ error: { kind: 'key-refused' } });
  tasks.test();
  await reported('failed');
});

test('a second click does not pay for a second test', () => {
  const { tasks, gestures } = open();
  tasks.test();
  tasks.test();
  expect(gestures.asked).toHaveLength(1);
});

test('a test that waits for a connection says so until it has one', async () => {
  const { tasks, surface, form } = open();
  let onQueued: ((queued: boolean) => void) | undefined;
  surface.testConnection = (_, options) => {
    ({ onQueued } = options);
    return new Promise(() => undefined);
  };
  tasks.test();
  await vi.waitFor(() => expect(onQueued).toBeDefined());
  onQueued?.(true);
  expect(form.report.value).toMatchObject({ type: 'testing', queued: true });
  onQueued?.(false);
  expect(form.report.value).toMatchObject({ type: 'testing', queued: false });
  tasks.cancel();
  onQueued?.(true);
  expect(form.report.value).toMatchObject({ type: 'cancelled' });
});

/** A surface whose tests never end by themselves; gives the signal of each. */
function openUnending(granted?: boolean) {
  const opened = open(granted);
  const signals: AbortSignal[] = [];
  opened.surface.testConnection = (_, { signal }) => {
    signals.push(signal);
    return new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error));
    });
  };
  return { ...opened, signals };
}

test('a test that is cancelled is ended, says so, and can be made again', async () => {
  const { tasks, form, signals } = openUnending();
  tasks.test();
  await vi.waitFor(() => expect(signals).toHaveLength(1));
  tasks.cancel();
  expect(signals[0]?.aborted).toBe(true);
  expect(form.report.value).toEqual({ type: 'cancelled', task: 'test' });
  tasks.test();
  await vi.waitFor(() => expect(signals).toHaveLength(2));
  expect(signals[1]?.aborted).toBe(false);
  expect(form.report.value?.type).toBe('testing');
});

test('a list of models that is cancelled is ended and says so', async () => {
  const { tasks, surface, form } = open();
  const signals: AbortSignal[] = [];
  surface.listModels = (_, { signal }) => {
    signals.push(signal);
    return new Promise(() => {});
  };
  tasks.listModels();
  await vi.waitFor(() => expect(signals).toHaveLength(1));
  tasks.cancel();
  expect(signals[0]?.aborted).toBe(true);
  expect(form.report.value).toEqual({ type: 'cancelled', task: 'list' });
});

test('there is nothing to cancel when no test is under way', async () => {
  const { tasks, surface, form, reported } = open();
  tasks.cancel();
  expect(form.report.value).toBeNull();
  surface.testConnection = () => Promise.resolve({ value: { text: 'Hi', firstDeltaMs: 1 } });
  tasks.test();
  await reported('answered');
  tasks.cancel();
  expect(form.report.value?.type).toBe('answered');
});

test.each(['save', 'listModels'] as const)('%s ends a test that is under way', async (task) => {
  const { tasks, signals } = openUnending();
  tasks.test();
  await vi.waitFor(() => expect(signals).toHaveLength(1));
  tasks[task]();
  expect(signals[0]?.aborted).toBe(true);
});

test('listed models are offered', async () => {
  const { tasks, surface, form, reported } = open();
  surface.listModels = () => Promise.resolve({ value: { models: ['m1', 'm2'] } });
  tasks.listModels();
  await reported('models-listed');
  expect(form.models.value).toEqual(['m1', 'm2']);
});

test('what is done last is what is reported', async () => {
  const { tasks, surface, form, reported } = open();
  const reply = Promise.withResolvers<Awaited<ReturnType<typeof surface.testConnection>>>();
  surface.testConnection = () => reply.promise;
  surface.saveConnection = () => Promise.resolve('c1');
  tasks.test();
  tasks.save();
  await reported('saved');
  reply.resolve({ error: { kind: 'timed-out' } });
  await new Promise((resolve) => setTimeout(resolve));
  expect(form.report.value?.type).toBe('saved');
});

test('forgetting the key sends an empty one with the connection as it is kept', async () => {
  const { tasks, surface, form, reported } = open();
  const saveConnection = vi.fn(() => Promise.resolve('c1'));
  surface.saveConnection = saveConnection;
  form.type('model', 'half-typed');
  tasks.forgetKey();
  await reported('key-forgotten');
  expect(saveConnection).toHaveBeenCalledWith(
    expect.objectContaining({ id: 'c1', key: '', model: 'gpt-4o' }),
    false,
  );
});

test('what was learnt is forgotten for a saved connection, and there is nothing to forget for a new one', () => {
  const known = open();
  known.surface.forgetCorrections = vi.fn();
  known.tasks.forgetCorrections();
  expect(known.surface.forgetCorrections).toHaveBeenCalledWith('c1');
  const fresh = open(true, []);
  fresh.surface.forgetCorrections = vi.fn();
  fresh.tasks.forgetCorrections();
  expect(fresh.surface.forgetCorrections).not.toHaveBeenCalled();
});
