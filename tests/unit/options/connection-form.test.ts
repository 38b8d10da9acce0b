import { expect, test } from 'vitest';
import { draftOf, openNew, openSaved } from './open-form.ts';
import { toView } from './stub-surface.ts';

test('a new form starts with the first provider and the default prompt', () => {
  const { texts } = openNew();
  expect(texts.provider.value).toBe('openai');
  expect(texts.baseUrl.value).toBe('https://api.openai.com/v1');
  expect(texts.systemPrompt.value).toBe('Hello.');
});

test('a form of a saved connection shows it, and nothing in the key field', () => {
  const { texts } = openSaved();
  expect(texts.name.value).toBe('Work');
  expect(texts.systemPrompt.value).toBe('Be brief.');
  expect(texts.apiKey.value).toBe('');
});

test('another provider fills in what nobody has changed', () => {
  const form = openNew();
  form.pickProvider('openrouter');
  expect(form.texts.baseUrl.value).toBe('https://openrouter.ai/api/v1');
  expect(form.texts.model.value).toBe('openrouter/auto');
  expect(form.texts.name.value).toBe('OpenRouter');
});

test('another provider keeps what was typed', () => {
  const form = openNew();
  form.type('baseUrl', 'https://proxy.example/v1');
  form.type('model', 'my-model');
  form.pickProvider('openrouter');
  expect(form.texts.baseUrl.value).toBe('https://proxy.example/v1');
  expect(form.texts.model.value).toBe('my-model');
  expect(form.texts.name.value).toBe('OpenRouter');
});

test.each([
  ['openai', 'https://api.openai.com/v2', 'OpenAI'],
  ['openai', 'https://proxy.example/v1', 'proxy.example'],
  ['custom', 'models.example:8443', 'models.example:8443'],
  // A program has its name wherever it runs.
  ['ollama', 'http://127.0.0.1:9999', 'Ollama'],
])('a name that nobody typed is that of %s at %s', (provider, baseUrl, name) => {
  const form = openNew();
  form.pickProvider(provider);
  form.type('baseUrl', baseUrl);
  form.tidy('baseUrl');
  expect(form.texts.name.value).toBe(name);
});

test('a name that nobody typed follows the host to and fro, also once it is saved', () => {
  const form = openSaved(
    toView({ provider: 'custom', name: 'one.example', baseUrl: 'https://one.example/v1' }),
  );
  form.type('baseUrl', 'https://two.example/v1');
  // Not with every letter: a name that changes below while one types above is unrest.
  expect(form.texts.name.value).toBe('one.example');
  form.tidy('baseUrl');
  expect(form.texts.name.value).toBe('two.example');
  form.type('baseUrl', 'not a url');
  form.tidy('baseUrl');
  expect(form.texts.name.value).toBe('two.example');
  form.type('baseUrl', 'https://three.example/v1');
  form.type('apiKey', 'sk-1');
  expect(draftOf(form).connection.name).toBe('three.example');
  form.pickProvider('openai');
  expect(form.texts.name.value).toBe('OpenAI');
});

test('a name that somebody typed is kept, whatever else changes', () => {
  const form = openNew();
  form.type('name', 'Mine');
  form.type('baseUrl', 'https://two.example/v1');
  form.tidy('baseUrl');
  form.pickProvider('openrouter');
  expect(form.texts.name.value).toBe('Mine');
});

test('a name is not given anew while the host stays', () => {
  const form = openSaved(toView({ name: 'OpenAI', baseUrl: 'https://proxy.example/v1' }));
  form.type('baseUrl', 'https://proxy.example/v2');
  form.tidy('baseUrl');
  expect(form.texts.name.value).toBe('OpenAI');
});

