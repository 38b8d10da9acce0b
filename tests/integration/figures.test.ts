import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ConversationStore } from '../../lib/conversations/conversation-store.ts';
import type { FigureRow } from '../../lib/core/figure-row.ts';
import { estimateTokens, toPromptTokens } from '../../lib/core/token-estimate.ts';
import { forgetFigures, readFigures } from '../../lib/surface/figure-requests.ts';
import type { FiguresOf } from '../../lib/surface/figure-requests.ts';
import type { Surface } from '../../lib/surface/surface.ts';
import { connectTo, converse, say, stateOf, textOf } from '../support/conversing.ts';
import { chatStream, jsonError } from '../support/fault-server/chat-script.ts';
import { createFaultServer } from '../support/fault-server/fault-server.ts';
import type { FaultServer } from '../support/fault-server/fault-server.ts';
import { createHouse } from '../support/house.ts';
import type { House } from '../support/house.ts';
import { waitUntil } from '../support/wait-until.ts';

let server: FaultServer;
let house: House;
let store: ConversationStore;

beforeEach(async () => {
  server = await createFaultServer();
  house = createHouse({ wrapStore: (real) => (store = real) });
});
afterEach(async () => {
  house.close();
  await server.close();
});

const month: FiguresOf = { month: null };
const read = async (surface: Surface, of: FiguresOf = month): Promise<FigureRow[]> =>
  (await readFigures(surface, of)).rows;
/** A price for the connection to the fault server, which is on this machine and would cost nothing. */
async function setPrice(surface: Surface, input: number, output: number): Promise<void> {
  const connectionId = surface.connections.value[0]?.id ?? '';
  const prices = [{ connectionId, model: 'test-model', input, output, seen: '2026-11-22' }];
  void surface.saveSettings({ prices });
  await waitUntil(() => surface.settings.value.prices.length === 1, 'the price');
}
const told = (surface: Surface) => surface.budget.value?.level;

describe('the figures of an answer', () => {
  test('are those of its month, its conversation and itself, with the connection’s name', async () => {
    const panel = await converse({ house, server, store: () => store }, 'rivers');
    const rows = await read(panel);
    expect(rows).toMatchObject([
      { connection: 'Fault server', provider: 'custom', model: 'test-model', cost: 0 },
    ]);
    const conversationId = panel.conversationId.value ?? '';
    expect(await read(panel, { conversationId })).toEqual(rows);
    expect(await read(panel, { runId: rows[0]?.id ?? '' })).toEqual(rows);
    expect(JSON.stringify(rows)).not.toContain('rivers');
    expect(JSON.stringify(rows)).not.toContain(conversationId);
  });

  test('are counted once, when its background dies in the middle of it', async () => {
    const panel = house.openSurface();
    await connectTo(panel, server);
    await setPrice(panel, 10, 100);
    server.next(
      chatStream({ text: '😀'.repeat(10), finishReason: null, ending: 'silence', done: false }),
    );
    say(panel, 'And now?');
    await waitUntil(() => textOf(panel).length === 20, 'the text');
    house.killBackground();
    await waitUntil(() => stateOf(panel) === 'interrupted', 'the end');
    const [row, ...rest] = await read(panel);
    expect(rest).toEqual([]);
    expect(row).toMatchObject({ completionTokens: 20, completionAbout: true, promptAbout: true });
    // The system prompt and the question, and what stands around each.
    expect(row?.promptTokens).toBe(toPromptTokens([{ text: 'Be brief.' }, { text: 'And now?' }]));
    expect(row?.cost).toBeCloseTo(((row?.promptTokens ?? 0) * 10 + 20 * 100) / 1_000_000, 9);
    house.killBackground();
    await waitUntil(() => panel.status.value === 'ready', 'the next background');
    expect(await read(panel)).toEqual([row]);
  });

  test('are none where the request was refused', async () => {
    const panel = house.openSurface();
    await connectTo(panel, server);
    server.next(jsonError(401, { error: { message: 'no' } }));
    say(panel, 'Hello?');
    await waitUntil(() => stateOf(panel) === 'failed', 'the refusal');
    expect(await read(panel)).toEqual([]);
  });
});

