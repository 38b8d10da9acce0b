import { describe, expect, test } from 'vitest';
import { isEnded } from '../../lib/core/run-view.ts';
import { chatStream } from '../support/fault-server/chat-script.ts';
import { createFaultServer } from '../support/fault-server/fault-server.ts';
import type { FaultServer } from '../support/fault-server/fault-server.ts';
import { connectTo, lastAnswer, say } from '../support/conversing.ts';
import { isDeep } from '../support/deep.ts';
import { createHouse } from '../support/house.ts';
import type { HousedSurface } from '../support/house.ts';
import { createRandom } from '../support/random.ts';
import { seededDeltas, seededText } from '../support/seeded-text.ts';
import { waitUntil } from '../support/wait-until.ts';

/** Seeds of lives: a sample of those that are lived with `npm run test:deep`. */
const schedules = isDeep ? 1_000 : 250;
/** Houses at once; they wait for timers more than they compute. */
const atOnce = 10;

interface Watched {
  surface: HousedSurface;
  /** The longest text that stood on it: none of it may ever be missing later. */
  seen: string;
}

/** One life of a run: surfaces come, go and lose their channels, the background may die, somebody may stop it. */
async function live(seed: number, server: FaultServer): Promise<void> {
  const random = createRandom(seed);
  const house = createHouse();
  const text = seededText(seed, random.integer(20, 400));
  const question = `Question ${seed}`;
  const asks = (body: string): boolean => body.includes(`"${question}"`);
  server.when(
    (request) => request.path.endsWith('/chat/completions') && asks(request.bodyText),
    chatStream({
      deltas: seededDeltas(seed, text),
      deltasPerSecond: random.pick([200, 1_000, 5_000]),
      split: { seed, longest: 200 },
    }),
  );

  const watched: Watched[] = [];
  const open = (): HousedSurface => {
    const surface = house.openSurface();
    watched.push({ surface, seen: '' });
    return surface;
  };
  const look = (): void => {
    for (const one of watched) {
      const shown = lastAnswer(one.surface)?.view().text.toString() ?? '';
      // Between a lost channel and the next update a surface keeps what it has; it never shows less, or something else.
      expect(shown.startsWith(one.seen) || one.seen.startsWith(shown)).toBe(true);
      if (shown.length > one.seen.length) one.seen = shown;
    }
  };

  const first = open();
  await connectTo(first, server);
  say(first, question);
  for (let step = random.integer(3, 10); step > 0; step -= 1) {
    const one = random.pick(watched);
    const action = random.integer(0, 99);
    if (action < 25) open();
    // The one that asked stays until its question is safe: a page that dies with an unsent question keeps it as a draft.
    else if (action < 45 && one.surface !== first) {
      one.surface.close();
      watched.splice(watched.indexOf(one), 1);
    } else if (action < 70) one.surface.cut();
    else if (action < 80) house.killBackground();
    else if (action < 85) {
      const runId = one.surface.liveRunId.value;
      if (runId !== null) one.surface.stop(runId);
    }
    await new Promise((resolve) => setTimeout(resolve, random.integer(0, 25)));
    look();
  }

  // A surface that comes last reads the journal from the store: what it shows is what there is.
  const last = open();
  await waitUntil(
    () => last.loaded.value && isEnded(lastAnswer(last)?.state.value ?? 'waiting'),
    `the end of schedule ${seed}`,
  ).catch((cause: unknown) => {
    throw new Error([last, first].map(describeSurface).join(), { cause });
  });
  const kept = lastAnswer(last)?.view().text.toString() ?? '';
  const request = server.requests.find(({ bodyText }) => asks(bodyText));
  expect(request?.sentText.startsWith(kept) ?? kept === '').toBe(true);
  if (lastAnswer(last)?.state.value === 'finished') expect(kept).toBe(text);
  for (const { surface, seen } of watched) {
    await waitUntil(
      () => isEnded(lastAnswer(surface)?.state.value ?? 'waiting'),
      `the end on every surface of schedule ${seed}`,
    ).catch((cause: unknown) => {
      throw new Error(describeSurface(surface), { cause });
    });
    expect(lastAnswer(surface)?.view().text.toString()).toBe(kept);
    expect(lastAnswer(surface)?.state.value).toBe(lastAnswer(last)?.state.value);
    expect(kept.startsWith(seen)).toBe(true);
  }
  const fetches = server.requests.filter(({ bodyText }) => asks(bodyText));
  expect(fetches.length).toBeLessThanOrEqual(1);
  house.close();
}

/** What a surface that never came to its end looked like. */
function describeSurface(surface: HousedSurface): string {
  return JSON.stringify({
    status: surface.status.value,
    loaded: surface.loaded.value,
    conversation: surface.conversationId.value,
    live: surface.liveRunId.value,
    rows: surface.branch.value.map((row) => (row.role === 'user' ? 'question' : row.state.value)),
  });
}

describe('whatever happens to surfaces, channels and the background', () => {
  test(
    `the text of every surface is the journal's, in ${schedules} seeded schedules`,
    { timeout: 600_000 },
    async () => {
      const server = await createFaultServer();
      let next = 1;
      const worker = async (): Promise<void> => {
        while (next <= schedules) {
          const seed = next;
          next += 1;
          try {
            await live(seed, server);
          } catch (cause) {
            throw new Error(`schedule ${seed}: ${String(cause)}`, { cause });
          }
        }
      };
      await Promise.all(Array.from({ length: atOnce }, worker));
      await server.close();
    },
  );
});
