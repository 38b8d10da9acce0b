import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chatStream } from '../support/fault-server/chat-script.ts';
import { createFaultServer } from '../support/fault-server/fault-server.ts';
import type { FaultServer } from '../support/fault-server/fault-server.ts';
import { connectTo, lastAnswer, say, stateOf, textOf } from '../support/conversing.ts';
import { createHouse } from '../support/house.ts';
import type { House, HousedSurface, HouseOptions } from '../support/house.ts';
import { waitUntil } from '../support/wait-until.ts';

let server: FaultServer;
let house: House;

beforeEach(async () => {
  server = await createFaultServer();
});

afterEach(async () => {
  house.close();
  await server.close();
});

/** A house with a connection, and a panel in it. */
async function open(options?: HouseOptions): Promise<HousedSurface> {
  house = createHouse(options);
  const panel = house.openSurface();
  await connectTo(panel, server);
  return panel;
}

function bodyOf(index: number): { messages: { role: string; content: string }[] } {
  return server.requests[index]?.body as ReturnType<typeof bodyOf>;
}

describe('what a reader holds back, since it may be the beginning of a tag', () => {
  const held = chatStream({
    deltas: ['begun ', '<thi'],
    finishReason: null,
    done: false,
    ending: 'silence',
  });

  /** A panel in which such an answer stands, with all of it on the disk. */
  async function openHeld(): Promise<HousedSurface> {
    let written = '';
    const panel = await open({
      wrapDisk: (disk) => ({
        ...disk,
        async appendJournal(runId, seq, parts) {
          await disk.appendJournal(runId, seq, parts);
          written += JSON.stringify(parts);
        },
      }),
    });
    server.next(held);
    say(panel, 'Hi');
    await waitUntil(() => written.includes('<thi'), 'the journal');
    await waitUntil(() => textOf(panel) === 'begun ', 'what is sure');
    return panel;
  }

  test('outlives the background, and is in the answer that is read, sent on and kept', async () => {
    const panel = await openHeld();
    house.killBackground();
    await waitUntil(() => stateOf(panel) === 'interrupted', 'the end');
    expect(textOf(panel)).toBe('begun <thi');
    server.next(chatStream({ text: 'rest' }));
    panel.goOn(lastAnswer(panel)!.id);
    await waitUntil(() => stateOf(panel) === 'finished', 'the rest');
    expect(bodyOf(1).messages.at(-2)).toEqual({ role: 'assistant', content: 'begun <thi' });
  });

  test('is in an answer that is stopped', async () => {
    const panel = await openHeld();
    panel.stop(lastAnswer(panel)!.id);
    await waitUntil(() => stateOf(panel) === 'stopped', 'the end');
    expect(textOf(panel)).toBe('begun <thi');
  });
});
