import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { StreamPart } from '../../../lib/core/parts.ts';
import { toRunView } from '../../../lib/core/run-view.ts';
import { toBytes } from '../../support/byte-stream.ts';
import { eventStream } from '../../support/fault-server/chat-script.ts';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import { readParts } from '../../support/read-parts.ts';
import { replyFixtures } from '../../support/reply-fixtures.ts';
import type { DialectFixture } from '../../support/reply-fixtures.ts';
import { disagreements } from '../../support/sdk-disagreements.ts';
import { sdkReaders } from '../../support/sdk-readers.ts';
import type { Reading } from '../../support/sdk-readers.ts';
import { usageOf } from '../../support/usage-of.ts';

let server: FaultServer;
beforeAll(async () => {
  server = await createFaultServer();
});
afterAll(() => server.close());
beforeEach(() => server.reset());

async function readOurselves({ adapter, fixture }: DialectFixture): Promise<Reading> {
  const parts: StreamPart[] = [];
  const { end } = await readParts(adapter, [toBytes(fixture.wire)], (part) => parts.push(part));
  const view = toRunView(parts);
  const { text, toolCalls } = view;
  const usage = usageOf(view);
  const calls = toolCalls.map(({ id, name, arguments: args }) => ({ id, name, arguments: args }));
  return { text: text.toString(), calls, usage, failed: 'error' in end };
}

async function readWithPackage({ dialect, fixture }: DialectFixture): Promise<Reading> {
  const headers = { 'content-type': 'text/event-stream' };
  server.next(eventStream(fixture.wire, { headers, split: { seed: 7 } }));
  const reading = await sdkReaders[dialect](server.baseUrl);
  expect(server.requests).toHaveLength(1);
  return reading;
}

/** One package parses arguments and the other does not: what they mean is compared, not their spaces. */
function toComparable({ calls, ...reading }: Reading): unknown {
  return { ...reading, calls: calls.map((call) => ({ ...call, arguments: unspace(call) })) };
}

function unspace({ arguments: text }: Reading['calls'][number]): string {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text;
  }
}

const known = new Set(disagreements.map(({ name }) => name));

describe('we and the package of the dialect’s maker', () => {
  test.each(replyFixtures.filter(({ name }) => !known.has(name)))(
    'read the same in $name',
    async (fixture) => {
      const ours = await readOurselves(fixture);
      expect(toComparable(ours)).toEqual(toComparable(await readWithPackage(fixture)));
    },
  );

  test.each(disagreements)('differ in $name: $why', async ({ name, theirs }) => {
    const fixture = replyFixtures.find((candidate) => candidate.name === name);
    if (!fixture) throw new Error(`no fixture of the name ${name}`);
    const ours = await readOurselves(fixture);
    const read = await readWithPackage(fixture);
    expect(toComparable(read)).toEqual(toComparable({ ...ours, ...theirs }));
    expect(toComparable(read)).not.toEqual(toComparable(ours));
  });
});