test('what is typed is unsaved until it is saved, or as it was', () => {
  const form = openSaved();
  expect(form.unsaved.value).toBe(false);
  for (const field of ['baseUrl', 'apiKey', 'model', 'systemPrompt', 'name'] as const) {
    const before = form.texts[field].value;
    form.type(field, `${before}x`);
    expect(form.unsaved.value, field).toBe(true);
    form.type(field, `${before} `);
    expect(form.unsaved.value, field).toBe(false);
    form.type(field, before);
  }
  const fresh = openNew();
  expect(fresh.unsaved.value).toBe(false);
  fresh.pickProvider('ollama');
  expect(fresh.unsaved.value).toBe(true);
});

test.each([
  ['api.example.com', 'https://api.example.com/v1'],
  ['https://api.example.com/v1/', 'https://api.example.com/v1'],
  ['https://api.example.com/v1/chat/completions', 'https://api.example.com/v1'],
  ['https://api.example.com/v1/responses', 'https://api.example.com/v1'],
])('leaving the base URL puts %s in order', (typed, baseUrl) => {
  const form = openNew();
  form.type('baseUrl', typed);
  form.tidy('baseUrl');
  expect(form.texts.baseUrl.value).toBe(baseUrl);
});

test.each([
  ['not a url', 'malformed'],
  ['http://api.example.com/v1', 'insecure'],
  ['https://user:secret@api.example.com', 'has-credentials'],
  ['ftp://api.example.com', 'unsupported-scheme'],
])('leaving the base URL as %s names the fault and keeps the text', (typed, fault) => {
  const form = openNew();
  form.type('baseUrl', typed);
  form.tidy('baseUrl');
  expect(form.faults.value.baseUrl).toBe(fault);
  expect(form.texts.baseUrl.value).toBe(typed);
});

test('an empty base URL is a fault only when it is needed', () => {
  const form = openNew();
  form.type('baseUrl', ' ');
  form.tidy('baseUrl');
  expect(form.faults.value.baseUrl).toBeUndefined();
  expect(form.check('address')).toEqual({ invalid: 'baseUrl' });
  expect(form.faults.value.baseUrl).toBe('empty');
});

test('typing takes the fault away', () => {
  const form = openNew();
  form.type('model', '');
  form.type('apiKey', 'sk-1');
  expect(form.check('all')).toEqual({ invalid: 'model' });
  form.type('model', 'm');
  expect(form.faults.value.model).toBeUndefined();
});

test('spaces and line breaks leave the key, and it is said', () => {
  const form = openNew();
  form.type('apiKey', ' sk-\u200bone two\n');
  form.tidy('apiKey');
  expect(form.texts.apiKey.value).toBe('sk-onetwo');
  expect(form.keyCleaned.value).toBe(true);
});

test.each(['Bearer sk-one', 'Authorization: Bearer sk-one', '"sk-one"'])(
  'what stands around the key in %j leaves it, and it is said',
  (pasted) => {
    const form = openNew();
    form.pasteKey(pasted);
    expect(form.keyCleaned.value).toBe(true);
    form.type('apiKey', pasted);
    expect(draftOf(form).connection.key).toBe('sk-one');
    expect(form.texts.apiKey.value).toBe('sk-one');
    expect(form.keyCleaned.value).toBe(true);
  },
);

test('a pasted line break is told of, though the field never holds it', () => {
  const form = openNew();
  form.pasteKey('sk-one\nsk-two');
  form.type('apiKey', 'sk-onesk-two');
  expect(form.keyCleaned.value).toBe(true);
});

test('another key typed over one that was cleaned is not told to be cleaned', () => {
  const form = openNew();
  form.pasteKey('Bearer sk-one');
  form.type('apiKey', 'Bearer sk-one');
  form.tidy('apiKey');
  form.type('apiKey', 'sk-two');
  form.tidy('apiKey');
  expect(form.keyCleaned.value).toBe(false);
});

test('a masked key is refused', () => {
  const form = openNew();
  form.type('apiKey', 'sk-…abcd');
  expect(form.check('all')).toEqual({ invalid: 'apiKey' });
  expect(form.faults.value.apiKey).toBe('unsendable');
});

