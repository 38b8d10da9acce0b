import type { Page } from '@playwright/test';
import { say } from '../e2e/support/scenarios.ts';
import { bendReplies } from './bend-replies.ts';
import type { Studio } from './studio.ts';

/** States that a surface cannot be brought into from outside: its way to the background is bent. */
export async function shootBent({ sidestream, shoot }: Studio): Promise<void> {
  const open = async (bend: () => void): Promise<Page> => {
    const page = await sidestream.context.newPage();
    await page.addInitScript(bend);
    await page.goto(sidestream.url(`sidepanel.html?conversation=${crypto.randomUUID()}`));
    await page.locator('header').waitFor();
    return page;
  };

  const connecting = await open(bendToDeaf);
  await shoot(connecting, 'panel-connecting', 'Side panel: connecting');
  await connecting.close();

  const outdated = await open(bendToOutdated);
  await shoot(outdated, 'panel-outdated', 'Side panel: the extension was updated');
  await outdated.close();

  const memory = await open(bendToMemoryOnly);
  await memory.locator('.banner').waitFor();
  const both = { schemes: ['light', 'dark'] } as const;
  await shoot(memory, 'panel-memory-only', 'Side panel: the browser refused its database', both);
  await shoot(memory, 'panel-memory-only-320', 'Side panel: refused its database, 320 px', {
    width: 320,
  });
  await memory.goto(sidestream.url('options.html'));
  await memory.locator('.notice').waitFor();
  const page800 = { ...both, width: 800, whole: true };
  await shoot(memory, 'options-memory-only', 'Options: the browser refused its database', page800);
  await memory.close();

  const full = await sidestream.context.newPage();
  await full.addInitScript(bendReplies, {
    'settings-save': { type: 'carried-out', error: { kind: 'storage-full' } },
  });
  await full.goto(sidestream.url('options.html'));
  // Back again: nothing was kept, and nobody tells this page so.
  await full.getByLabel(say('options.stopOnClose')).dblclick();
  await full.getByText(say('options.refused')).waitFor();
  const seen = { ...both, width: 800, height: 500 };
  await shoot(full, 'options-refused', 'Options: a setting could not be saved', seen);
  await shoot(full, 'options-refused-320', 'Options: could not be saved, 320 px', {
    width: 320,
    height: 500,
  });
  await full.close();

  const rejected = await open(bendToRejection);
  await rejected.locator('header select').waitFor();
  await rejected.getByRole('textbox').fill('Is there room for this?');
  await rejected.keyboard.press('Enter');
  await rejected.waitForTimeout(300);
  await shoot(rejected, 'panel-rejected', 'Side panel: the question could not be saved');
  await rejected.close();
}

// What follows is sent into the page as text.

/** Nothing that is said arrives. */
function bendToDeaf(): void {
  const connect = chrome.runtime.connect.bind(chrome.runtime) as (
    info: object,
  ) => chrome.runtime.Port;
  Object.assign(chrome.runtime, {
    connect: (info: object) => Object.assign(connect(info), { postMessage: () => undefined }),
  });
}

function bendToOutdated(): void {
  Object.assign(chrome.runtime, {
    connect() {
      throw new Error('Extension context invalidated.');
    },
  });
}

function bendToMemoryOnly(): void {
  const connect = chrome.runtime.connect.bind(chrome.runtime) as (
    info: object,
  ) => chrome.runtime.Port;
  const connectBent = (info: object): chrome.runtime.Port => {
    const port = connect(info);
    const listen = port.onMessage.addListener.bind(port.onMessage);
    port.onMessage.addListener = (listener) =>
      listen((message: object, from) =>
        listener(
          'keptIn' in message
            ? { ...message, keptIn: { conversations: 'memory', connections: 'memory' } }
            : message,
          from,
        ),
      );
    return port;
  };
  Object.assign(chrome.runtime, { connect: connectBent });
}

/** The background answers that the disk is full. */
function bendToRejection(): void {
  const connect = chrome.runtime.connect.bind(chrome.runtime) as (
    info: object,
  ) => chrome.runtime.Port;
  const connectBent = (info: object): chrome.runtime.Port => {
    const port = connect(info);
    const listen = port.onMessage.addListener.bind(port.onMessage);
    const post = port.postMessage.bind(port);
    const listeners: ((message: unknown, from: chrome.runtime.Port) => void)[] = [];
    port.onMessage.addListener = (listener) => {
      listeners.push(listener);
      listen(listener);
    };
    port.postMessage = (message: { type: string; runId?: string }) => {
      if (message.type !== 'run-start') return post(message);
      const reply = { type: 'run-rejected', runId: message.runId, error: { kind: 'storage-full' } };
      setTimeout(() => {
        for (const listener of listeners) listener(reply, port);
      }, 50);
    };
    return port;
  };
  Object.assign(chrome.runtime, { connect: connectBent });
}
