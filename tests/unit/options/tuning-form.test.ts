import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { createConnectionForm } from '../../../lib/surface/connection-form.ts';
import type { ConnectionForm } from '../../../lib/surface/connection-form.ts';
import { toView } from './stub-surface.ts';

function openNew(): ConnectionForm {
  return createConnectionForm({ id: null, connections: signal([]), defaultSystemPrompt: 'Hello.' });
}

function openSaved(view = toView()): ConnectionForm {
  const connections = signal([view]);
  return createConnectionForm({ id: view.id, connections, defaultSystemPrompt: 'Hello.' });
}

function draftOf(form: ConnectionForm) {
  const checked = form.check('all');
  if ('invalid' in checked) throw new Error(`invalid: ${checked.invalid}`);
  return checked.draft;
}

test('what an expert sets goes into the draft, and is written back as it is kept', () => {
  const form = openSaved();
  form.type('temperature', '0,70');
  form.type('headers', ' X-Team:blue ');
  expect(form.unsaved.value).toBe(true);
  expect(form.isTuned.value).toBe(true);
  const { tuning } = draftOf(form).connection;
  expect(tuning.parameters).toEqual({ temperature: 0.7 });
  expect(tuning.headers).toEqual({ 'x-team': 'blue' });
  expect(form.texts.temperature.value).toBe('0.7');
  expect(form.texts.headers.value).toBe('x-team: blue');
});

test('a fault of an expert’s field is told once it is left, and goes with the next letter', () => {
  const form = openSaved();
  form.type('extraBody', '{');
  expect(form.faults.value.extraBody).toBeUndefined();
  form.tidy('extraBody');
  expect(form.faults.value.extraBody).toBe('malformed');
  form.type('extraBody', '{}');
  expect(form.faults.value.extraBody).toBeUndefined();
  form.type('headers', 'X-Mine: a');
  form.type('keyHeader', 'x-mine');
  expect(form.check('all')).toEqual({ invalid: 'headers' });
  form.type('keyHeader', 'x-other');
  expect(form.faults.value.headers).toBeUndefined();
});

test('listing models asks only for what its request is made of, and loses nothing that was typed', () => {
  const form = openSaved();
  form.type('temperature', 'warm');
  expect(form.check('address')).toHaveProperty('draft');
  expect(form.texts.temperature.value).toBe('warm');
  form.type('headers', 'Cookie: a');
  expect(form.check('address')).toEqual({ invalid: 'headers' });
  expect(form.check('all')).toEqual({ invalid: 'headers' });
  form.type('headers', '');
  expect(form.check('all')).toEqual({ invalid: 'temperature' });
});

test('an address on another machine is remote', () => {
  const form = openNew();
  expect(form.isRemote.value).toBe(true);
  form.type('baseUrl', 'localhost:8080');
  expect(form.isRemote.value).toBe(false);
  form.type('baseUrl', '');
  expect(form.isRemote.value).toBe(false);
});

test('what was chosen where an answer failed is kept by a form that knows nothing of it', () => {
  const { tuning } = toView();
  const form = openSaved(toView({ tuning: { ...tuning, withoutOrigin: true } }));
  expect(draftOf(form).connection.tuning.withoutOrigin).toBe(true);
  expect(draftOf(openSaved()).connection.tuning.withoutOrigin).toBe(false);
});
