import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '@playwright/test';
import { schemaVersion } from '../../../../lib/conversations/database.ts';
import { chatStream } from '../../../support/fault-server/chat-script.ts';
import { createRandom } from '../../../support/random.ts';
import { waitUntil } from '../../../support/wait-until.ts';
import type { Patient, WatchedPanel } from './patient.ts';
import {
  readDatabase,
  replaceDatabase,
  toOldDatabase,
  untilUpgrade,
  wakeBackground,
} from './old-database.ts';
import type { Contents } from './old-database.ts';

/** What a death in a migration left. */
export interface MigrationOutcome {
  /** Version of the database right after the death. */
  version: number;
}

/** The longest wait from the beginning of the migration to the kill: one of this size lasts half as long on two idle cores. */
const longestWaitMs = 1_200;

/**
 * Has the background open a database of version 1 and kills it on the way. What lies there afterwards is of the old
 * version or of the new one, whole; and the next background has it all.
 */
export async function tryMigration(patient: Patient, seed: number): Promise<MigrationOutcome> {
  const random = createRandom(seed * 31);
  const old = toOldDatabase();
  const still = await patient.stillPage();
  patient.server.reset();
  const kill = await patient.arm();
  await still.evaluate(replaceDatabase, old);
  // The background of now gave its database away; the next one opens what lies there.
  await kill();
  await still.evaluate(wakeBackground);
  await still.evaluate(untilUpgrade);
  await sleep(random.integer(0, longestWaitMs));
  await patient.killYoung();
  const contents = await still.evaluate(readDatabase);
  expectWhole(contents, old.rows);

  const panel = await patient.openPanel('c-1');
  await waitUntil(async () => (await panel.read()).length === 2, 'the conversation');
  expect(await panel.read()).toEqual([
    expect.objectContaining({ runId: 'r-1', state: 'finished', text: 'The Elbe.' }),
    expect.objectContaining({ runId: 'r-2', state: 'interrupted', text: 'The Dan' }),
  ]);
  await expectToGoOn(patient, panel);
  await panel.close();
  return { version: contents.version };
}

function expectWhole(
  { version, rows }: Contents,
  old: Readonly<Record<string, readonly unknown[]>>,
): void {
  expect([1, schemaVersion]).toContain(version);
  const isOld = version === 1;
  const tables = ['conversations', 'journal', 'messages', 'openRuns'];
  const further = ['figures', 'loose', 'members', 'numbers', 'pages', 'prompts', 'unindexed'];
  expect(Object.keys(rows).sort()).toEqual(isOld ? tables : [...tables, ...further].sort());
  // Of the migrated one the background may have closed the interrupted answer already.
  const settled = ['journal', 'openRuns'];
  expect(rows['conversations']).toHaveLength(old['conversations']!.length);
  expect(rows['messages']).toHaveLength(old['messages']!.length);
  for (const table of isOld ? settled : []) expect(rows[table]).toEqual(old[table]);
  const isFinished = (row: unknown): boolean => (row as { id: string }).id === 'r-2';
  const byId = (table: readonly unknown[]) =>
    new Map(
      table.filter((row) => !isFinished(row)).map((row) => [(row as { id: string }).id, row]),
    );
  expect(byId(rows['messages']!)).toEqual(byId(old['messages']!));
  if (isOld) return;
  // Every message is to be found by its words: taken into the search already, or noted for it.
  const toSet = (table: string, key: string) =>
    new Set(rows[table]!.map((row) => (row as Record<string, unknown>)[key]));
  const noted = toSet('unindexed', 'messageId');
  const taken = toSet('numbers', 'conversationId');
  const forgotten = (old['messages'] as { id: string; conversationId: string }[]).filter(
    ({ id, conversationId }) => !noted.has(id) && !taken.has(conversationId),
  );
  expect(forgotten).toEqual([]);
}

async function expectToGoOn({ server }: Patient, panel: WatchedPanel): Promise<void> {
  server.next(chatStream({ text: 'ube.' }));
  await panel.press('Continue');
  await waitUntil(
    async () => {
      const last = (await panel.read()).at(-1);
      return last?.state === 'finished' && last.text === 'ube.';
    },
    'the rest',
    20_000,
  );
}
