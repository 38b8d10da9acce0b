import { expect, test } from 'vitest';
import { draftOf, openNew, openSaved } from './open-form.ts';
import { toView } from './stub-surface.ts';

test('the address of an own backend stays as it was typed, and may have a path of any kind', () => {
  const form = openNew();
  form.pickProvider('own-backend');
  form.type('baseUrl', ' https://me.example/v1/chat/completions/?tenant=7 ');
  form.tidy('baseUrl');
  expect(form.isWhole.value).toBe(true);
  expect(draftOf(form).connection).toMatchObject({
    baseUrl: 'https://me.example/v1/chat/completions/?tenant=7',
    name: 'me.example',
    model: 'backend',
  });
  form.pickProvider('custom');
  form.type('model', 'm');
  expect(draftOf(form).connection.baseUrl).toBe('https://me.example/v1');
});

test('the built-in model takes the place of whatever address, model and dialect were typed, and gives it back', () => {
  const form = openNew();
  form.type('baseUrl', 'https://me.example/v1');
  form.type('apiKey', 'sk-typed');
  form.type('dialect', 'anthropic-messages');
  form.pickProvider('on-device');
  const draft = draftOf(form);
  expect(draft.needsAccess).toBe(false);
  expect(draft.connection).toMatchObject({
    baseUrl: 'on-device:',
    model: 'built-in',
    name: 'Built-in AI',
    tuning: { dialect: null },
  });
  expect(draft.connection).not.toHaveProperty('key');
  form.pickProvider('openai');
  expect(form.texts.baseUrl.value).toBe('https://api.openai.com/v1');
});

test('requests without origin can be given up again', () => {
  const view = toView({ baseUrl: 'http://localhost:11434/v1', provider: 'ollama' });
  const form = openSaved({ ...view, tuning: { ...view.tuning, withoutOrigin: true } });
  expect(draftOf(form).connection.tuning.withoutOrigin).toBe(true);
  form.type('withoutOrigin', '');
  expect(draftOf(form).connection.tuning.withoutOrigin).toBe(false);
});
