import { createExportDesk } from './export-desk.ts';
import type { ExportDesk } from './export-desk.ts';
import type { ReadyFile } from './export-one.ts';
import type { Surface } from './surface.ts';

/** Builds the export of everything that notes, once it is done, of when it is. */
export function createBackupDesk(surface: Surface, now: () => number): ExportDesk {
  const desk = createExportDesk(surface, now);
  return {
    ...desk,
    async start(): Promise<ReadyFile | undefined> {
      // What changes while it is written is at stake again.
      const atMs = now();
      const file = await desk.start();
      if (file) void surface.saveSettings({ backedUpAtMs: atMs });
      return file;
    },
  };
}
