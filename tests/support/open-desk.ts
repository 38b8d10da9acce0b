import { createCallDesk } from '../../lib/background/call-desk.ts';
import type { CallWord } from '../../lib/background/call-desk.ts';
import { createLiveRun } from '../../lib/background/live-run.ts';
import type { ContentPart } from '../../lib/core/content.ts';
import type { StreamPart } from '../../lib/core/parts.ts';
import type { Clock } from '../../lib/core/platform.ts';
import { toRunView } from '../../lib/core/run-view.ts';
import type { Tool } from '../../lib/tools/tool.ts';
import { systemClock } from '../../lib/browser/system-clock.ts';
import { createEmptyStore } from './row-area.ts';
import { toBeginning } from './messages.ts';
import { toTool } from './tools.ts';
import { waitUntil } from './wait-until.ts';

/** A call of a step, the `index`th. */
export const toCallPart = (name: string, args: string, index = 0): StreamPart => ({
  type: 'tool-call-delta',
  index,
  id: `id-${index}`,
  name,
  arguments: args,
});

/** What a desk is to find. */
export interface DeskSet {
  tools?: Tool[];
  allowed?: string[];
  content?: ContentPart[];
  isConnected?: boolean;
  /** Whether the tools are still there once the user has said yes. */
  isOffered?: boolean;
  /** What a background that died has written. */
  kept?: StreamPart[];
  clock?: Clock;
}

/** A desk, and a run that has called something, which the desk is seeing to. */
export async function openDesk(
  parts: readonly StreamPart[],
  { tools = [toTool()], clock = systemClock, ...set }: DeskSet = {},
) {
  const store = createEmptyStore();
  let readings = 0;
  const readMessages = store.messages.bind(store);
  store.messages = (id) => {
    readings += 1;
    return readMessages(id);
  };
  const beginning = toBeginning('r');
  const { conversation, question } = beginning;
  if (question && set.content) question.content = set.content;
  await store.begin({
    ...beginning,
    conversation: { ...conversation, allowedTools: set.allowed ?? [] },
  });
  const paused: boolean[] = [];
  let offers = 0;
  const desk = createCallDesk({
    store,
    clock,
    box: {
      async offered() {
        offers += 1;
        return { tools, missing: [] };
      },
      isOffered: async () => set.isOffered ?? true,
    },
    pictures: {
      add: async (_, { name, width, height, mediaType }) => ({
        type: 'picture',
        pictureId: 'picture.1',
        name,
        width,
        height,
        mediaType,
        size: 1,
      }),
    },
    isConnected: async () => set.isConnected ?? true,
    findWindow: async () => 7,
    onPaused: (_, isPaused) => paused.push(isPaused),
  });
  const run = createLiveRun(beginning.answer, store, systemClock, undefined, set.kept);
  for (const part of parts) run.append(part);
  const settled = desk.settle(run, set.kept !== undefined);
  const calls = () => toRunView(run.journal.since(0)).toolCalls;
  const asked = (at: number, times = 1) =>
    waitUntil(() => {
      const found = run.journal
        .since(0)
        .filter((part) => part.type === 'call-asked' && part.call === at);
      return found.length >= times ? calls()[at] : undefined;
    }, `call ${at} to be asked for`);
  /** The user's word, on what was asked last unless another asking is named. */
  const decide = (at: number, word: CallWord, ask = calls()[at]?.ask?.number ?? 0): void =>
    desk.decide('r', at, ask, word);
  return {
    store,
    desk,
    decide,
    run,
    settled,
    calls,
    asked,
    paused,
    offers: () => offers,
    readings: () => readings,
  };
}
