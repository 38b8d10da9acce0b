import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toRecord } from '../../../lib/background/diagnostics.ts';
import { corrections, defaultTuning, dialects } from '../../../lib/core/connection.ts';
import type { Connection } from '../../../lib/core/connection.ts';
import type { Answer } from '../../../lib/core/conversation.ts';
import { finishKinds } from '../../../lib/core/parts.ts';
import type { StreamPart } from '../../../lib/core/parts.ts';
import { errorKinds } from '../../../lib/core/run-error.ts';
import { sideTasks } from '../../../lib/core/run-record.ts';
import { createStepTrace } from '../../../lib/core/step-trace.ts';
import { hostKinds } from '../../../lib/providers/host-kind.ts';
import { presets } from '../../../lib/providers/presets.ts';
import { prices } from '../../../lib/providers/prices.ts';
import { toRecordLines } from '../../../lib/surface/diagnostics/report-text.ts';
import { toConnectionView } from '../../support/connection-view.ts';
import { runParts } from '../../support/parts-arbitrary.ts';
import { check } from '../../support/property.ts';

const secret = 'Zq7+kept/private=';

/** All words that a record may hold. */
const words = new Set<string>([
  '',
  ...dialects,
  ...hostKinds,
  ...finishKinds,
  ...errorKinds,
  ...corrections,
  ...sideTasks,
  ...presets.flatMap(({ id, model }) => [id, model]),
  ...prices.map(({ model }) => model),
  'finish',
  'abort',
  'error',
  'first',
  'bytes',
  'payload',
  'sleep',
  'network',
  'update',
]);

function toAnswer(parts: StreamPart[], given: Partial<Answer> = {}): Answer {
  return {
    id: 'run-1',
    role: 'assistant',
    conversationId: secret,
    parentId: secret,
    createdAtMs: 1_790_000_000_000,
    connectionId: secret,
    model: secret,
    omitted: [secret],
    parts,
    ...given,
  };
}

function toConnection(given: Partial<Connection>): Connection {
  const { key: _, ...connection } = toConnectionView('c-1');
  return { ...connection, ...given };
}

function toStrings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(toStrings) : [];
}

/** The value with the secret in the place of each text, in kinds and reasons too, as no type would allow it. */
function spoil(value: unknown, name = ''): unknown {
  if (typeof value === 'string') return name === 'type' ? value : secret;
  if (Array.isArray(value)) return value.map((each) => spoil(each));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, spoil(each, key)]));
}

const seen = {
  traces: [{ ...createStepTrace(), status: 200 }],
  mostReaders: 1,
  task: 'test' as const,
};

