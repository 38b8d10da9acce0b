/** After how many days without an export it is asked for; null for never. */
export const backupPeriods = [7, 30, 90] as const;

/** One of {@link backupPeriods}. */
export type BackupDays = (typeof backupPeriods)[number];

/** What the user has set about reminders of a backup, and when there was one. */
export interface BackupSettings {
  backupDays: BackupDays | null;
  /** When everything was last exported; null for never. */
  backedUpAtMs: number | null;
  /** No reminder before that. */
  backupQuietUntilMs: number;
}

/** Those of a fresh install. */
export const defaultBackup: BackupSettings = {
  backupDays: 30,
  backedUpAtMs: null,
  backupQuietUntilMs: 0,
};
