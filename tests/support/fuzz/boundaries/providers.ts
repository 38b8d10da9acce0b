import * as v from 'valibot';
import { foldPart, createRunView } from '../../../../lib/core/run-view.ts';
import type { StreamPart } from '../../../../lib/core/parts.ts';
import { runErrorSchema, streamPartSchema } from '../../../../lib/protocol/schemas.ts';
import { runStep } from '../../../../lib/background/run-step.ts';
import type { Adapter } from '../../../../lib/providers/adapter.ts';
import { ownMessages } from '../../../../lib/providers/own-backend.ts';
import { bearer } from '../../../../lib/providers/to-stream-request.ts';
import { readReply } from '../../../../lib/sse/read-reply.ts';
import { HttpRefusal } from '../../../../lib/sse/stream-request.ts';
import { cutAt, toByteStream, toBytes } from '../../byte-stream.ts';
import { createManualClock } from '../../manual-clock.ts';
import type { Random } from '../../random.ts';
import { replyFixtures } from '../../reply-fixtures.ts';
import { data } from '../../reply-fixture.ts';
import { hold } from '../boundary.ts';
import type { Boundary } from '../boundary.ts';
import { errorBodies, refusalHeaders } from '../error-bodies.ts';
import { toJsonText } from '../json-text.ts';
import { bendBytes, bendText, toRawBytes } from '../strange.ts';

interface Wire {
  adapter: Adapter;
  text: string;
  /** What stands before each payload, and the payload where it is JSON. */
  events: readonly { head: string; payload: unknown }[];
}

const own = ['text', 'delta', 'content', 'answer'].map((field) => ({
  adapter: ownMessages,
  text: `${data({ [field]: 'Here ' })}event: ping\ndata: {}\n\n${data({ [field]: { text: 'it is.' } })}data: [DONE]\n\n`,
}));

const all: readonly Wire[] = [
  ...replyFixtures.map(({ adapter, fixture }) => ({ adapter, text: fixture.wire })),
  ...own,
].map(({ adapter, text }) => ({
  adapter,
  text,
  events: text
    .split(/\r\n\r\n|\n\n|\r\r/)
    .filter((event) => event !== '')
    .map(toEvent),
}));

/** Of a reply in one piece, or of none, there is nothing to bend but its text. */
const wires = all.filter(({ events }) => events.length > 0);

function toEvent(text: string): { head: string; payload: unknown } {
  const [, head = '', json = ''] = /^([^]*?data: ?)([^]*)$/.exec(text) ?? [];
  try {
    return { head, payload: JSON.parse(json) };
  } catch {
    return { head: text, payload: undefined };
  }
}

/** A reply with one or two of its events bent, doubled, left out or in another place. */
function bendReply(random: Random, { events, text }: Wire): string {
  if (random.next() < 0.2) return bendText(random, text);
  const bent = events.map(({ head, payload }) =>
    payload === undefined ? head : head + JSON.stringify(payload),
  );
  for (let round = random.integer(1, 3); round > 0; round -= 1) {
    const at = random.integer(0, events.length - 1);
    const event = events[at]!;
    const kind = random.integer(0, 7);
    if (kind === 0) bent.splice(at, 1);
    else if (kind === 1)
      bent.splice(at, 0, ...Array<string>(random.integer(1, 30)).fill(bent[at] ?? ''));
    else if (kind === 2) bent.push(bent[at] ?? '', 'data: [DONE]', bent[0] ?? '');
    else if (event.payload !== undefined) {
      bent[at] = event.head + toJsonText(random, event.payload).replaceAll(/[\r\n]/g, ' ');
    }
  }
  return `${bent.join('\n\n')}\n\n`;
}

/** Each part is one that the Port carries, and there is no more of them than what came can account for. */
function createCollector(sentLength: number): (part: StreamPart) => void {
  const view = createRunView();
  let told = 0;
  let count = 0;
  return (part) => {
    const json = JSON.stringify(part);
    hold(
      v.is(streamPartSchema, JSON.parse(json)),
      `a part that no surface would take: ${json.slice(0, 300)}`,
    );
    told += json.length;
    count += 1;
    hold(told <= 32 * sentLength + 20_000, 'more was told than was sent');
    hold(count <= sentLength + 64, 'more parts than characters');
    foldPart(view, part);
  };
}

const key = 'sk-0123456789abcdef';

