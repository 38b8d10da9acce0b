import { expect, test } from 'vitest';
import { readPictureSize } from '../../../lib/mcp/picture-size.ts';
import { readContent } from '../../../lib/mcp/strangers-content.ts';
import { toReply } from '../../../lib/mcp/to-reply.ts';

const fromHex = (hex: string): Uint8Array =>
  Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));

test.each([
  [
    'JPEG',
    'ffd8 ffe0 0004 0000 ffc0 000b 08 0008 0018 01',
    { mediaType: 'image/jpeg', width: 24, height: 8 },
  ],
  [
    'PNG',
    '89504e47 0d0a1a0a 0000000d 49484452 00000018 00000008',
    { mediaType: 'image/png', width: 24, height: 8 },
  ],
  [
    'WebP, lossy',
    '52494646 00000000 57454250 56503820 00000000 000000 9d012a 1800 0800',
    { mediaType: 'image/webp', width: 24, height: 8 },
  ],
  [
    'WebP, lossless',
    '52494646 00000000 57454250 5650384c 00000000 2f 17c00100 00',
    { mediaType: 'image/webp', width: 24, height: 8 },
  ],
  [
    'WebP, extended',
    '52494646 00000000 57454250 56503858 0a000000 00000000 170000 070000',
    { mediaType: 'image/webp', width: 24, height: 8 },
  ],
])('the size of a %s is read', (_, hex, size) => {
  expect(readPictureSize(fromHex(hex))).toEqual(size);
});

test.each(['', 'ffd8', 'ffd8 ffe0 ffff', '89504e47 0d0a1a0a', '47494638', '3c737667'])(
  'what is no picture, or half of one, is none: %j',
  (hex) => {
    expect(readPictureSize(fromHex(hex))).toBeUndefined();
  },
);

test('content of whatever form is read without a word of complaint', () => {
  const odd = [
    null,
    7,
    'text',
    {},
    { type: 'text' },
    { type: 'image', data: '%%%' },
    { type: 'spell' },
  ];
  expect(readContent(odd)).toEqual({
    text: '',
    pictures: [],
    left: ['something of an unknown kind', 'a picture', 'something of an unknown kind'],
  });
  expect(readContent(undefined)).toEqual({ text: '', pictures: [], left: [] });
});

test('a result without anything says so, and one with too much does too', () => {
  expect(toReply({})).toEqual({ text: '(The tool gave nothing back.)' });
  const many = Array.from({ length: 600 }, () => ({ type: 'text', text: 'x' }));
  expect(toReply({ content: many }).text).toContain('(Left out: 100 more items.)');
});

test('data of a result is given without what nobody sees', () => {
  const structuredContent = { 'x\u200b': 'a\u{e0041}' };
  expect(toReply({ content: [], structuredContent }).text).toBe('{"x":"a"}');
});
