import { useLayoutEffect } from 'preact/hooks';
import type { Surface } from '../../lib/surface/surface.ts';
import { BackupLine } from '../backup/backup-line.tsx';

/** Reminds of a backup on a page that has no list of conversations otherwise. */
export function BackupReminder({ surface }: { surface: Surface }) {
  useLayoutEffect(() => surface.watchConversations(), [surface]);
  return <BackupLine surface={surface} />;
}
