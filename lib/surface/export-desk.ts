import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { createExportFile } from '../transfer/export-file.ts';
import { toArchiveName } from '../transfer/file-name.ts';
import type { ReadyFile } from './export-one.ts';
import type { Surface } from './surface.ts';

/** How far the export of everything has come. */
export type ExportState =
  | { type: 'idle' }
  | { type: 'exporting'; done: number; of: number }
  | { type: 'cancelled' }
  | { type: 'nothing' }
  | ({ type: 'ready'; conversations: number; damaged: number; lostPictures: number } & ReadyFile);

/** Exports everything into one file. */
export interface ExportDesk {
  readonly state: ReadonlySignal<ExportState>;
  /** Resolves with the file, or with undefined when there is none to save. */
  start(): Promise<ReadyFile | undefined>;
  cancel(): void;
}

/** Builds it, with nothing begun. */
export function createExportDesk(
  { records, pictures }: Pick<Surface, 'records' | 'pictures'>,
  now: () => number,
): ExportDesk {
  const state = signal<ExportState>({ type: 'idle' });
  let ending = new AbortController();

  const write = async (abort: AbortSignal): Promise<ExportState> => {
    const ids = await records.list(null);
    if (ids.length === 0) return { type: 'nothing' };
    const file = createExportFile(now());
    for await (const { pieces, done } of records.read(ids, { signal: abort })) {
      abort.throwIfAborted();
      for (const piece of pieces) file.add(piece);
      state.value = { type: 'exporting', done, of: ids.length };
    }
    await file.addPictures(async (id) => {
      abort.throwIfAborted();
      return (await pictures()).read(id);
    });
    const { conversations, damaged, lostPictures } = file;
    const name = toArchiveName(now());
    return { type: 'ready', name, blob: file.finish(), conversations, damaged, lostPictures };
  };

  return {
    state,
    async start() {
      ending.abort();
      const mine = new AbortController();
      ending = mine;
      state.value = { type: 'exporting', done: 0, of: 0 };
      try {
        const end = await write(mine.signal);
        if (mine.signal.aborted) return undefined;
        state.value = end;
        return end.type === 'ready' ? end : undefined;
      } catch (cause) {
        if (!mine.signal.aborted) throw cause;
        return undefined;
      }
    },
    cancel() {
      ending.abort();
      state.value = { type: 'cancelled' };
    },
  };
}
