import { expect, test, vi } from 'vitest';
import { defaultSettings } from '../../../lib/core/connection.ts';
import { createConnectionDesk } from '../../../lib/surface/connection-desk.ts';
import type { Gestures, Surface } from '../../../lib/surface/surface.ts';
import { createStubGestures, createStubSurface, toView } from './stub-surface.ts';

const home = toView({
  id: 'c2',
  name: 'Home',
  provider: 'ollama',
  baseUrl: 'http://localhost:11434/v1',
});

function open(saved = [toView(), home], defaultConnectionId: string | null = 'c2') {
  const surface = createStubSurface(saved);
  surface.settings.value = { ...defaultSettings, defaultConnectionId };
  const desk = createConnectionDesk({
    surface: surface as unknown as Surface,
    gestures: createStubGestures() as unknown as Gestures,
    defaultSystemPrompt: '',
  });
  return { surface, desk, shownId: () => desk.open.value.form.id.value };
}

test('the default connection is shown first, and an empty form where there is none', () => {
  expect(open().shownId()).toBe('c2');
  expect(open([]).shownId()).toBeNull();
});

test('connections that come late replace a form that nobody has touched', () => {
  const { surface, shownId } = open([]);
  expect(shownId()).toBeNull();
  surface.connections.value = [toView(), home];
  expect(shownId()).toBe('c2');
});

test('connections that come late leave a form alone that was begun', () => {
  const { surface, desk, shownId } = open([]);
  desk.open.value.form.type('name', 'Mine');
  surface.connections.value = [toView(), home];
  expect(shownId()).toBeNull();
  expect(desk.open.value.form.texts.name.value).toBe('Mine');
});

test('what was typed is still there after a look at another connection', () => {
  const { desk } = open();
  desk.edit('c1');
  desk.open.value.form.type('model', 'gpt-5');
  desk.edit('c2');
  desk.edit('c1');
  expect(desk.open.value.form.texts.model.value).toBe('gpt-5');
});

test('what was typed is still there after a new connection was begun, and it is told', () => {
  const { desk } = open();
  desk.edit('c1');
  desk.open.value.form.type('model', 'gpt-5');
  desk.open.value.form.type('apiKey', 'sk-new');
  expect([desk.isUnsaved('c1'), desk.isUnsaved('c2'), desk.isUnsaved(null)]).toEqual([
    true,
    false,
    false,
  ]);
  desk.add();
  expect(desk.isUnsaved('c1')).toBe(true);
  desk.open.value.form.type('model', 'another');
  desk.edit('c1');
  expect(desk.open.value.form.texts.model.value).toBe('gpt-5');
  expect(desk.open.value.form.texts.apiKey.value).toBe('sk-new');
  expect(desk.isUnsaved(null)).toBe(true);
  desk.add();
  expect(desk.open.value.form.texts.model.value).toBe('another');
});

test.each(['before', 'after'] as const)(
  'a saved form stays on screen when the list comes %s the reply',
  async (when) => {
    const { surface, desk, shownId } = open([], null);
    const { form, save } = desk.open.value;
    const list = (): void => {
      surface.connections.value = [toView({ id: 'c9' })];
    };
    surface.saveConnection = () => {
      if (when === 'before') list();
      return Promise.resolve('c9');
    };
    form.type('apiKey', 'sk-1');
    save();
    await vi.waitFor(() => expect(form.report.value?.type).toBe('saved'));
    if (when === 'after') list();
    expect(desk.open.value.form).toBe(form);
    expect(shownId()).toBe('c9');
    expect(desk.firstSaved.value).toBe(true);
    desk.add();
    expect(desk.open.value.form).not.toBe(form);
    expect(shownId()).toBeNull();
  },
);

test('deleting the connection on screen shows another at once', () => {
  const { surface, desk, shownId } = open();
  surface.deleteConnection = vi.fn();
  desk.remove('c2');
  expect(surface.deleteConnection).toHaveBeenCalledWith('c2');
  expect(shownId()).toBe('c1');
});

test('deleting a connection ends a test of it', async () => {
  const { surface, desk } = open();
  let ended: AbortSignal | undefined;
  surface.testConnection = (_, { signal }) => {
    ended = signal;
    return new Promise(() => {});
  };
  desk.open.value.test();
  await vi.waitFor(() => expect(ended?.aborted).toBe(false));
  desk.remove('c2');
  expect(ended?.aborted).toBe(true);
});

test('making another connection the default leaves the other settings alone', () => {
  const { surface, desk } = open();
  surface.saveSettings = vi.fn();
  desk.makeDefault('c1');
  expect(surface.saveSettings).toHaveBeenCalledWith({ defaultConnectionId: 'c1' });
});
