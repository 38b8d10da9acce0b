import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';

/** The names of Ports that strangers try: ours, none, and what others call theirs. */
export const portNames = ['surface', '', 'another', 'background'] as const;

/** What somebody got who tried everything. All but `refusals` is empty where nothing answers. */
export interface Haul {
  /** What was answered, by whatever way. */
  answers: string[];
  /** How often something was refused in so many words, so that a test that tried nothing is told from one that failed. */
  refusals: number;
  /** What storage gave. */
  stored: string[];
}

/**
 * Tries to speak to an extension by every message, each alone and all over Ports of every name. Runs in the stranger's own
 * page or script, where it is sent as text; `id` is absent for a script that has the extension's own id.
 */
export async function tryToSpeak(
  names: readonly string[],
  messages: readonly unknown[],
  id?: string,
): Promise<Haul> {
  interface StrangerPort {
    postMessage(message: unknown): void;
    onMessage: { addListener(listener: (message: unknown) => void): void };
    onDisconnect: { addListener(listener: () => void): void };
  }
  interface StrangerApi {
    runtime?: {
      lastError?: unknown;
      connect(...args: unknown[]): StrangerPort;
      sendMessage(...args: unknown[]): Promise<unknown>;
    };
    storage?: Record<string, { get?(keys: null): Promise<object> }>;
  }
  const own = globalThis as unknown as { browser?: StrangerApi; chrome?: StrangerApi };
  const api = own.browser?.runtime ? own.browser : own.chrome;
  const haul: Haul = { answers: [], refusals: 0, stored: [] };
  const to = id === undefined ? [] : [id];
  const note = (answer: unknown): void => {
    if (answer === undefined || answer === null) haul.refusals += 1;
    else haul.answers.push(JSON.stringify(answer));
  };
  const refuse = (): void => {
    haul.refusals += 1;
  };
  for (const message of [...messages, 'background-calls']) {
    try {
      // Without a receiver it rejects; where one only hears it, it resolves with nothing.
      await Promise.resolve(api!.runtime!.sendMessage(...to, message)).then(note, refuse);
    } catch {
      refuse();
    }
  }
  for (const name of names) {
    try {
      const port = api!.runtime!.connect(...to, { name });
      const closed = new Promise<void>((resolve) => {
        port.onDisconnect.addListener(() => {
          void api?.runtime?.lastError;
          resolve();
        });
      });
      port.onMessage.addListener(note);
      try {
        for (const message of messages) port.postMessage(message);
      } catch {
        refuse();
      }
      await closed;
      haul.refusals += 1;
    } catch {
      refuse();
    }
  }
  for (const [area, store] of Object.entries(api?.storage ?? {})) {
    try {
      const found = await store.get?.(null);
      if (found && Object.keys(found).length > 0)
        haul.stored.push(`${area}: ${JSON.stringify(found)}`);
    } catch {
      refuse();
    }
  }
  return haul;
}

/** An extension of somebody else, which may do whatever a user can be talked into. The caller deletes its folder. */
export async function makeStranger(
  browser: 'chromium' | 'firefox',
): Promise<{ folder: string; id: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'sidestream-stranger-'));
  const id = 'stranger@stranger.example';
  const manifest = {
    manifest_version: 3,
    name: 'A stranger',
    version: '1',
    permissions: [
      'tabs',
      'scripting',
      'storage',
      'unlimitedStorage',
      'management',
      'webNavigation',
      ...(browser === 'chromium' ? ['debugger', 'sidePanel'] : []),
    ],
    host_permissions: ['<all_urls>'],
    ...(browser === 'firefox' && { browser_specific_settings: { gecko: { id } } }),
  };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'page.html'), '<!doctype html><title>A stranger</title>');
  return { folder, id: browser === 'firefox' ? id : toChromiumId(folder) };
}

/** The id that Chromium gives to what is loaded from a folder. */
function toChromiumId(folder: string): string {
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 32);
  return hash.replaceAll(/[0-9a-f]/g, (digit) =>
    String.fromCodePoint('a'.codePointAt(0)! + Number.parseInt(digit, 16)),
  );
}
