import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../fixtures/pages');

/**
 * Pages of our own writing. What of them is the main text bears `data-main`, what is around it `data-chrome`; a test takes
 * both away before it has the page read.
 */
export const pageFixtures = {
  article: read('article'),
  documentation: read('documentation'),
  'long table': toLongTable(400),
  forum: read('forum'),
  'single-page app': read('single-page-app'),
  Arabic: read('arabic'),
  Japanese: read('japanese'),
  video: read('video'),
} as const;

/** Pages written before the rules had seen any like them, as the systems of today write them. */
export const unseenFixtures = {
  newspaper: read('unseen/newspaper'),
  'generated documentation': read('unseen/generated-docs'),
  'API reference': read('unseen/api-reference'),
  'table in a layout of tables': read('unseen/data-table'),
  discussion: read('unseen/discussion'),
  'questions and answers': read('unseen/questions'),
  repository: read('unseen/repository'),
  'client app': read('unseen/client-app'),
  encyclopedia: read('unseen/encyclopedia'),
  'recipe and shop': read('unseen/recipe-shop'),
  'Arabic news': read('unseen/arabic-news'),
  'Japanese blog': read('unseen/japanese-blog'),
  'web components': read('unseen/web-components'),
  'same-origin frame': read('unseen/framed'),
  'video of view models': read('unseen/video-view-models'),
} as const;

/** What the pages of films show of their words once their own button is pressed. */
export const filmLines: Readonly<Record<string, readonly string[]>> = {
  video: [
    '0:00 Make a small loop near the end.',
    '0:07 The rabbit comes out of its hole,',
    '0:11 runs around the tree, and goes back down.',
    '0:19 Pull, and it holds a ship.',
  ],
  'video of view models': [
    '0:00 Hold the blade up by its tip.',
    '0:06 Now strike it once, with the back of the stone.',
    '1:02:14 If it sings, do not touch it again: you are done.',
  ],
};

function read(name: string): string {
  return readFileSync(join(folder, `${name}.html`), 'utf8');
}

/** A page that is one table of that many rows, with what stands around such tables. */
export function toLongTable(rows: number): string {
  const row = (_: unknown, index: number): string => {
    const year = 1600 + index;
    const cells = [
      `Vessel ${index + 1} of the northern fleet`,
      `${year}`,
      `Harbour ${(index * 7) % 41}`,
      `${(index * 13) % 97} barrels of salt and rye`,
      `<a href="/captain/${index}">Captain number ${index + 1}</a>`,
    ];
    return `<tr>${cells.map((cell) => `<td data-main>${cell}</td>`).join('')}</tr>`;
  };
  const heads = ['Ship', 'Year', 'Port', 'Cargo', 'Captain'];
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Register of ships</title></head><body>
<header><a href="/" data-chrome>Archive of the harbour office</a><nav><a href="/a" data-chrome>Registers by century</a><a href="/b" data-chrome>Maps and drawings</a><a href="/c" data-chrome>Opening hours of the reading room</a></nav></header>
<div class="page"><h1>Register of ships</h1><p data-main>All vessels that paid the lighthouse due, in the order of their coming.</p>
<div class="toolbar"><button data-chrome>Download as a spreadsheet</button><button data-chrome>Sort by year of arrival</button></div>
<table><thead><tr>${heads.map((head) => `<th data-main>${head}</th>`).join('')}</tr></thead><tbody>${Array.from({ length: rows }, row).join('\n')}</tbody></table>
<p data-main>Two pages of the register are lost to water.</p>
<div class="pagination"><a href="?2" data-chrome>Next page of the register</a></div></div>
<footer><p data-chrome>Kept by the city since the great fire.</p></footer></body></html>`;
}

/** A page of about a million characters of markup: sections with links and lists, in a `main` or in nothing that says so. */
export function toLongPage(element: 'main' | 'div'): string {
  const section = (_: unknown, index: number): string =>
    `<h2>Section ${index}</h2><div class="x"><p>${'words of a paragraph that goes on '.repeat(8)} <a href="/l${index}">a link</a></p><ul><li>one item</li><li>another item</li></ul></div>`;
  const sections = Array.from({ length: 2_600 }, section).join('');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>A long page</title><body><nav><a href="/">Start</a></nav><${element}>${sections}</${element}></body></html>`;
}

/** Text without what Markdown and white space add to it, so that a page and what was read of it can be compared. */
function toLetters(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/\]\([^)]*\)/g, ']')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/** Which share of these texts, by their letters, occurs in what was read. */
export function toShare(texts: readonly string[], read: string): number {
  const letters = toLetters(read);
  const sizes = texts.map((text) => toLetters(text)).filter((text) => text !== '');
  const all = sizes.reduce((sum, { length }) => sum + length, 0);
  const kept = sizes.filter((text) => letters.includes(text));
  return kept.reduce((sum, { length }) => sum + length, 0) / all;
}
