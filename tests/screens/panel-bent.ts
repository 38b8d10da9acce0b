import type { Page } from '@playwright/test';
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
  await shoot(memory, 'panel-memory-only', 'Side panel: the browser refused its database');
  await memory.close();

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
        listener('memoryOnly' in message ? { ...message, memoryOnly: true } : message, from),
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
