import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { createConnectionForm } from '../../../lib/surface/connection-form.ts';
import { draftOf } from './open-form.ts';
import { toView } from './stub-surface.ts';

/** A form and what is saved; setting the latter is what another tab does. */
function open(view = toView()) {
  const connections = signal([view]);
  const form = createConnectionForm({ id: view.id, connections, defaultSystemPrompt: '' });
  return { connections, form };
}

test('what is saved elsewhere is not undone by saving another field here', () => {
  const { form, connections } = open();
  form.type('name', 'Mine');
  connections.value = [toView({ model: 'model-from-a', systemPrompt: 'From A.' })];
  expect(form.texts.model.value).toBe('model-from-a');
  expect(draftOf(form).connection).toMatchObject({
    name: 'Mine',
    model: 'model-from-a',
    systemPrompt: 'From A.',
  });
});

test('what was typed here is kept, whatever is saved elsewhere', () => {
  const { form, connections } = open();
  form.type('model', 'model-from-b');
  form.type('apiKey', 'sk-b');
  connections.value = [toView({ model: 'model-from-a' })];
  connections.value = [toView({ model: 'another-from-a' })];
  expect(form.texts.model.value).toBe('model-from-b');
  expect(form.texts.apiKey.value).toBe('sk-b');
  expect(form.unsaved.value).toBe(true);
});

test('a field that is put back follows again', () => {
  const { form, connections } = open();
  form.type('model', 'model-from-b');
  form.type('model', 'gpt-4o');
  connections.value = [toView({ model: 'model-from-a' })];
  expect(form.texts.model.value).toBe('model-from-a');
  expect(form.unsaved.value).toBe(false);
});

test('what an expert set and the models that were listed elsewhere follow as well', () => {
  const { form, connections } = open();
  const { tuning } = toView();
  connections.value = [toView({ tuning: { ...tuning, retries: 2 }, models: ['a', 'b'] })];
  expect(draftOf(form).connection).toMatchObject({ tuning: { retries: 2 }, models: ['a', 'b'] });
});

test('models that were listed here are not replaced by those that are saved', () => {
  const { form, connections } = open();
  form.setModels({ models: ['here'] }, 'https://api.openai.com');
  connections.value = [toView({ models: ['elsewhere'] })];
  expect(form.models.value).toEqual(['here']);
});

test('a name and an address that were saved together elsewhere stay together', () => {
  const { form, connections } = open();
  connections.value = [toView({ name: 'OpenAI', baseUrl: 'https://proxy.example/v1' })];
  form.tidy('baseUrl');
  expect(form.texts.name.value).toBe('OpenAI');
});

test('a fault goes with the text that had it', () => {
  const { form, connections } = open(toView({ model: '' }));
  form.check('all');
  expect(form.faults.value.model).toBe('missing');
  connections.value = [toView({ model: 'model-from-a' })];
  expect(form.faults.value.model).toBeUndefined();
});

test('a connection that is deleted elsewhere leaves what the form shows', () => {
  const { form, connections } = open(toView({ model: 'mine' }));
  connections.value = [];
  expect(form.texts.model.value).toBe('mine');
});

test('what is typed while a new connection is being saved is kept', () => {
  const connections = signal<ReturnType<typeof toView>[]>([]);
  const form = createConnectionForm({ id: null, connections, defaultSystemPrompt: '' });
  form.type('apiKey', 'sk-1');
  const { connection } = draftOf(form);
  form.type('model', 'typed-later');
  form.settle('c1', connection);
  connections.value = [toView({ name: connection.name })];
  expect(form.texts.model.value).toBe('typed-later');
  expect(form.texts.name.value).toBe(connection.name);
});
