import { expect, test } from 'vitest';
import { cleanKey } from '../../../lib/providers/clean-key.ts';

const key = 'sk-proj_0123-4567.89/ab+cd==';

test.each([
  key,
  ` ${key}\n`,
  `sk-proj_0123-\r\n  4567.89/ab+cd==`,
  `\u200b${key}\u2060\u00a0`,
  `Bearer ${key}`,
  `bearer\t${key}`,
  `Bearer Bearer ${key}`,
  `Authorization: Bearer ${key}`,
  `AUTHORIZATION:Bearer ${key}`,
  `authorization: ${key}`,
  `"${key}"`,
  `'${key}'`,
  `\`${key}\``,
  `“${key}”`,
  ` "${key}", `,
  `"Bearer ${key}"`,
  `Bearer "${key}"`,
  `"Authorization: Bearer ${key}"`,
  `"Authorization": "Bearer ${key}",`,
  `\u200bBearer \u200b${key}`,
  // As it stands in shells, settings and commands.
  `export OPENAI_API_KEY="${key}`,
  `export OPENAI_API_KEY="${key}"`,
  `OPENAI_API_KEY=${key}`,
  `HF_TOKEN = '${key}';`,
  `set OPENROUTER_KEY_2=${key}`,
  `$env:OPENAI_API_KEY = "${key}"`,
  `x-api-key: ${key}`,
  `"apiKey": "${key}",`,
  `OPENAI_API_KEY: ${key}`,
  `API key: ${key}`,
  `-H "x-api-key: ${key}"`,
  `--header 'Authorization: Bearer ${key}'`,
])('%j is the key alone', (typed) => {
  expect(cleanKey(typed)).toBe(key);
});

test.each([
  '',
  ' \n\t ',
  '\u200b',
  '"',
  '""',
  "'',",
  ' “” ',
  'Bearer',
  ' Bearer ',
  '"bearer"',
  'Bearer "',
  'Bearer Bearer',
  'Authorization:',
  'Authorization: Bearer ',
  '"Authorization": "Bearer",',
  '-H "x-api-key:"',
])('there is no key in %j', (typed) => {
  expect(cleanKey(typed)).toBe('');
});

test.each([
  'bearer-token',
  'authorization-key',
  'my-key:123',
  'token==',
  'secret_key=',
  'a"b',
  'sk-…abcd',
])('nothing is taken out of %j but blanks and what stands around it', (typed) => {
  expect(cleanKey(typed)).toBe(typed.replaceAll(/^"+|\s/g, ''));
});
