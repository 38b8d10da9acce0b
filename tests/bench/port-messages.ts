import type { Sidestream } from '../e2e/support/chromium-test.ts';
import { toSurfacePage } from '../e2e/support/surface-page.ts';
import { chatStream } from '../support/fault-server/chat-script.ts';
import { isChat } from '../support/fault-server/default-reply.ts';
import type { FaultServer } from '../support/fault-server/fault-server.ts';
import { toFigure } from './figure.ts';
import type { Figure } from './figure.ts';
import { proseDeltas } from './prose.ts';

interface Message {
  atMs: number;
  hasText: boolean;
}

const perSecond = 500;
const seconds = 4;
const group = 'Messages to one side panel at 500 deltas/s';

/** Counts what comes over the Port of one panel. */
export async function measurePortMessages(
  server: FaultServer,
  sidestream: Sidestream,
  runs: number,
): Promise<Figure[]> {
  const rates: number[] = [];
  const firstMs: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const page = await sidestream.context.newPage();
    await page.addInitScript(tapPort);
    await page.goto(sidestream.url(`sidepanel.html?conversation=${crypto.randomUUID()}`));
    const panel = toSurfacePage(page);
    await panel.ready();
    await page.bringToFront();
    const index = server.requests.filter(isChat).length;
    const deltas = proseDeltas(perSecond * seconds * 5.3);
    server.next(chatStream({ deltas, deltasPerSecond: perSecond, pauseBeforeMs: 300 }));
    await panel.ask('How many messages is that?');
    const request = await server.request(index, isChat);
    await request.closed;
    await panel.until('finished');
    const messages = (await page.evaluate(readMessages)).filter(({ hasText }) => hasText);
    await page.close();
    rates.push(...countPerSecond(messages));
    firstMs.push((messages[0]?.atMs ?? Number.NaN) - (request.deltas[0]?.atMs ?? Number.NaN));
  }
  return [
    toFigure({ group, label: 'in each second of a stream', unit: '/s', runs }, rates, {
      words: '≤ 60 a second',
      most: 60,
    }),
    {
      ...toFigure({ group, label: 'most in any second', unit: '/s', runs }, [Math.max(...rates)]),
      aim: { words: '≤ 60 a second', met: Math.max(...rates) <= 60 },
    },
    toFigure({ group, label: 'first delta: socket to message', unit: 'ms', runs }, firstMs),
  ];
}

/** How many messages came in the second that each of them begins; seconds that the stream does not fill are left out. */
function countPerSecond(messages: readonly Message[]): number[] {
  const lastMs = messages.at(-1)?.atMs ?? 0;
  return messages
    .filter(({ atMs }) => atMs <= lastMs - 1000)
    .map(
      ({ atMs: fromMs }) =>
        messages.filter(({ atMs }) => atMs >= fromMs && atMs < fromMs + 1000).length,
    );
}

// What follows is sent into the page as text.

/** Listens beside the page to whatever its Ports bring. */
function tapPort(): void {
  const messages: Message[] = [];
  Object.assign(window, { messages });
  const connect = chrome.runtime.connect.bind(chrome.runtime) as (
    info: object,
  ) => chrome.runtime.Port;
  const connectTapped = (info: object): chrome.runtime.Port => {
    const port = connect(info);
    port.onMessage.addListener((message: { type: string; parts?: { type: string }[] }) => {
      if (message.type !== 'run-update') return;
      const hasText = message.parts?.some(({ type }) => type === 'text-delta') === true;
      messages.push({ atMs: performance.timeOrigin + performance.now(), hasText });
    });
    return port;
  };
  Object.assign(chrome.runtime, { connect: connectTapped });
}

function readMessages(): Message[] {
  return (window as unknown as { messages: Message[] }).messages;
}