describe('a record of the log', () => {
  test('holds no text but words of our own lists, whatever an endpoint, a page or a person has written', () => {
    const connection = toConnection({
      name: secret,
      baseUrl: `https://${secret.slice(0, 3)}.example/${secret}`,
      provider: secret,
      model: secret,
      systemPrompt: secret,
      tuning: { ...defaultTuning, headers: { [secret]: secret }, extraBody: secret },
    });
    const flags = fc.tuple(fc.boolean(), fc.boolean(), fc.boolean());
    check(
      fc.property(runParts, flags, (parts, [isSpoilt, isSeen, isThere]) => {
        const given = isSpoilt ? (spoil(parts) as StreamPart[]) : parts;
        const { id: _, ...record } = toRecord(toAnswer(given), isThere ? connection : undefined, {
          seen: isSeen ? seen : undefined,
          life: 3,
        });
        expect(toStrings(record).filter((text) => !words.has(text))).toEqual([]);
        // Nor is a text anywhere as the name of a field.
        expect(JSON.stringify(record)).not.toContain('Zq7');
      }),
      500,
    );
  });

  test('has numbers alone where counts were spoilt', () => {
    const spoilt = { ...createStepTrace(), status: secret, sent: { text: secret } };
    const parts: StreamPart[] = [{ type: 'step-start', step: 1, atMs: 1_790_000_000_005 }];
    const traces = [spoilt as unknown as ReturnType<typeof createStepTrace>];
    const record = toRecord(toAnswer(parts), undefined, {
      seen: { traces, mostReaders: 0 },
      life: 1,
    });
    expect(record.steps).toEqual([{ sinceMs: 5, received: 0, events: 0, deltas: 0, comments: 0 }]);
  });

  test.each([
    ['gpt-4o', 'gpt-4o'],
    ['ft:gpt-4o:acme-corp:secret-project:1', 'gpt*'],
    ['acme-llama-tuned', 'llama*'],
    ['our-own', ''],
    ['sophia-maier-private', ''],
    ['dolphin-private', ''],
    ['microsoft/phi-4', 'phi*'],
    ['meta-llama/Llama3.1:8b', 'llama*'],
    ['qwen2.5-coder:7b', 'qwen*'],
  ])('names of the model %s what everybody knows: %s', (model, known) => {
    const record = toRecord(toAnswer([], { model }), undefined, { life: 1 });
    expect(record.model).toBe(known);
  });

  test.each([
    ['https://api.openai.com/v1', 'openai', 'remote', true],
    ['https://proxy.acme.example/v1', 'openai', 'remote', false],
    ['http://localhost:11434/v1', 'ollama', 'loopback', true],
    ['https://192.168.0.7/v1', 'custom', 'local-network', false],
    ['https://172.31.0.7/v1', 'custom', 'local-network', false],
    ['https://172.32.0.7/v1', 'custom', 'remote', false],
    ['https://nas.local/v1', 'custom', 'local-network', false],
    ['https://[fd00::1]/v1', 'custom', 'local-network', false],
    ['on-device:', 'on-device', 'on-device', false],
  ])('says of %s where it is, and not who', (baseUrl, provider, host, usualHost) => {
    const connection = toConnection({ baseUrl, provider });
    const record = toRecord(toAnswer([]), connection, { life: 1 });
    expect(record).toMatchObject({ host, usualHost, provider });
  });

  test('tells each request with its counts, why it was sent again, and how the run ended', () => {
    const atMs = 1_790_000_000_000;
    const parts: StreamPart[] = [
      { type: 'queued', ahead: 2 },
      { type: 'step-start', step: 1, atMs: atMs + 10 },
      {
        type: 'retry-wait',
        error: { kind: 'overloaded', status: 503, detail: secret },
        attempt: 1,
        of: 3,
        untilMs: atMs + 560,
      },
      { type: 'step-start', step: 2, atMs: atMs + 570 },
      { type: 'corrected', correction: 'without-temperature' },
      { type: 'step-start', step: 3, atMs: atMs + 700 },
      { type: 'first-delta', atMs: atMs + 800 },
      { type: 'text-delta', text: secret },
      { type: 'oddity', kind: 'unreadable', count: 2, sample: secret },
      { type: 'last-delta', atMs: atMs + 900 },
      {
        type: 'finish',
        finishReason: { unified: 'length', raw: secret },
        atMs: atMs + 950,
      },
    ];
    const traces = [
      { ...createStepTrace(), status: 503, headMs: 39.6, endMs: 50 },
      { ...createStepTrace(), status: 400 },
      { ...createStepTrace(), status: 200, received: 4321, events: 9, deltas: 7, comments: 1 },
    ];
    const connection = toConnection({ provider: 'openai', baseUrl: 'https://api.openai.com/v1' });
    const record = toRecord(toAnswer(parts, { model: 'gpt-4o' }), connection, {
      seen: { traces, mostReaders: 2 },
      life: 4,
    });
    expect(record).toMatchObject({
      end: 'finish',
      finish: 'length',
      endMs: 950,
      ahead: 2,
      readers: 2,
      life: 4,
      stream: true,
    });
    expect(record.fault).toBeUndefined();
    expect(record.steps).toMatchObject([
      { sinceMs: 10, headMs: 40, retry: { kind: 'overloaded', status: 503, waitMs: 500 } },
      { sinceMs: 570, status: 400, correction: 'without-temperature' },
      { sinceMs: 700, firstWordMs: 100, lastWordMs: 200, oddities: 2, deltas: 7, comments: 1 },
    ]);
    const lines = toRecordLines(record, () => 'api.openai.com').join('\n');
    expect(lines).toMatchInlineSnapshot(`
      "2026-09-21T14:13:20.000Z openai, chat-completions, remote (api.openai.com)
        model gpt-4o, streamed, background 4, read by 2
        waited behind 2 in the queue
        request 1 at 10 ms: HTTP 503
          ms: headers 40, end 50
          sent 0, bytes received 0, events 0, deltas 0, comments 0
          sent again after 500 ms: overloaded, HTTP 503
        request 2 at 570 ms: HTTP 400
          sent 0, bytes received 0, events 0, deltas 0, comments 0
          corrected: without-temperature
        request 3 at 700 ms: HTTP 200
          ms: first word 100, last word 200
          sent 0, bytes received 4321, events 9, deltas 7, comments 1, oddities 2
        finished after 950 ms: length"
    `);
  });

  test('of an answer whose background died says that it was found, and not when it died', () => {
    const parts: StreamPart[] = [
      { type: 'step-start', step: 1, atMs: 1_790_000_000_005 },
      { type: 'error', error: { kind: 'interrupted', model: secret }, atMs: 1_790_000_900_000 },
    ];
    const record = toRecord(toAnswer(parts), undefined, { life: 2 });
    expect(record).toMatchObject({ orphan: true, end: 'error', fault: { kind: 'interrupted' } });
    expect(record.endMs).toBeUndefined();
  });

  test('of a run of very many requests is bounded', () => {
    const parts: StreamPart[] = Array.from({ length: 500 }, (_, step) => ({
      type: 'step-start',
      step,
      atMs: 1_790_000_000_000,
    }));
    const record = toRecord(toAnswer(parts), undefined, { life: 1 });
    expect(JSON.stringify(record).length).toBeLessThan(4_000);
  });
});
