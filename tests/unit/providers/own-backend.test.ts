import { describe, expect, test } from 'vitest';
import { joinDeltas } from '../../../lib/core/parts.ts';
import type { StreamPart } from '../../../lib/core/parts.ts';
import { toRunView } from '../../../lib/core/run-view.ts';
import type { StepEnd } from '../../../lib/providers/adapter.ts';
import { ownMessages } from '../../../lib/providers/own-backend.ts';
import { readReply } from '../../../lib/sse/read-reply.ts';
import { NotAStream } from '../../../lib/sse/stream-request.ts';
import { toBytes, toByteStream, toCuts } from '../../support/byte-stream.ts';
import type { Cut } from '../../support/byte-stream.ts';

async function read(wire: string, contentType = '', [, cut]: Cut = ['whole', (bytes) => [bytes]]) {
  const parts: StreamPart[] = [];
  const reader = ownMessages.createReader((part) => parts.push(part));
  try {
    await readReply(
      toByteStream(cut(toBytes(wire))),
      {
        onEvent: (event) => reader.onEvent(event),
        onText: reader.onText,
        onStray: reader.onStray,
        onBytes: () => undefined,
      },
      contentType,
    );
  } catch (cause) {
    if (!(cause instanceof NotAStream) || !reader.onBody(cause.body)) throw cause;
  }
  const end = reader.end();
  const view = toRunView(joinDeltas(parts));
  const reasoning = view.reasoning.toString();
  return { text: view.text.toString(), reasoning, oddities: view.oddities, end };
}

const whole: StepEnd = { finishReason: { unified: 'stop', raw: null } };
const cutOff: StepEnd = { error: { kind: 'interrupted' } };
const unkind = 'Hé  東京 👩‍🚀\n\n"quoted" {curly}';

const event = (value: unknown): string => `data: ${JSON.stringify(value)}\n\n`;
const bare = (text: string): string =>
  `${text
    .split('\n')
    .map((line) => `data: ${line}\n`)
    .join('')}\n`;

interface Fixture {
  name: string;
  wire: string;
  contentType?: string;
  text: string;
  reasoning?: string;
  end?: StepEnd;
}

