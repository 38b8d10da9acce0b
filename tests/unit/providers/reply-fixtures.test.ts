import { describe, expect, test } from 'vitest';
import { joinDeltas } from '../../../lib/core/parts.ts';
import type { StreamPart } from '../../../lib/core/parts.ts';
import { toRunView } from '../../../lib/core/run-view.ts';
import type { Adapter } from '../../../lib/providers/adapter.ts';
import { toBytes, toCuts } from '../../support/byte-stream.ts';
import type { Cut } from '../../support/byte-stream.ts';
import { readParts } from '../../support/read-parts.ts';
import { replyFixtures } from '../../support/reply-fixtures.ts';
import { usageOf } from '../../support/usage-of.ts';

async function read(adapter: Adapter, wire: string, [, cut]: Cut = ['whole', (all) => [all]]) {
  const parts: StreamPart[] = [];
  const reply = await readParts(adapter, cut(toBytes(wire)), (part) => parts.push(part));
  return { parts: joinDeltas(parts), ...reply };
}

const cuts = toCuts(10);

describe.each(replyFixtures)('$name', ({ adapter, fixture }) => {
  test('is read for what it says', async () => {
    const { parts, end } = await read(adapter, fixture.wire);
    const view = toRunView(parts);
    expect(end).toEqual(fixture.end);
    expect(view.text.toString()).toBe(fixture.text ?? '');
    expect(view.reasoning.toString()).toBe(fixture.reasoning ?? '');
    expect(view.refusal.toString()).toBe(fixture.refusal ?? '');
    expect(view.modelUsed).toBe(fixture.model);
    expect(usageOf(view)).toEqual(fixture.usage);
    const calls = parts.filter((part) => part.type === 'tool-call-delta');
    expect(calls).toEqual(fixture.toolCalls ?? []);
    const echoed = parts.filter((part) => part.type === 'echo');
    expect(echoed.map(({ item }) => item)).toEqual(fixture.echo ?? []);
    const cited = parts.filter((part) => part.type === 'citation');
    expect(cited.map(({ citation }) => citation)).toEqual(fixture.citations ?? []);
    expect(view.oddities).toEqual({ unreadable: 0, 'unknown-event': 0, ...fixture.oddities });
  });

  test('says the same however its bytes come', async () => {
    const whole = await read(adapter, fixture.wire);
    for (const cut of cuts) expect(await read(adapter, fixture.wire, cut), cut[0]).toEqual(whole);
  });

  test('never ends its run by itself, and names its model once', async () => {
    const { parts } = await read(adapter, fixture.wire);
    const types = parts.map(({ type }) => type);
    for (const type of ['finish', 'abort', 'error', 'step-finish'])
      expect(types).not.toContain(type);
    expect(types.filter((type) => type === 'model-used').length).toBeLessThan(2);
  });
});
