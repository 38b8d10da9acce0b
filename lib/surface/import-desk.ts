import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { KeepDays } from '../core/connection.ts';
import { toMessagePictures } from '../core/message-pictures.ts';
import type { ConversationId, PictureId } from '../core/ids.ts';
import { isWholeOf } from '../conversations/adding.ts';
import type { SaidMark } from '../conversations/adding.ts';
import type { ImportFault } from '../transfer/import-format.ts';
import { readImport } from '../transfer/read-import.ts';
import type { ReadImport } from '../transfer/read-import.ts';
import type { PictureDesk } from './attachments/picture-desk.ts';
import { toOutlines, toPages } from '../transfer/to-pages.ts';
import type { RecordRequests } from './record-requests.ts';

const dayMs = 86_400_000;

/** Numbers of conversations and of messages. */
export interface Count {
  conversations: number;
  messages: number;
}

/** What is in a file, before anything was written. */
export interface ImportPreview extends Pick<ReadImport, 'format' | 'leftOut'> {
  fresh: Count;
  known: Count;
  /** How many answers are there, but were interrupted, and are completed. They are not among the `known`. */
  completed: number;
  /** How many pictures come with them that are not here. */
  pictures: number;
  /** How many of the conversations are older than conversations are kept. */
  expiring: number;
}

/** How far an import has come. */
export type ImportState =
  | { type: 'idle' }
  | { type: 'reading' }
  | { type: 'fault'; fault: ImportFault }
  | ({ type: 'preview' } & ImportPreview)
  | { type: 'importing'; done: number; of: number }
  | ({ type: 'done'; completed: number; pictures: number } & Count)
  /** Some of it may be there by now. The same import once more completes it. */
  | { type: 'stopped' }
  | { type: 'refused' }
  /** What it had imported was deleted meanwhile. So many messages of the file are there. */
  | { type: 'deleted'; messages: number };

/** Reads a file, says what is in it, and imports it when told to. */
export interface ImportDesk {
  readonly state: ReadonlySignal<ImportState>;
  choose(file: Blob): Promise<void>;
  /** Imports what the preview shows. */
  start(): Promise<void>;
  /** Forgets the file; an import that is under way goes no further. */
  cancel(): void;
}

/** Builds it, with no file chosen. */
export function createImportDesk(options: {
  records: Pick<RecordRequests, 'compare' | 'add'>;
  pictures(): Promise<Pick<PictureDesk, 'has' | 'restore'>>;
  now(): number;
  keepDays(): KeepDays | null;
}): ImportDesk {
  const { records: requests, now } = options;
  const state = signal<ImportState>({ type: 'idle' });
  let ending = new AbortController();
  let chosen: ReadImport | undefined;

  const begin = (): AbortSignal => {
    ending.abort();
    ending = new AbortController();
    return ending.signal;
  };

  /** How much of the file is there. */
  const compare = async (records: ReadImport['records'], signal: AbortSignal) => {
    const known: Count = { conversations: 0, messages: 0 };
    const interrupted: SaidMark[] = [];
    for (const outlines of toOutlines(records)) {
      const found = await requests.compare(outlines, { signal });
      known.conversations += found.conversations;
      known.messages += found.messages;
      interrupted.push(...found.interrupted);
    }
    return { known, interrupted };
  };

  const preview = async (read: ReadImport, abort: AbortSignal): Promise<ImportPreview> => {
    const { records, format, leftOut } = read;
    const { known, interrupted } = await compare(records, abort);
    const completed = countCompleted(records, interrupted);
    const messages = records.reduce((sum, record) => sum + record.messages.length, 0);
    const keepDays = options.keepDays();
    const limitMs = keepDays === null ? 0 : now() - keepDays * dayMs;
    return {
      format,
      leftOut,
      known: { ...known, messages: known.messages - completed },
      completed,
      fresh: {
        conversations: records.length - known.conversations,
        messages: messages - known.messages,
      },
      pictures: await countMissing(read, options.pictures),
      expiring: records.filter(({ conversation }) => conversation.updatedAtMs < limitMs).length,
    };
  };

  return {
    state,
    async choose(file) {
      const abort = begin();
      chosen = undefined;
      state.value = { type: 'reading' };
      const read = await readImport(file, now());
      if (abort.aborted) return;
      if ('fault' in read) {
        state.value = { type: 'fault', fault: read.fault };
        return;
      }
      try {
        const shown = await preview(read, abort);
        if (abort.aborted) return;
        chosen = read;
        state.value = { type: 'preview', ...shown };
      } catch (cause) {
        if (!abort.aborted) throw cause;
      }
    },
    async start() {
      const shown = state.value;
      if (!chosen || shown.type !== 'preview') return;
      const { records, pictures } = chosen;
      chosen = undefined;
      const abort = begin();
      const of = shown.fresh.messages + shown.completed + shown.known.messages;
      let done = 0;
      let after: ConversationId | undefined;
      for (const page of toPages(records)) {
        state.value = { type: 'importing', done, of };
        // First: the background says of what is there that the conversation holds it.
        if (pictures && !(await restore(page, pictures, options.pictures))) {
          if (!abort.aborted) state.value = { type: 'refused' };
          return;
        }
        if (abort.aborted) return;
        const error = await requests.add(page, after);
        if (abort.aborted) return;
        if (error === 'deleted') {
          const found = await compare(records, abort).catch(() => null);
          // Null where nobody waits for it any more.
          if (found) state.value = { type: 'deleted', messages: found.known.messages };
          return;
        }
        if (error) {
          state.value = { type: 'refused' };
          return;
        }
        after = page.at(-1)?.conversation.id;
        done += page.reduce((sum, { messages }) => sum + messages.length, 0);
      }
      state.value = {
        type: 'done',
        completed: shown.completed,
        pictures: shown.pictures,
        ...shown.fresh,
      };
    },
    cancel() {
      const wasImporting = state.value.type === 'importing';
      begin();
      chosen = undefined;
      state.value = { type: wasImporting ? 'stopped' : 'idle' };
    },
  };
}

async function countMissing(
  { pictures }: ReadImport,
  open: () => Promise<Pick<PictureDesk, 'has'>>,
): Promise<number> {
  if (!pictures) return 0;
  const desk = await open();
  let count = 0;
  for (const id of pictures.keys()) if (!(await desk.has(id))) count += 1;
  return count;
}

/** Puts the pictures of these records where pictures are. False where there is no room. */
async function restore(
  records: ReadImport['records'],
  pictures: ReadonlyMap<PictureId, Blob>,
  open: () => Promise<Pick<PictureDesk, 'restore'>>,
): Promise<boolean> {
  const desk = await open();
  const named = records.flatMap(({ messages }) => messages).flatMap(toMessagePictures);
  try {
    for (const { pictureId } of named) {
      const blob = pictures.get(pictureId);
      if (blob) await desk.restore(pictureId, blob);
    }
    return true;
  } catch {
    return false;
  }
}

function countCompleted(records: ReadImport['records'], interrupted: readonly SaidMark[]): number {
  if (interrupted.length === 0) return 0;
  const rows = new Map(records.flatMap(({ messages }) => messages).map((row) => [row.id, row]));
  return interrupted.filter((mark) => {
    const row = rows.get(mark.id);
    return row !== undefined && isWholeOf(mark, row);
  }).length;
}
