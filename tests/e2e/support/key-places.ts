import { expect } from '@playwright/test';

/** A place that was looked into, and all that stands there. */
export type Place = readonly [name: string, text: string];

/** What a page of the extension has said and heard. */
export interface Traffic {
  /** Commands that carry a secret, which is taken out of what is noted of them. */
  carriers: string[];
  said: string[];
  heard: string[];
}

// What follows is sent into pages as text.

/**
 * Notes every message of a page, over Ports and without, in both directions. The commands that may carry a key or a
 * passphrase are noted without its field; in any other place of them it stays, and is found.
 */
export function spyOnMessages(): void {
  const scope = globalThis as unknown as {
    keyTraffic?: Traffic;
    browser?: { runtime: typeof chrome.runtime };
  };
  const runtimes = new Set([scope.browser?.runtime, globalThis.chrome?.runtime]);
  if (scope.keyTraffic) return;
  /** The commands that carry a key or a passphrase, and in which field. */
  const carried: Readonly<Record<string, readonly string[]>> = {
    'key-enter': ['key'],
    'passphrase-set': ['passphrase'],
    'passphrase-enter': ['passphrase'],
    'passphrase-change': ['passphrase', 'next'],
  };
  const traffic: Traffic = { carriers: [], said: [], heard: [] };
  scope.keyTraffic = traffic;
  const hear = (message: unknown): void => void traffic.heard.push(JSON.stringify(message));
  const say = (message: unknown): void => {
    const { type = '' } = message as { type?: string };
    const secrets = carried[type] ?? [];
    const clean = { ...(message as Record<string, unknown>) };
    for (const name of secrets) delete clean[name];
    (secrets.length > 0 ? traffic.carriers : traffic.said).push(JSON.stringify(clean));
  };
  for (const runtime of runtimes) {
    if (!runtime?.connect) continue;
    const connect = runtime.connect.bind(runtime) as (...args: unknown[]) => chrome.runtime.Port;
    const spied = (...args: unknown[]): chrome.runtime.Port => {
      const port = connect(...args);
      const post = port.postMessage.bind(port);
      port.postMessage = (message: unknown) => {
        say(message);
        post(message);
      };
      port.onMessage.addListener(hear);
      return port;
    };
    Object.assign(runtime, { connect: spied });
    runtime.onMessage.addListener(hear);
  }
}

/** All that a page of the extension can read: its messages, its DOM with its fields, addresses, every store. */
export async function readPlaces(): Promise<Place[]> {
  const scope = globalThis as unknown as {
    keyTraffic?: Traffic;
    browser?: { storage: typeof chrome.storage };
  };
  const places: Place[] = [];
  const put = (name: string, text: unknown): void =>
    void places.push([name, typeof text === 'string' ? text : JSON.stringify(text)]);
  const toLatin = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);
  /** All texts and bytes in a value, however deep, a wrapped key as far as it can be taken out. */
  const collect = async (value: unknown): Promise<string> => {
    if (typeof value === 'string') return value;
    if (value instanceof Blob) return toLatin(new Uint8Array(await value.arrayBuffer()));
    if (value instanceof ArrayBuffer) return toLatin(new Uint8Array(value));
    if (ArrayBuffer.isView(value))
      return toLatin(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    if (value instanceof CryptoKey) {
      return crypto.subtle.exportKey('raw', value).then(
        (raw) => toLatin(new Uint8Array(raw)),
        () => 'not extractable',
      );
    }
    if (typeof value !== 'object' || value === null) return String(value);
    const pieces = await Promise.all(Object.entries(value).flat().map(collect));
    return pieces.join('\n');
  };
  const finish = <Result>(request: IDBRequest<Result>): Promise<Result> =>
    new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error as Error));
    });

  put('messages said', (scope.keyTraffic?.said ?? []).join('\n'));
  put('messages that may carry a key', (scope.keyTraffic?.carriers ?? []).join('\n'));
  put('messages heard', (scope.keyTraffic?.heard ?? []).join('\n'));
  put('DOM', document.documentElement.outerHTML);
  put('text', document.documentElement.innerText);
  for (const field of document.querySelectorAll<HTMLInputElement>('input, textarea, select')) {
    put(`field ${field.id}`, field.value);
  }
  put('address', `${location.href} ${document.referrer} ${document.title} ${window.name}`);
  put('history', history.state ?? '');
  put(
    'resources',
    performance
      .getEntries()
      .map(({ name }) => name)
      .join('\n'),
  );
  put('localStorage', Object.entries(localStorage));
  put('sessionStorage', Object.entries(sessionStorage));
  put('cookies', document.cookie);
  const { storage } = scope.browser ?? chrome;
  for (const area of ['local', 'session', 'sync', 'managed'] as const) {
    // Firefox has no area where none is managed.
    put(`storage.${area}`, await storage[area].get(null).catch(() => 'closed'));
  }
  for (const name of await caches.keys().catch(() => [])) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const body = await (await cache.match(request))?.text();
      put(`cache ${name}`, `${request.url} ${body ?? ''}`);
    }
  }
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await finish(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const rows = database.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([finish(rows.getAllKeys()), finish(rows.getAll())]);
      put(`database ${name}, ${store}`, await collect([keys, values]));
    }
    database.close();
  }
  return places;
}

