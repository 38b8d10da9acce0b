import type { Page } from '@playwright/test';
import type { StreamPart } from '../../../lib/core/parts.ts';
import type { Command } from '../../../lib/protocol/command.ts';
import type { Sidestream } from './chromium-test.ts';
import { toSurfacePage } from './surface-page.ts';
import type { SurfacePage } from './surface-page.ts';

/** A panel whose next run is played by the test: what it shows is what the background could tell it at that moment. */
export interface PlayedPanel extends SurfacePage {
  /** Tells the run's next parts. */
  play(...parts: StreamPart[]): Promise<void>;
  /** What the panel said: the run's start, its words on calls, the run's end. */
  said(): Promise<Command[]>;
  /** What it asked the browser for, and what that answers from now on. */
  askedFor(): Promise<object[]>;
  grant(isGranted: boolean): Promise<void>;
}

interface Player {
  play(parts: object[]): void;
  said: object[];
  askedFor: object[];
  isGranted: boolean;
}

/** Opens one, in a conversation of its own, or another page that shows one. */
export async function openPlayedPanel(
  sidestream: Sidestream,
  file = `sidepanel.html?conversation=${crypto.randomUUID()}`,
): Promise<PlayedPanel> {
  const page: Page = await sidestream.context.newPage();
  await page.addInitScript(bendToPlayer);
  await page.goto(sidestream.url(file));
  const panel = toSurfacePage(page);
  await panel.ready();
  const player = await page.evaluateHandle(
    () => (globalThis as unknown as { player: Player }).player,
  );
  return {
    ...panel,
    play: (...parts) => player.evaluate((held, next) => held.play(next), parts as object[]),
    said: () => player.evaluate((held) => held.said) as Promise<Command[]>,
    askedFor: () => player.evaluate((held) => held.askedFor),
    grant: (isGranted) =>
      player.evaluate((held, granted) => {
        held.isGranted = granted;
      }, isGranted),
  };
}

/** Sent into a page as text, before its own scripts: its runs never reach the background, and are told by `player`. */
function bendToPlayer(): void {
  type Listener = (message: object, from: chrome.runtime.Port) => void;
  const connect = chrome.runtime.connect.bind(chrome.runtime) as (
    info: object,
  ) => chrome.runtime.Port;
  let tell: (message: object) => void = () => undefined;
  let runId: string | undefined;
  let cursor = 0;
  const player: Player = {
    said: [],
    askedFor: [],
    isGranted: true,
    play(parts) {
      const from = cursor;
      cursor += parts.length;
      tell({ type: 'run-update', runId, from, to: cursor, parts });
    },
  };
  const connectBent = (info: object): chrome.runtime.Port => {
    const port = connect(info);
    const listen = port.onMessage.addListener.bind(port.onMessage);
    const post = port.postMessage.bind(port);
    const listeners: Listener[] = [];
    tell = (message) => {
      for (const listener of listeners) listener(message, port);
    };
    port.onMessage.addListener = (listener: Listener) => {
      listeners.push(listener);
      listen(listener);
    };
    port.postMessage = (message: { type: string; requestId?: string; runId?: string }) => {
      const { type, requestId } = message;
      if (type === 'run-start') {
        ({ runId } = message);
        player.said.push(message);
        cursor = 0;
        return;
      }
      if (type !== 'call-decide' && type !== 'run-abort') return post(message);
      player.said.push(message);
      setTimeout(() => tell({ type: 'carried-out', requestId, error: null }));
    };
    return port;
  };
  Object.assign(chrome.runtime, { connect: connectBent });
  Object.assign(chrome.permissions, {
    request: async (needs: object) => {
      player.askedFor.push(needs);
      return player.isGranted;
    },
  });
  Object.assign(globalThis, { player });
}