const fixtures: readonly Fixture[] = [
  {
    name: 'Chat Completions, as a proxy hands it on',
    wire: `${event({ choices: [{ delta: { role: 'assistant', content: '' } }] })}${event({ choices: [{ delta: { content: unkind } }] })}${event({ choices: [{ delta: {}, finish_reason: 'length' }] })}data: [DONE]\n\n`,
    text: unkind,
    end: { finishReason: { unified: 'length', raw: 'length' } },
  },
  {
    name: 'Chat Completions that stop in the middle',
    wire: event({ choices: [{ delta: { content: 'Half' } }] }),
    text: 'Half',
    end: cutOff,
  },
  {
    name: 'Chat Completions after a piece of another shape',
    wire: `${event({ run_id: 1 })}${event({ choices: [{ delta: { content: 'Hi' }, finish_reason: 'stop' }] })}`,
    text: 'Hi',
    end: { finishReason: { unified: 'stop', raw: 'stop' } },
  },
  {
    name: 'objects with text, and [DONE]',
    wire: `${event({ text: unkind.slice(0, 7) })}${event({ text: unkind.slice(7) })}data: [DONE]\n\n`,
    text: unkind,
  },
  {
    name: 'objects that stop without [DONE]',
    wire: event({ text: 'Ha' }),
    text: 'Ha',
    end: cutOff,
  },
  {
    name: 'objects that end with an event of that name',
    wire: `${event({ token: 'Ha' })}event: done\ndata: {}\n\n`,
    text: 'Ha',
  },
  {
    name: 'objects with the text of a message inside',
    wire: `${event({ message: { content: 'Ha' } })}data: [DONE]\n\n`,
    text: 'Ha',
  },
  {
    name: 'bare lines between events that only keep the connection open',
    wire: `event: ping\ndata: ping\n\n${bare('Hi ')}event: heartbeat\ndata: 12\n\n${bare('you')}`,
    text: 'Hi you',
  },
  {
    name: 'Chat Completions behind an event that only opens the connection',
    wire: `event: open\ndata: ping\n\n${event({ choices: [{ delta: { content: 'Hi' }, finish_reason: 'stop' }] })}`,
    text: 'Hi',
    end: { finishReason: { unified: 'stop', raw: 'stop' } },
  },
  {
    name: 'bare lines of an answer about errors',
    wire: `${bare('It answers ')}${bare('{"error": "not found"}')}${bare(' then.')}`,
    text: 'It answers {"error": "not found"} then.',
  },
  {
    name: 'an object that is an error and has no envelope',
    wire: event({ detail: 'no' }),
    text: '',
    end: { error: { kind: 'refused', detail: 'no' } },
  },
  {
    name: 'bare lines and [DONE]',
    wire: `${bare(unkind)}${bare(' more')}data: [DONE]\n\n`,
    text: `${unkind} more`,
  },
  {
    name: 'bare lines alone',
    wire: `data:\n\n${bare('Hello')}${bare(' 42')}${bare(' "x"')}`,
    text: 'Hello 42 "x"',
  },
  { name: 'bare numbers', wire: `${bare('4')}${bare('2')}`, text: '42' },
  { name: 'text as JSON', wire: `${event('a\n')}${event(unkind)}`, text: `a\n${unkind}` },
  { name: 'plain text', wire: unkind, contentType: 'text/plain; charset=utf-8', text: unkind },
  { name: 'plain text without a type', wire: `\ufeff${unkind}`, text: unkind },
  {
    name: 'plain text that begins with a brace',
    wire: '{not json}',
    contentType: 'text/plain',
    text: '{not json}',
  },
  { name: 'what only looks like JSON', wire: '[1] is a note', text: '[1] is a note' },
  {
    name: 'one JSON reply',
    wire: JSON.stringify({ answer: unkind }),
    contentType: 'application/json',
    text: unkind,
  },
  {
    name: 'one whole chat completion',
    wire: JSON.stringify({ choices: [{ message: { content: unkind }, finish_reason: 'stop' }] }),
    text: unkind,
    end: { finishReason: { unified: 'stop', raw: 'stop' } },
  },
  {
    name: 'an error among objects',
    wire: `${event({ text: 'Ha' })}${event({ error: 'Rate limit reached' })}`,
    text: 'Ha',
    end: { error: { kind: 'rate-limited', detail: 'Rate limit reached' } },
  },
  {
    name: 'an error among bare lines',
    wire: `${bare('Ha')}${event({ error: { message: 'Gone' } })}`,
    text: 'Ha',
    end: { error: { kind: 'refused', detail: 'Gone' } },
  },
  {
    name: 'an error event',
    wire: `${bare('Ha')}event: error\ndata: It broke\n\n`,
    text: 'Ha',
    end: { error: { kind: 'refused', detail: 'It broke' } },
  },
  {
    name: 'an error as the whole reply',
    wire: '{"error":"No"}',
    text: '',
    end: { error: { kind: 'refused', detail: 'No' } },
  },
  {
    name: 'thoughts in objects',
    wire: `${event({ text: '<thi' })}${event({ text: 'nk>Hm' })}${event({ text: '</think>\n\nYes' })}data: [DONE]\n\n`,
    text: 'Yes',
    reasoning: 'Hm',
  },
  {
    name: 'thoughts in bare lines',
    wire: `${bare('<think>')}${bare('Hm')}${bare('</think>')}${bare('Yes')}data: [DONE]\n\n`,
    text: 'Yes',
    reasoning: 'Hm',
  },
  {
    name: 'thoughts in text as JSON',
    wire: `${event('Hm.\n')}${event('</think>\n\n')}${event('Yes')}`,
    text: 'Yes',
    reasoning: 'Hm.\n',
  },
  {
    name: 'thoughts in plain text',
    wire: '<think>Hm</think>\nYes <thi',
    contentType: 'text/plain',
    text: 'Yes <thi',
    reasoning: 'Hm',
  },
  {
    name: 'thoughts in one JSON reply',
    wire: JSON.stringify({ answer: '<think>Hm</think>\nYes' }),
    text: 'Yes',
    reasoning: 'Hm',
  },
  {
    name: 'what might have been a tag when the connection ends',
    wire: event({ text: '<thi' }),
    text: '<thi',
    end: cutOff,
  },
  {
    name: 'objects with an empty field of text before one that is not',
    wire: `${event({ text: 'Hello', delta: '' })}${event({ text: '', delta: ' world' })}${event({ text: '', delta: '' })}data: [DONE]\n\n`,
    text: 'Hello world',
  },
  {
    name: 'bare lines after objects without text',
    wire: `data: {}\n\n${event({ id: 'x' })}${bare('Hello')}${bare(' there')}data: [DONE]\n\n`,
    text: 'Hello there',
  },
  {
    name: 'objects with an error that is empty',
    wire: `${event({ text: 'Ha', error: '' })}${event({ text: '!', error: false })}data: [DONE]\n\n`,
    text: 'Ha!',
  },
  {
    name: 'an error event that says nothing',
    wire: `${bare('Ha')}event: error\ndata:\n\n`,
    text: 'Ha',
    end: { error: { kind: 'refused' } },
  },
  {
    name: 'text that begins as YAML does',
    wire: 'data:\n  key: value\n  other: 2\n',
    contentType: 'text/plain',
    text: 'data:\n  key: value\n  other: 2\n',
  },
  {
    name: 'events that are called text and begin with a comment',
    wire: `: ping\n\n${event({ text: 'Ha' })}data: [DONE]\n\n`,
    contentType: 'text/plain',
    text: 'Ha',
  },
  {
    name: 'bare text that is called an event stream',
    wire: 'Hello there.\nThe answer: 42\n',
    contentType: 'text/event-stream',
    text: 'Hello there.\nThe answer: 42\n',
  },
  {
    name: 'an error in a list',
    wire: `${bare('Ha')}${event([{ error: { code: 503, message: 'Gone' } }])}`,
    text: 'Ha',
    end: { error: { kind: 'overloaded', detail: 'Gone' } },
  },
  { name: 'nothing at all', wire: '', text: '', end: cutOff },
];