/** The commands of a page that carried a key, without it. */
export function readCarriers(): string[] {
  return (globalThis as unknown as { keyTraffic?: Traffic }).keyTraffic?.carriers ?? [];
}

/** The first thing that a page has said, and the first that it has heard. */
export function readFirstMessages(): { said: string; heard: string } {
  const { keyTraffic } = globalThis as unknown as { keyTraffic?: Traffic };
  return { said: keyTraffic?.said[0] ?? '', heard: keyTraffic?.heard[0] ?? '' };
}

/** Puts a secret into every place of a page that can be read, for the proof that it is found there. */
export async function plantEverywhere(secret: string): Promise<void> {
  document.body.setAttribute('data-planted', secret);
  const field = document.createElement('input');
  field.id = 'planted';
  field.value = secret;
  document.body.append(field);
  history.replaceState({ secret }, '', `?q=${encodeURIComponent(secret)}`);
  localStorage.setItem('planted', btoa(secret));
  sessionStorage.setItem('planted', secret);
  const scope = globalThis as unknown as { browser?: { storage: typeof chrome.storage } };
  const { storage } = scope.browser ?? chrome;
  await storage.local.set({ planted: secret });
  await storage.session.set({ planted: encodeURIComponent(secret) });
  await storage.sync.set({ planted: secret });
  const cache = await caches.open('planted').catch(() => undefined);
  await cache?.put('https://planted.example/', new Response(secret)).catch(() => undefined);
  await new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open('planted', 1);
    opening.addEventListener('upgradeneeded', () => {
      for (const name of ['texts', 'bytes', 'files']) opening.result.createObjectStore(name);
    });
    opening.addEventListener('error', () => reject(opening.error as Error));
    opening.addEventListener('success', () => {
      const writing = opening.result.transaction(['texts', 'bytes', 'files'], 'readwrite');
      // Among what can be compressed well, as rows of a database are.
      const row = { before: 'and so on '.repeat(400), secret, after: 'and so on '.repeat(400) };
      writing.objectStore('texts').put(row, 1);
      writing.objectStore('bytes').put(new TextEncoder().encode(secret).buffer, 1);
      writing.objectStore('files').put(new Blob([secret]), 1);
      writing.addEventListener('complete', () => {
        opening.result.close();
        resolve();
      });
    });
  });
  console.log(secret);
}

/** Says of each of these places that something was found there. */
export function expectFoundIn(found: readonly string[], places: readonly string[]): void {
  for (const place of places) {
    expect(
      found.filter((each) => each.startsWith(`${place}: `)),
      place,
    ).not.toEqual([]);
  }
}
