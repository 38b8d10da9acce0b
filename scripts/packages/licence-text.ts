import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPackage } from './read-package.ts';

const ownTexts = join('scripts', 'licences');

/** Vite's file goes on with the licences of what is in Vite itself, none of which is in our build. */
const endOfOwn: Readonly<Record<string, string>> = { vite: '# Licenses of bundled dependencies' };

/** A text of `scripts/licences`, for what is not a package or has none of its own. */
export function readOwnText(name: string): string | undefined {
  const file = join(ownTexts, `${name.replace(/^@/, '').replaceAll('/', '-')}.txt`);
  return existsSync(file) ? toPlain(readFileSync(file, 'utf8')) : undefined;
}

/**
 * The whole text of a package's licence, with its notice if it has one.
 * @throws Error when there is none: then it has to be found, and put into scripts/licences
 */
export function readLicenceText(folder: string): string {
  const { name, license } = readPackage(folder);
  const files = readdirSync(folder).filter((file) =>
    /^(?:licen[cs]e|copying|notice)(?:\.(?:md|txt))?$/i.test(file),
  );
  if (files.length === 0) {
    const own = readOwnText(name);
    if (own !== undefined) return own;
    throw new Error(`${name} holds no text of its licence: put it into ${ownTexts}`);
  }
  const end = endOfOwn[name];
  const texts = files
    .sort()
    .map((file) => toPlain(readFileSync(join(folder, file), 'utf8')))
    .map((text) => (end === undefined ? text : toPlain(text.slice(0, text.indexOf(end)))));
  // Some name this licence only, and it has to go along whole.
  if (license === 'Apache-2.0' && !texts.some((text) => /TERMS AND CONDITIONS/.test(text))) {
    texts.push(readOwnText('apache-2.0') ?? '');
  }
  return texts.join('\n\n');
}

/** The same lines wherever it was written. */
function toPlain(text: string): string {
  return text.replaceAll('\r\n', '\n').trim();
}