describe.each(fixtures)('$name', ({ wire, contentType, text, reasoning = '', end }) => {
  test.each(toCuts(20))('is read for what it says, %s', async (...cut) => {
    expect(await read(wire, contentType, cut)).toMatchObject({
      text,
      reasoning,
      end: end ?? whole,
    });
  });
});

test('a page is no answer', async () => {
  await expect(read('<!doctype html><p>Sign in', 'text/html')).rejects.toThrow(NotAStream);
});

test('what cannot be read among objects is counted, and twenty in a row end the reply', async () => {
  const odd = await read(
    `${event({ text: 'a' })}data: {"te\n\n${event({ x: 1 })}${event({ text: 'b' })}data: [DONE]\n\n`,
  );
  expect(odd).toMatchObject({ text: 'ab', end: whole });
  expect(odd.oddities).toEqual({ unreadable: 1, 'unknown-event': 1 });
  const broken = await read(
    event({ text: 'a' }) + 'data: {"te\n\n'.repeat(20) + event({ text: 'b' }),
  );
  expect(broken).toMatchObject({ text: 'a', end: { error: { kind: 'bad-reply' } } });
});

test('lines that are no events are counted', async () => {
  const odd = await read(`${bare('First.')}lost\n\n${bare(' Third.')}`, 'text/event-stream');
  expect(odd).toMatchObject({ text: 'First. Third.', end: whole, oddities: { unreadable: 1 } });
});

test('lines behind the end are nobody’s, also in the same read', async () => {
  for (const lineEnd of ['\n', '\r\n', '\r']) {
    const wire = `${bare('First.')}lost\n\ndata: [DONE]\n\nnever\n\nread\n`;
    const odd = await read(wire.replaceAll('\n', lineEnd), 'text/event-stream');
    expect(odd).toMatchObject({ text: 'First.', end: whole, oddities: { unreadable: 1 } });
  }
});