test('a remote provider that needs a key gets no draft without one', () => {
  const form = openNew();
  expect(form.check('all')).toEqual({ invalid: 'apiKey' });
  expect(form.faults.value.apiKey).toBe('missing');
  expect(form.check('address')).toHaveProperty('draft');
});

test('on this computer no key is needed, whatever the provider', () => {
  const form = openNew();
  form.type('baseUrl', 'http://127.0.0.1:8080/v1');
  expect(draftOf(form).connection).not.toHaveProperty('key');
});

test('a saved key is kept by a draft that does not mention it', () => {
  const draft = draftOf(openSaved());
  expect(draft.connection).not.toHaveProperty('key');
  expect(draft.connection.id).toBe('c1');
});

test('a saved key does not follow the address', () => {
  const form = openSaved();
  form.type('baseUrl', 'https://elsewhere.example/v1');
  expect(form.keyMoved.value).toBe(true);
  expect(form.check('all')).toEqual({ invalid: 'apiKey' });
  expect(form.faults.value.apiKey).toBe('moved');
  form.type('baseUrl', 'https://api.openai.com/v2');
  expect(form.keyMoved.value).toBe(false);
  expect(form.faults.value.apiKey).toBeUndefined();
});

test('where none is needed a new address asks for its key too, or to be told that there is none', () => {
  const form = openSaved(toView({ provider: 'custom', baseUrl: 'https://one.example/v1' }));
  form.type('baseUrl', 'https://two.example/v1');
  expect(form.check('all')).toEqual({ invalid: 'apiKey' });
  expect(form.faults.value.apiKey).toBe('moved');
  form.goKeyless();
  expect(form.isKeyless.value).toBe(true);
  expect(draftOf(form).connection.key).toBe('');
  form.type('apiKey', 'sk-two');
  expect(draftOf(form).connection.key).toBe('sk-two');
  form.type('apiKey', '');
  form.type('baseUrl', 'https://three.example/v1');
  expect(form.check('all')).toEqual({ invalid: 'apiKey' });
  form.type('baseUrl', 'https://one.example/v2');
  expect(draftOf(form).connection).not.toHaveProperty('key');
});

test('a provider that needs a key is not told that there is none', () => {
  const form = openSaved();
  form.type('baseUrl', 'https://elsewhere.example/v1');
  expect(form.mayBeKeyless.value).toBe(false);
  form.goKeyless();
  expect(form.check('all')).toEqual({ invalid: 'apiKey' });
});

test('models are offered for the server that listed them, and no other', () => {
  const form = openSaved(toView({ models: ['a', 'b'] }));
  expect(form.models.value).toEqual(['a', 'b']);
  form.type('baseUrl', 'https://elsewhere.example/v1');
  expect(form.models.value).toEqual([]);
});

test('a connection without a name is called after its provider, or its host', () => {
  const form = openNew();
  form.type('apiKey', 'sk-1');
  form.type('name', '');
  expect(draftOf(form).connection.name).toBe('OpenAI');
  form.pickProvider('custom');
  form.type('baseUrl', 'models.example:8443');
  form.type('model', 'm');
  form.type('name', ' ');
  expect(draftOf(form).connection.name).toBe('models.example:8443');
});

test('after saving, the key is gone from the form and the rest is there', () => {
  const form = openNew();
  form.type('apiKey', 'sk-1');
  const { connection } = draftOf(form);
  form.settle('c9', connection);
  expect(form.id.value).toBe('c9');
  expect(form.texts.apiKey.value).toBe('');
  expect(form.texts.model.value).toBe('gpt-4o');
});

test('a key that was typed while saving is kept', () => {
  const form = openNew();
  form.type('apiKey', 'sk-1');
  const { connection } = draftOf(form);
  form.type('apiKey', 'sk-2');
  form.settle('c9', connection);
  expect(form.texts.apiKey.value).toBe('sk-2');
});
