import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { huntInFolder } from '../../support/hunt-in-folder.ts';
import { createHuntedKey, createKeyHunt } from '../../support/key-hunt.ts';

const key = createHuntedKey();
const hunt = createKeyHunt(key);
const folder = mkdtempSync(join(tmpdir(), 'key-hunt-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Noise around what is to be found, so that it begins at every remainder. */
const around = (text: string, before: number): string => `${'~'.repeat(before)}${text} and so on`;

const forms: readonly (readonly [name: string, write: (text: string) => string])[] = [
  ['as it is', (text) => text],
  ['in lower case', (text) => text.toLowerCase()],
  ['in upper case', (text) => text.toUpperCase()],
  ['backwards', (text) => Array.from(text).toReversed().join('')],
  ['in a URL', encodeURIComponent],
  ['in a URL in a URL', (text) => encodeURIComponent(encodeURIComponent(text))],
  ['in a form', (text) => new URLSearchParams({ text }).toString()],
  ['in JSON', (text) => JSON.stringify({ text })],
  ['in JSON in JSON', (text) => JSON.stringify(JSON.stringify({ text }))],
  ['in base64', (text) => Buffer.from(text).toString('base64')],
  ['in base64 behind one byte', (text) => Buffer.from(`x${text}`).toString('base64')],
  ['in base64 behind two bytes', (text) => Buffer.from(`xy${text}`).toString('base64')],
  ['in base64url', (text) => Buffer.from(`Bearer ${text}`).toString('base64url')],
  ['in hex', (text) => Buffer.from(text).toString('hex')],
  ['in capital hex', (text) => Buffer.from(text).toString('hex').toUpperCase()],
  [
    'in HTML',
    (text) =>
      text
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;'),
  ],
];

describe('the hunt for a key', () => {
  test.each(forms)('finds it %s, wherever it stands', (_, write) => {
    for (let before = 0; before < 12; before += 1) {
      expect(hunt.findIn(around(write(key), before))).not.toEqual([]);
      expect(hunt.findInBytes(Buffer.from(around(write(key), before), 'utf16le'))).not.toEqual([]);
    }
  });

  test.each(forms)('finds any twelve characters of it %s', (_, write) => {
    for (let from = 0; from + 12 <= key.length; from += 1) {
      expect(hunt.findIn(around(write(key.slice(from, from + 12)), from % 9))).not.toEqual([]);
    }
  });

  test('finds nothing where there is no more than eleven characters of it', () => {
    const pieces = key.match(/.{1,11}/gs) ?? [];
    expect(hunt.findIn(pieces.join(' '))).toEqual([]);
    expect(hunt.findIn(`sk-…${key.slice(-4)}`)).toEqual([]);
  });

  test('finds nothing of another key, nor in ten million bytes of noise', () => {
    const other = createHuntedKey();
    expect(hunt.findIn(`${other} ${encodeURIComponent(other)}`)).toEqual([]);
    const noise = new Uint8Array(10_000_000);
    for (let at = 0; at < noise.length; at += 60_000) {
      crypto.getRandomValues(noise.subarray(at, Math.min(at + 60_000, noise.length)));
    }
    expect(hunt.findInBytes(noise)).toEqual([]);
  });

  test('is for a key that every form writes in another way', () => {
    expect(key).toHaveLength(56);
    expect(key).not.toMatch(/\s/);
    for (const sign of '+/=%&"<\\') expect(key).toContain(sign);
  });
});

describe('the hunt in a folder', () => {
  test('finds it in files at any depth, in their names, and in a session that Firefox packed', () => {
    mkdirSync(join(folder, 'deep', 'deeper'), { recursive: true });
    writeFileSync(join(folder, 'clean'), Buffer.from('nothing here'));
    expect(huntInFolder(folder, hunt)).toMatchObject({ found: [], files: 1, bytes: 12 });
    writeFileSync(join(folder, 'deep', 'deeper', '000003.log'), `\0\x01${key}\0`);
    writeFileSync(join(folder, 'deep', key.replaceAll('/', '_').slice(0, 30)), '');
    const packed = pack(key);
    expect(hunt.findInBytes(packed), 'it is packed').toEqual([]);
    writeFileSync(join(folder, 'recovery.jsonlz4'), packed);
    const { found } = huntInFolder(folder, hunt);
    const places = found.map((each) => each.split(':')[0]?.replace(/the name .*/, 'a name'));
    expect(new Set(places)).toEqual(
      new Set(['deep/deeper/000003.log', 'a name', 'recovery.jsonlz4']),
    );
  });
});

/** The key in LZ4 as its worst: four characters here and there are repetitions, so that no twelve stand in a row. */
function pack(text: string): Buffer {
  const known = [8, 20, 32, 44].map((at) => text.slice(at, at + 4)).join('');
  const first = Buffer.from(known + text.slice(0, 8));
  const block: number[] = [0xf0, first.length - 15, ...first, first.length, 0];
  for (const [index, at] of [12, 24, 36].entries()) {
    const back = 12 * (index + 1) + first.length - 4 * (index + 1);
    block.push(0x80, ...Buffer.from(text.slice(at, at + 8)), back, 0);
  }
  block.push(0x80, ...Buffer.from(text.slice(48)));
  const head = Buffer.alloc(12);
  head.write('mozLz40\0', 'latin1');
  head.writeUInt32LE(known.length + text.length, 8);
  return Buffer.concat([head, Buffer.from(block)]);
}