describe('the figures of a month', () => {
  test('outlive the conversation, and not the deletion of everything', async () => {
    const panel = await converse({ house, server, store: () => store }, 'rivers');
    await panel.records.remove([panel.conversationId.value ?? '']);
    expect(await read(panel)).toHaveLength(1);
    await panel.records.remove(null);
    expect(await read(panel)).toEqual([]);
  });

  test('are forgotten by themselves, and the conversation stays', async () => {
    const panel = await converse({ house, server, store: () => store }, 'rivers');
    expect(await forgetFigures(panel)).toBe(true);
    expect(await read(panel)).toEqual([]);
    expect(await read(panel, { conversationId: panel.conversationId.value ?? '' })).toHaveLength(1);
  });

  test('leave nothing of an answer that was live when everything was deleted', async () => {
    const panel = house.openSurface();
    await connectTo(panel, server);
    server.next(chatStream({ text: 'four', finishReason: null, ending: 'silence', done: false }));
    say(panel, 'And now?');
    await waitUntil(() => textOf(panel) === 'four', 'the text');
    expect(await panel.records.remove(null)).toBeNull();
    await waitUntil(() => house.liveCount() === 0, 'the end');
    expect(await read(panel)).toEqual([]);
  });

  test('count an answer that was live when its conversation was deleted', async () => {
    const panel = house.openSurface();
    await connectTo(panel, server);
    server.next(chatStream({ text: 'four', finishReason: null, ending: 'silence', done: false }));
    say(panel, 'And now?');
    await waitUntil(() => textOf(panel) === 'four', 'the text');
    expect(await panel.records.remove([panel.conversationId.value ?? ''])).toBeNull();
    expect(await read(panel)).toMatchObject([
      { completionTokens: estimateTokens('four'), completionAbout: true },
    ]);
  });
});

describe('a monthly budget', () => {
  /** Asks, and is told of exactly that many tokens. */
  async function spend(panel: Surface, completionTokens: number): Promise<void> {
    const before = (await read(panel)).length;
    const usage = { prompt_tokens: 0, completion_tokens: completionTokens, total_tokens: 0 };
    server.next(chatStream({ text: 'x', usage }));
    say(panel, 'More');
    await waitUntil(async () => (await read(panel)).length > before, 'the figures');
  }

  test('is said to be nearly spent, then spent, to every surface, and stops nothing', async () => {
    const panel = house.openSurface();
    await connectTo(panel, server);
    await setPrice(panel, 0, 1000);
    void panel.saveSettings({ monthlyBudget: 1 });
    await spend(panel, 700);
    expect(told(panel)).toBeUndefined();
    await spend(panel, 150);
    await waitUntil(() => told(panel) === 80, 'the first warning');
    expect(panel.budget.value).toMatchObject({ budget: 1, spent: 0.85 });
    await spend(panel, 150);
    await waitUntil(() => told(panel) === 100, 'the second warning');
    const other = house.openSurface({ windowId: 2 });
    await waitUntil(() => told(other) === 100, 'a surface that comes later');
    await spend(panel, 10);
    void panel.saveSettings({ monthlyBudget: 5 });
    await waitUntil(() => told(panel) === undefined && told(other) === undefined, 'a larger one');
  });

  test('does not count anew what was asked at another price', async () => {
    const panel = house.openSurface();
    await connectTo(panel, server);
    void panel.saveSettings({ monthlyBudget: 1 });
    await spend(panel, 900);
    // On this machine, and so free: what was known then stays.
    await setPrice(panel, 0, 1000);
    expect(told(panel)).toBeUndefined();
    await spend(panel, 900);
    await waitUntil(() => told(panel) === 80, 'the warning');
  });
});