/** A whole request: what comes back is parts and an end with words, and never a rejection. */
async function expectStep(
  adapter: Adapter,
  sentLength: number,
  post: Parameters<typeof runStep>[0]['post'],
): Promise<void> {
  const clock = createManualClock();
  const collect = createCollector(sentLength);
  const outcome = await runStep(
    {
      adapter,
      request: {
        baseUrl: 'https://a.example/v1',
        model: 'm',
        messages: [{ role: 'user', text: 'Hi' }],
        parameters: { temperature: 1, topP: 0.5, maxTokens: 9, reasoningEffort: 'low' },
        stream: true,
        corrections: [],
      },
      additions: { key, keyHeader: bearer, headers: {}, extraBody: {} },
      post,
      limits: { firstMs: 600_000, byteMs: 60_000, payloadMs: 180_000 },
      tellsCost: true,
    },
    collect,
    clock,
    new AbortController().signal,
  );
  hold(clock.waiting === 0, 'a timer was left behind');
  if ('withheld' in outcome) outcome.withheld?.forEach(collect);
  if ('finishReason' in outcome) {
    const { raw } = outcome.finishReason;
    hold(raw === null || raw.length <= 2_000, 'an end of any length');
  } else if ('error' in outcome) {
    const { error } = outcome;
    hold(
      v.is(runErrorSchema, JSON.parse(JSON.stringify(error))),
      `no error: ${JSON.stringify(error)}`,
    );
    hold((error.detail ?? '').length <= 2_000, 'a detail of any length');
    hold(!JSON.stringify(error).includes(key), 'the key in an error');
    const { retryAfterMs = 0 } = error;
    hold(retryAfterMs >= 0 && retryAfterMs <= 31 * 86_400_000, `a wait of ${retryAfterMs} ms`);
  }
}

const contentTypes = [
  'text/event-stream',
  'application/json',
  'text/plain',
  'text/html',
  '',
  '\u00ff',
];

/** What endpoints answer. */
export const providerBoundaries: readonly Boundary[] = [
  {
    name: 'replies, event by event',
    files: [
      'providers/anthropic-messages.ts',
      'providers/call-merger.ts',
      'providers/chat-completions.ts',
      'providers/chat-delta.ts',
      'providers/openai-responses.ts',
      'providers/own-backend.ts',
      'providers/payloads.ts',
      'providers/repeated-chunk.ts',
      'providers/stream-error.ts',
      'core/json.ts',
    ],
    share: 4,
    run(random) {
      const { adapter, events } = random.pick(wires);
      let sent = 0;
      const collect = createCollector(400_000);
      const reader = adapter.createReader(collect);
      for (let round = random.integer(1, 12); round > 0; round -= 1) {
        const { head, payload } = random.pick(events);
        const text = payload === undefined ? bendText(random, head) : toJsonText(random, payload);
        sent += text.length;
        const name = /^event: ?(.*)$/m.exec(head)?.[1];
        if (reader.onEvent({ event: name, data: text })) break;
      }
      hold(sent >= 0, 'nothing was sent');
      const end = reader.end();
      hold('error' in end || typeof end.finishReason.unified === 'string', 'an end that is none');
    },
  },
  {
    name: 'replies in one piece',
    files: ['providers/own-model.ts', 'core/json.ts'],
    share: 1,
    run(random) {
      const { adapter, events } = random.pick(wires);
      const whole = random.pick(events).payload ?? { choices: [{ message: { content: 'Hi' } }] };
      const text = toJsonText(random, whole);
      const reader = adapter.createReader(createCollector(text.length));
      reader.onBody(text);
      reader.end();
    },
  },
  {
    name: 'replies, byte by byte',
    files: [
      'sse/event-feed.ts',
      'sse/error-lines.ts',
      'sse/read-reply.ts',
      'sse/read-body.ts',
      'sse/reply-form.ts',
      'sse/stray-lines.ts',
      'background/run-step.ts',
    ],
    share: 2,
    run(random) {
      const wire = random.pick(wires);
      let bytes =
        random.next() < 0.05 ? toRawBytes(random, 2_000) : toBytes(bendReply(random, wire));
      if (random.next() < 0.3 && bytes.length < 20_000) bytes = bendBytes(random, bytes);
      const contentType = random.pick(contentTypes);
      const longest = Math.max(8, Math.ceil(bytes.length / 12));
      const chunks = cutAt(bytes, random.offsets(bytes.length, longest)).filter(
        ({ length }) => length > 0,
      );
      return expectStep(wire.adapter, bytes.length, (_, readers) =>
        readReply(toByteStream(chunks), readers, contentType),
      );
    },
  },
  {
    name: 'refusals',
    files: [
      'providers/error-message.ts',
      'providers/to-run-error.ts',
      'providers/retry-after.ts',
      'providers/find-correction.ts',
      'providers/redact.ts',
    ],
    share: 3,
    run(random) {
      const { adapter } = random.pick(wires);
      const known = random.pick(errorBodies);
      const body =
        random.next() < 0.1 ? bendText(random, JSON.stringify(known)) : toJsonText(random, known);
      const headers = new Headers();
      for (const [name, value] of random.shuffle(refusalHeaders).slice(0, 3)) {
        const bent = random.next() < 0.5 ? value : bendText(random, value);
        // What no header can hold is left out.
        headers.set(name, bent.replaceAll(/[^\u0020-\u007e]/g, ''));
      }
      const status = random.pick([400, 401, 403, 404, 408, 413, 422, 429, 500, 503, 529, 418, 999]);
      return expectStep(adapter, 10_000, () =>
        Promise.reject(new HttpRefusal(status, headers, body.slice(0, 65_536))),
      );
    },
  },
];
