import type { Page } from '@playwright/test';
import type { Command } from '../../../lib/protocol/command.ts';
import type { Update } from '../../../lib/protocol/update.ts';
import { untilSettled } from './idle-deaths.ts';
import { waitUntil } from '../../support/wait-until.ts';

/** A Port of a test's own to the background, opened from a page of the extension, with no surface in between. */
export interface PortDriver {
  post(message: unknown): Promise<void>;
  /** Everything that has come, in order. */
  updates(): Promise<Update[]>;
  /** Waits for an update. */
  next<Type extends Update['type']>(
    type: Type,
    matches?: (update: Extract<Update, { type: Type }>) => boolean,
  ): Promise<Extract<Update, { type: Type }>>;
  isClosed(): Promise<boolean>;
  close(): Promise<void>;
}

/** Opens a Port. Nothing is said on it yet, so that a test can begin with what it likes. */
export async function openPort(page: Page, name = 'surface'): Promise<PortDriver> {
  await untilSettled(page.context());
  const handle = await page.evaluateHandle((name) => {
    // See idle-deaths.ts: a Port of a test's own is not a surface.
    Object.assign(globalThis, { sidestreamExempt: true });
    const port = chrome.runtime.connect({ name });
    const post = port.postMessage.bind(port);
    const state = { port, post, updates: [] as unknown[], closed: false };
    port.onMessage.addListener((update: unknown) => void state.updates.push(update));
    port.onDisconnect.addListener(() => {
      state.closed = true;
    });
    return state;
  }, name);
  const updates = (): Promise<Update[]> =>
    handle.evaluate((state) => state.updates as unknown as Update[]);
  return {
    post: (message) => handle.evaluate((state, sent) => state.post(sent), message),
    updates,
    async next(type, matches = () => true) {
      type Wanted = Extract<Update, { type: typeof type }>;
      return waitUntil(
        async () =>
          (await updates()).find(
            (update): update is Wanted => update.type === type && matches(update as Wanted),
          ),
        type,
      );
    },
    isClosed: () => handle.evaluate((state) => state.closed),
    close: () => handle.evaluate((state) => state.port.disconnect()),
  };
}

/** The greeting of a surface. */
export function toHello(
  rest: Partial<Extract<Command, { type: 'hello' }>> = {},
): Extract<Command, { type: 'hello' }> {
  return { type: 'hello', protocolVersion: 2, windowId: -1, surface: 'options', ...rest };
}
