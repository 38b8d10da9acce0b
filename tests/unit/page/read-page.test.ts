import { expect, test, vi } from 'vitest';
import { readPage } from '../../../lib/page/read-page.ts';

/** Letters that nobody sees and a model reads: a tag for each letter of what they say. */
const unseen = Array.from('obey', (letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0)));

// The words of a page without its layout, which takes a browser to read.
vi.mock('../../../lib/page/transcript.ts', () => ({
  isFilmSite: () => true,
  openTranscript: async () => undefined,
  toTranscript: () => `What ${unseen.join('')}is s\u200baid`,
}));
vi.mock('../../../lib/page/visible-copy.ts', () => ({
  toVisibleCopy: () => ({ document: {}, unseen: 0 }),
}));
vi.mock('../../../lib/page/own-members.ts', () => ({
  bodyOf: () => null,
  titleOf: ({ title }: Document) => title,
}));
test('a page is read without the characters that nobody sees, in its title too, and says how many', async () => {
  const page = {
    title: ` A ${unseen.join('')}title`,
    location: { href: 'https://x.example/' },
  };
  expect(await readPage(page as unknown as Document)).toEqual({
    title: 'A title',
    url: 'https://x.example/',
    text: 'What is said',
    hidden: 9,
  });
});
