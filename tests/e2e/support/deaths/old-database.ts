import { exampleMessages, schemaExamples } from '../../../support/schema-examples.ts';

/** A database as a released version of us left it, and much of it: a migration must last long enough to be killed. */
export interface OldDatabase {
  version: number;
  /** Rows by table. */
  rows: Readonly<Record<string, readonly unknown[]>>;
}

/** Further conversations of one question and one answer, as a person has who has asked for a year. */
const furtherConversations = 1_500;

/** The example of version 1, and many conversations more. */
export function toOldDatabase(): OldDatabase {
  const example = schemaExamples.find(({ version }) => version === 1)!;
  const rows = Object.fromEntries(
    Object.entries(example.rows).map(([table, entries]) => [table, entries.map(([row]) => row)]),
  );
  const [question, answer] = exampleMessages;
  const numbers = Array.from({ length: furtherConversations }, (_, at) => at);
  return {
    version: 1,
    rows: {
      ...rows,
      conversations: [
        ...rows['conversations']!,
        ...numbers.map((at) => ({
          id: `old-${at}`,
          title: 'Old',
          createdAtMs: 1_780_000_000_000 + at,
          updatedAtMs: 1_780_000_000_000 + at,
        })),
      ],
      messages: [
        ...rows['messages']!,
        ...numbers.flatMap((at) => [
          { ...question, id: `o-${at}.question`, conversationId: `old-${at}` },
          { ...answer, id: `o-${at}`, conversationId: `old-${at}`, parentId: `o-${at}.question` },
        ]),
      ],
    },
  };
}

/** What stands in a database. */
export interface Contents {
  version: number;
  /** Rows by table, in the order of their keys. */
  rows: Record<string, unknown[]>;
}

// What follows is sent into pages as text.

/**
 * Puts a database in the place of the present one, whose background gives way, and holds it open until somebody wants to
 * bring it up to date, which {@link untilUpgrade} tells. The tables are those of version 1, which is released and never
 * changes.
 */
export function replaceDatabase({ version, rows }: OldDatabase): Promise<void> {
  return new Promise((resolve, reject) => {
    const deleting = indexedDB.deleteDatabase('sidestream');
    deleting.addEventListener('error', () => reject(deleting.error!));
    // Asked for in the same breath: a background that opens its database anew waits behind it.
    const opening = indexedDB.open('sidestream', version);
    opening.addEventListener('error', () => reject(opening.error!));
    opening.addEventListener('upgradeneeded', () => {
      const fresh = opening.result;
      fresh
        .createObjectStore('conversations', { keyPath: 'id' })
        .createIndex('byUpdate', 'updatedAtMs');
      fresh
        .createObjectStore('messages', { keyPath: 'id' })
        .createIndex('byConversation', 'conversationId');
      fresh.createObjectStore('journal', { keyPath: ['runId', 'seq'] });
      fresh.createObjectStore('openRuns', { keyPath: 'runId' });
    });
    opening.addEventListener('success', () => {
      const database = opening.result;
      const names = Object.keys(rows);
      const writing = database.transaction(names, 'readwrite');
      for (const name of names) {
        for (const row of rows[name] ?? []) writing.objectStore(name).put(row);
      }
      writing.addEventListener('error', () => reject(writing.error!));
      const asked = new Promise<void>((tell) => {
        database.addEventListener('versionchange', () => {
          database.close();
          tell();
        });
      });
      Object.assign(globalThis, { sidestreamUpgrade: asked });
      writing.addEventListener('complete', () => resolve());
    });
  });
}

/** Resolves when a background has asked for the new version, and has just been given way. */
export async function untilUpgrade(): Promise<void> {
  await (globalThis as unknown as { sidestreamUpgrade: Promise<void> }).sidestreamUpgrade;
}

/** Reads the database as it lies there, whichever its version, and lets go of it. */
export function readDatabase(): Promise<Contents> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('sidestream');
    opening.addEventListener('error', () => reject(opening.error!));
    opening.addEventListener('success', () => {
      const database = opening.result;
      const names = Array.from(database.objectStoreNames);
      const contents: Contents = { version: database.version, rows: {} };
      const reading = database.transaction(names, 'readonly');
      for (const name of names) {
        const all = reading.objectStore(name).getAll();
        all.addEventListener('success', () => {
          contents.rows[name] = all.result;
        });
      }
      reading.addEventListener('error', () => reject(reading.error!));
      reading.addEventListener('complete', () => {
        database.close();
        resolve(contents);
      });
    });
  });
}

/** Says hello to the background, which wakes it and has it open its database, and does not wait for the answer. */
export function wakeBackground(): void {
  const port = chrome.runtime.connect({ name: 'surface' });
  const post = port.postMessage.bind(port);
  post({ type: 'hello', protocolVersion: 2, windowId: -1, surface: 'options' });
}
