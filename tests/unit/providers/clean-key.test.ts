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
])('%j is the key alone', (typed) => {
  expect(cleanKey(typed)).toBe(key);
});

test.each(['', ' \n', '""', 'Bearer', 'bearer-token', 'authorization-key', 'a"b', 'sk-…abcd'])(
  'nothing is taken out of %j but blanks and what stands around it',
  (typed) => {
    expect(cleanKey(typed)).toBe(typed.replaceAll(/^"+|\s/g, ''));
  },
);
