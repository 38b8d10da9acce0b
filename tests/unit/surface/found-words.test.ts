import { expect, test } from 'vitest';
import { toFoundPieces } from '../../../lib/surface/found-words.ts';

test.each([
  ['Rivers of Dresden', 'river', '[River]s of Dresden'],
  ['Rivers of Dresden', 'river ', 'Rivers of Dresden'],
  ['Rivers of Dresden', 'dresden rivers', '[Rivers] of [Dresden]'],
  ['Crème brûlée', 'creme bru', '[Crème] [brû]lée'],
  ['Cre\u0300me', 'creme', '[Cre\u0300me]'],
  ['Overview', 'view', 'Overview'],
  ['東京の天気', '天気', '東京の[天気]'],
  ['👩‍💻 at work', 'work', '👩‍💻 at [work]'],
  ['Große Straße', 'strasse', 'Große [Straße]'],
  ['コードが好き', 'ドが', 'コー[ドが]好き'],
  ['서울의 한강', '한강', '서울의 [한강]'],
  ['نهر والنهر', 'نهر', '[نهر] والنهر'],
  ['Plain', '', 'Plain'],
])('in %j the query %j finds %j', (title, query, marked) => {
  const pieces = toFoundPieces(title, query);
  expect(pieces.map(({ text, isFound }) => (isFound ? `[${text}]` : text)).join('')).toBe(marked);
});
