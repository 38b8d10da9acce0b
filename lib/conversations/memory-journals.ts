import { isTerminal, joinDeltas } from '../core/parts.ts';
import type { StreamPart } from '../core/parts.ts';
import type { RunId } from '../core/ids.ts';
import type { RowArea } from '../core/platform.ts';

/** The most pieces that are joined at a time. */
const mostJoined = 256;

/** A row of the area: a piece of a journal. */
interface Piece {
  runId: RunId;
  seq: number;
  /** The last sequence number whose row this one stands for: any that is still there beside it says the same again. */
  through: number;
  parts: readonly StreamPart[];
}

/** One journal, its pieces by sequence number. */
interface MemoryJournal {
  kept: Map<number, Piece>;
  /** What the area has refused, and what came after it: a hole would read as if nothing had been there. */
  refused: Map<number, Piece>;
}

/** The journals of what is in memory alone, written through to an area that has little room. */
export interface MemoryJournals {
  /** Takes up a row of the area, as a background that begins finds it. */
  load(row: unknown): void;
  /** Rejects when it is not in the area; it is read here all the same. Room comes with the end of another alone. */
  append(runId: RunId, seq: number, parts: readonly StreamPart[]): Promise<void>;
  read(runId: RunId): StreamPart[];
  /** Whether it is in the area up to its end, so that the answer can be made of it again. Tries once more to write it. */
  keepToEnd(runId: RunId): Promise<boolean>;
  /** Puts these entries in its place. */
  restart(runId: RunId, parts: readonly StreamPart[]): Promise<void>;
  /** Drops it; what remains is to remove these keys from the area. */
  drop(runId: RunId): string[];
}

/** Builds them. Only this writes to rows of the area whose key begins with `journal.`. */
export function createMemoryJournals(area: Pick<RowArea, 'set' | 'remove'>): MemoryJournals {
  const journals = new Map<RunId, MemoryJournal>();
  const find = (runId: RunId): MemoryJournal => {
    const journal = journals.get(runId) ?? { kept: new Map(), refused: new Map() };
    journals.set(runId, journal);
    return journal;
  };

  /** Writes what was refused, all or none. */
  const save = async (runId: RunId, journal: MemoryJournal): Promise<void> => {
    const pieces = [...journal.refused.values()];
    await area.set(Object.fromEntries(pieces.map((piece) => [toKey(piece), piece])));
    if (journals.get(runId) !== journal) return area.remove(pieces.map(toKey));
    for (const piece of pieces) {
      journal.refused.delete(piece.seq);
      journal.kept.set(piece.seq, piece);
    }
  };

  /**
   * Joins the pieces that the area has, but for those that were joined before: each holds a few words, and costs several
   * times as much in names. First a joined piece stands where the first one was, and only then the others go. The first
   * ones are few: there is no room yet.
   */
  const join = async ({ kept }: MemoryJournal): Promise<void> => {
    const pieces = toOrder(kept.values()).filter(({ seq, through }) => seq === through);
    for (let width = 2; pieces.length > 1; width = Math.min(2 * width, mostJoined)) {
      const [first, ...rest] = pieces.splice(0, width);
      const last = rest.at(-1);
      if (!first || !last) return;
      const parts = joinDeltas([first, ...rest].flatMap((piece) => piece.parts));
      const joined: Piece = { ...first, through: last.through, parts };
      await area.set({ [toKey(joined)]: joined });
      kept.set(joined.seq, joined);
      for (const { seq } of rest) kept.delete(seq);
      await area.remove(rest.map(toKey));
    }
  };

  const saveOrJoin = async (runId: RunId, journal: MemoryJournal): Promise<void> => {
    try {
      await save(runId, journal);
    } catch {
      await join(journal);
      await save(runId, journal);
    }
  };

  return {
    load(row) {
      // Our own, of this session and so of this version.
      const piece = row as Piece;
      find(piece.runId).kept.set(piece.seq, piece);
    },
    async append(runId, seq, parts) {
      const journal = find(runId);
      const hadRoom = journal.refused.size === 0;
      journal.refused.set(seq, { runId, seq, through: seq, parts: [...parts] });
      if (!hadRoom) throw new Error('no room in the session store');
      await saveOrJoin(runId, journal);
    },
    read(runId) {
      const journal = journals.get(runId);
      if (!journal) return [];
      const pieces = [...journal.kept.values(), ...journal.refused.values()];
      return toOrder(pieces).flatMap(({ parts }) => parts);
    },
    async keepToEnd(runId) {
      const journal = journals.get(runId);
      if (!journal || !this.read(runId).some(isTerminal)) return false;
      if (journal.refused.size > 0) {
        try {
          await saveOrJoin(runId, journal);
        } catch {
          return false;
        }
      }
      return true;
    },
    async restart(runId, parts) {
      const stale = this.drop(runId);
      if (parts.length > 0) await this.append(runId, 0, parts);
      // Afterwards: a background that dies in between must have said something twice, and not lost it.
      const first = parts.length > 0 ? toKey({ runId, seq: 0 }) : '';
      await area.remove(stale.filter((key) => key !== first));
    },
    drop(runId) {
      const keys = [...(journals.get(runId)?.kept.values() ?? [])].map(toKey);
      journals.delete(runId);
      return keys;
    },
  };
}

function toKey({ runId, seq }: Pick<Piece, 'runId' | 'seq'>): string {
  return `journal.${runId}.${seq}`;
}

/** In their order, without those for which another one stands. */
function toOrder(pieces: Iterable<Piece>): Piece[] {
  let through = -1;
  return [...pieces]
    .sort((a, b) => a.seq - b.seq)
    .filter((piece) => {
      if (piece.seq <= through) return false;
      through = piece.through;
      return true;
    });
}
