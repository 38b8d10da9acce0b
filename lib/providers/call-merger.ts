import { countedCalls } from '../core/tool.ts';
import { createObjectEnd } from './object-end.ts';
import type { ObjectEnd } from './object-end.ts';

/** A piece of a tool call; text is empty where the piece has none. */
interface CallPiece {
  index: number | undefined;
  id: string;
  name: string;
  args: string;
}

/** Gives each piece of a tool call its place. */
export interface CallMerger {
  /** How many calls there are. */
  readonly count: number;
  /**
   * The place of the call that a piece belongs to; undefined for one that adds nothing to it, of which there may be any
   * number, and for one call more than any endpoint makes at once.
   */
  place(piece: CallPiece): number | undefined;
}

/** What is known of a call. Its arguments are gone through as they come, and not held here. */
interface KnownCall extends Pick<CallPiece, 'index' | 'id' | 'name'> {
  args: ObjectEnd;
}

/**
 * Merges by the endpoint's index. Gemini leaves it out, or repeats 0 for parallel calls, so a piece with a name and an
 * id of its own begins a new call; so does one with a name and no id once the last call is under way, by another name or
 * whole. One with neither goes on with the last.
 */
export function createCallMerger(): CallMerger {
  const calls: KnownCall[] = [];
  return {
    get count() {
      return calls.length;
    },
    place(piece) {
      const { index, id } = piece;
      const found = calls.findLastIndex((call) =>
        index === undefined ? id === '' || call.id === id : call.index === index,
      );
      const known = calls[found];
      if (known && !isAnother(known, piece)) {
        if (addsNothing(known, piece)) return undefined;
        known.id ||= id;
        known.name ||= piece.name;
        known.args.push(piece.args);
        return found;
      }
      if (calls.length >= countedCalls || addsNothing(nothing, piece)) return undefined;
      const args = createObjectEnd();
      args.push(piece.args);
      calls.push({ index, id, name: piece.name, args });
      return calls.length - 1;
    },
  };
}

const nothing = { id: '', name: '' };

/** Whether a piece says no more than what is known of its call: some repeat id and name with every one. */
function addsNothing(
  known: Pick<CallPiece, 'id' | 'name'>,
  { id, name, args }: CallPiece,
): boolean {
  return args === '' && (id === '' || id === known.id) && (name === '' || name === known.name);
}

/** Whether a piece that would go with `known` begins a call of its own. */
function isAnother(known: KnownCall, { id, name, args }: CallPiece): boolean {
  if (name === '') return false;
  if (id !== '') return known.id !== '' && id !== known.id;
  if (known.name === '' || !known.args.begun) return false;
  // The same name may be a second call, or be repeated with every piece of the first.
  return name !== known.name || (args !== '' && known.args.reached);
}
