/** A place that was looked into, and all that stands there. */
export type Place = readonly [name: string, text: string];

/** What a page of the extension has said and heard. */
export interface Traffic {
  /** Commands that carry a key, which is taken out of what is noted of them. */
  carriers: string[];
  said: string[];
  heard: string[];
}

// What follows is sent into pages as text.

/**
 * Notes every message of a page, over Ports and without, in both directions. The one command that may carry a key is noted
 * without it; a key in any other place of it stays where it is, and is found.
 */
export function spyOnMessages(): void {
  const scope = globalThis as unknown as {
    keyTraffic?: Traffic;
    browser?: { runtime: typeof chrome.runtime };
  };
  const runtimes = new Set([scope.browser?.runtime, globalThis.chrome?.runtime]);
  if (scope.keyTraffic) return;
  const traffic: Traffic = { carriers: [], said: [], heard: [] };
  scope.keyTraffic = traffic;
  const hear = (message: unknown): void => void traffic.heard.push(JSON.stringify(message));
  const say = (message: unknown): void => {
    const { type } = message as { type?: string };
    if (type !== 'key-enter') return void traffic.said.push(JSON.stringify(message));
    traffic.carriers.push(JSON.stringify({ ...(message as object), key: '' }));
  };
  for (const runtime of runtimes) {
    if (!runtime?.connect) continue;
    const connect = runtime.connect.bind(runtime) as (...args: unknown[]) => chrome.runtime.Port;
    runtime.connect = ((...args: unknown[]) => {
      const port = connect(...args);
      const post = port.postMessage.bind(port);
      port.postMessage = (message: unknown) => {
        say(message);
        post(message);
      };
      port.onMessage.addListener(hear);
      return port;
    }) as typeof runtime.connect;
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
