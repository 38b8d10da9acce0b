import { describe, expect, test } from 'vitest';
import { toFileKind, toText } from '../../../../lib/surface/attachments/file-kind.ts';
import { docxFile, pdfFile, pngFile } from '../../../support/attachment-files.ts';

const toBytes = (latin: string): Uint8Array => Buffer.from(latin, 'latin1');

describe('a file is told by what it begins with', () => {
  test.each([
    ['picture', pngFile('a', { width: 2, height: 2 }).buffer],
    ['picture', toBytes('\xff\xd8\xff\xe0')],
    ['picture', toBytes('GIF89a')],
    ['picture', toBytes('RIFF....WEBPVP8 ')],
    ['picture', toBytes('....ftypavif')],
    ['picture', toBytes('BM1234\0\0\0\0')],
    ['foreign-picture', toBytes('....ftypheic')],
    ['foreign-picture', toBytes('II*\0')],
    ['foreign-picture', toBytes('\xff\x0a')],
    ['pdf', pdfFile('a', ['b']).buffer],
    ['zip', docxFile('a').buffer],
    ['old-office', toBytes('\xd0\xcf\x11\xe0\xa1\xb1')],
    ['other', toBytes('BMW is a word that begins a text')],
    ['other', toBytes('PKs are keys')],
    ['other', toBytes('What %PDF- means')],
    ['other', toBytes('')],
  ] as const)('%s', (kind, bytes) => {
    expect(toFileKind(bytes)).toBe(kind);
  });
});

describe('bytes are text', () => {
  const words = 'Grüße, 日本語 😀\n';
  test.each<[string, Uint8Array]>([
    ['UTF-8', Buffer.from(words)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${words}`)],
    ['UTF-16 with its mark', Buffer.from(`\ufeff${words}`, 'utf16le')],
    ['UTF-16, the other way round', Buffer.from(`\ufeff${words}`, 'utf16le').swap16()],
  ])('in %s', (_, bytes) => {
    expect(toText(bytes)).toBe(words);
  });

  test('in UTF-16 that does not say so, where it looks like it', () => {
    expect(toText(Buffer.from('plain words', 'utf16le'))).toBe('plain words');
    expect(toText(Buffer.from('plain words', 'utf16le').swap16())).toBe('plain words');
  });

  test.each([
    ['a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 0, 0])],
    ['letters of an older encoding', Buffer.from([0x47, 0x72, 0xfc, 0xdf, 0x65])],
  ])('or none: %s', (_, bytes) => {
    expect(toText(bytes)).toBeUndefined();
  });
});
