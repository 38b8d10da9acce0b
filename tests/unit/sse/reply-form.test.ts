import { describe, expect, test } from 'vitest';
import { readReply } from '../../../lib/sse/read-reply.ts';
import { toReplyForm } from '../../../lib/sse/reply-form.ts';
import { cutAt, toBytes, toByteStream, toCuts } from '../../support/byte-stream.ts';

type Case = readonly [start: string, contentType: string, form: ReturnType<typeof toReplyForm>];

const forms: readonly Case[] = [
  ['', 'text/plain', undefined],
  ['\ufeff \n', 'text/plain', undefined],
  ['data: Hello', 'text/plain', undefined],
  ['data: Hello\n', 'text/plain', undefined],
  ['data: Hello\n\n', 'text/plain', 'events'],
  ['data: Hello\r\r', 'text/plain', 'events'],
  ['data: Hello\r\n', 'text/plain', undefined],
  ['data: Hello\n: x\nid: 5\n\n', '', 'events'],
  [': ping\n\ndata: Hello\n\n', 'text/plain', 'events'],
  ['data:\n  key: value', 'text/plain', 'text'],
  ['data: is a word.\nSecond', '', 'text'],
  [`data: ${'x'.repeat(5000)}`, 'text/plain', 'events'],
  ['event: token\n', '', undefined],
  ['event: token\n\ndata: a\n\n', '', 'events'],
  ['Hello: there', 'text/event-stream', 'text'],
  ['Hel', 'text/event-stream', 'text'],
  ['dat', 'text/event-stream', undefined],
  ['data: a', 'text/event-stream', 'events'],
  ['error: x', 'text/event-stream', 'events'],
  ['dat', '', undefined],
  ['data', 'text/plain', undefined],
  ['date', 'text/plain', 'text'],
  [': ping', 'text/event-stream', 'events'],
  [': ping', '', undefined],
  [':-) hello', 'text/plain; charset=utf-8', undefined],
  [':-) hello\n\nyou', 'text/plain; charset=utf-8', 'text'],
  ['Hello', 'text/plain', 'text'],
  ['Hello', '', 'text'],
  ['{"text":"a"}', 'application/json', 'body'],
  ['{"text":"a"}', '', 'body'],
  ['{curly} words', 'text/plain', 'text'],
  ['[link](x)', 'text/plain', 'text'],
  ['<!doc', '', undefined],
  ['<!DOCTYPE html>', 'text/plain', 'text'],
  ['<!DOCTYPE html>', '', 'body'],
  ['id: 5\nname: foo', 'text/plain', 'text'],
  ['event: the wedding\nis on', 'text/plain', 'text'],
  ['<html><b>', 'text/html', 'body'],
  ['<b>bold</b> text', 'text/plain', 'text'],
  ['{"error":1}', 'text/event-stream', 'body'],
];

describe('to those who take plain text', () => {
  test.each(forms)('%j of %j is %s', (start, contentType, form) => {
    expect(toReplyForm(start, contentType, true)).toBe(form);
  });

  test.each<Case>([
    ['data: Hello', 'text/plain', 'events'],
    [':-) hello', 'text/plain', 'text'],
    [': ping\n\n', '', 'events'],
    ['dat', 'text/plain', 'text'],
    ['<!doc', '', 'text'],
    ['id: 5\n', 'text/plain', 'text'],
  ])('%j of %j, which is all, is %s', (start, contentType, form) => {
    expect(toReplyForm(start, contentType, true, true)).toBe(form);
  });

  test.each(toCuts(12))('text is given as it was sent, %s', async (_, cut) => {
    for (const text of ['Hé 東京 👩‍🚀\n\n data: x', ' da', 'd', '<i>', '  {curly}']) {
      const texts: string[] = [];
      await readReply(
        toByteStream(cut(toBytes(`\ufeff${text}`))),
        {
          onEvent: () => expect.unreachable('no event was sent'),
          onText: (piece) => void texts.push(piece),
          onBytes: () => undefined,
        },
        'text/plain',
      );
      expect(texts.join('')).toBe(text);
    }
  });

  test('text comes while it is sent, and not at its end', async () => {
    const seen: number[] = [];
    let reads = 0;
    await readReply(
      toByteStream(cutAt(toBytes('One two three'), [4, 8])),
      {
        onEvent: () => false,
        onText: () => void seen.push(reads),
        onBytes: () => void (reads += 1),
      },
      'text/plain',
    );
    expect(seen).toEqual([1, 2, 3]);
  });
});

test('to all others the first character tells a body from events', () => {
  expect(toReplyForm('Hello', 'text/plain', false)).toBe('events');
  expect(toReplyForm('<b>', 'text/plain', false)).toBe('body');
  expect(toReplyForm('[', 'text/event-stream', false)).toBe('body');
});
