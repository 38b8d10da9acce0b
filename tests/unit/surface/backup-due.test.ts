import { expect, test } from 'vitest';
import { defaultBackup } from '../../../lib/core/backup.ts';
import { toTemporaryId } from '../../../lib/core/ids.ts';
import { dayMs, toBackupDue } from '../../../lib/surface/backup-due.ts';

const nowMs = 400 * dayMs;

/** So many conversations, the first of them changed that many days ago, the others today. */
function toList(count: number, oldestDays: number, more = false) {
  const conversations = Array.from({ length: count }, (_, at) => ({
    id: `c${at}`,
    updatedAtMs: at === 0 ? nowMs - oldestDays * dayMs : nowMs - 1,
  }));
  return { conversations, more };
}

test('ten conversations, of which one is older than a month and none was exported, are reminded of', () => {
  expect(toBackupDue(toList(10, 30), defaultBackup, nowMs)).toBe(10);
  expect(toBackupDue(toList(10, 29), defaultBackup, nowMs)).toBeUndefined();
});

test('whoever has few conversations is never reminded', () => {
  expect(toBackupDue(toList(9, 300), defaultBackup, nowMs)).toBeUndefined();
});

test('what was exported and has not changed since is not at stake', () => {
  const exported = { ...defaultBackup, backedUpAtMs: nowMs - 40 * dayMs };
  expect(toBackupDue(toList(10, 45), exported, nowMs)).toBeUndefined();
  expect(toBackupDue(toList(11, 35), exported, nowMs)).toBe(11);
});

test('where more are behind those that are listed, the time since the last export counts', () => {
  const list = toList(100, 3, true);
  expect(toBackupDue(list, defaultBackup, nowMs)).toBe(100);
  const lately = { ...defaultBackup, backedUpAtMs: nowMs - 10 * dayMs };
  expect(toBackupDue(list, lately, nowMs)).toBeUndefined();
  const longAgo = { ...defaultBackup, backedUpAtMs: nowMs - 31 * dayMs };
  expect(toBackupDue(list, longAgo, nowMs)).toBe(100);
});

test('"Later" is quiet until then, and "never" for ever', () => {
  const later = { ...defaultBackup, backupQuietUntilMs: nowMs + 1 };
  expect(toBackupDue(toList(10, 30), later, nowMs)).toBeUndefined();
  expect(toBackupDue(toList(10, 30), later, nowMs + 1)).toBe(10);
  const never = { ...defaultBackup, backupDays: null };
  expect(toBackupDue(toList(10, 300), never, nowMs)).toBeUndefined();
});

test('temporary conversations are not meant to last, and do not count', () => {
  const { conversations } = toList(10, 30);
  const last = { id: toTemporaryId('t'), updatedAtMs: nowMs };
  const list = { conversations: [...conversations.slice(0, 9), last], more: false };
  expect(toBackupDue(list, defaultBackup, nowMs)).toBeUndefined();
});
