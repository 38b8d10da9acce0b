import { batch, signal } from '@preact/signals';
import type { Answer } from '../core/conversation.ts';
import { isInterrupted, isTerminal } from '../core/parts.ts';
import type { StreamPart } from '../core/parts.ts';
import { createRunView, foldPart, isEnded, toRunView } from '../core/run-view.ts';
import type { RunState, RunView } from '../core/run-view.ts';
import type { UpdateOf } from '../protocol/update.ts';
import type { ShownAnswer } from './surface.ts';

/** An answer on screen, from the side of the one who feeds it. */
export interface RunEntry {
  readonly shown: ShownAnswer;
  /** How far it has read the journal. */
  readonly cursor: number;
  /**
   * Applies an update by the receiving rule: from 0, start over; from the cursor, append; anything else is a gap, which
   * is answered with false and mended by attaching again.
   */
  apply(update: Pick<UpdateOf<'run-update'>, 'from' | 'to' | 'parts'>): boolean;
  /** The row of the answer, new or changed. An ended one brings its whole journal. */
  setMessage(message: Answer): void;
}

/** Builds the entry of one run, with nothing read. */
export function createRunEntry(first: Answer): RunEntry {
  const state = signal<RunState>('waiting');
  const version = signal(0);
  const epoch = signal(0);
  let view = createRunView();
  /** A whole journal that nobody has looked at: most of a long conversation is far above what is read. */
  let unread: readonly StreamPart[] = [];
  let cursor = 0;
  let message = first;

  const read = (): RunView => {
    // Asked with every frame, and there is something once at most.
    if (unread.length > 0) {
      const parts = unread;
      unread = [];
      for (const part of parts) foldPart(view, part);
    }
    return view;
  };

  const apply: RunEntry['apply'] = ({ from, to, parts }) => {
    if (from !== 0 && from !== cursor) return false;
    batch(() => {
      if (from === 0 && cursor !== 0) {
        view = createRunView();
        unread = [];
        epoch.value += 1;
      }
      const last = from === 0 ? parts.at(-1) : undefined;
      if (last && isTerminal(last)) {
        unread = parts;
        // Whatever came before it, it alone says which.
        state.value = toRunView([last]).state;
      } else {
        const grown = read();
        for (const part of parts) foldPart(grown, part);
        state.value = grown.state;
      }
      cursor = to;
      version.value += 1;
    });
    return true;
  };

  const setMessage = (next: Answer): void => {
    message = next;
    // The first terminal part wins: what is ended here already is not started over, unless an import has completed it.
    const isCompleted = state.value === 'interrupted' && !isInterrupted(next.parts ?? []);
    if (next.parts && (isCompleted || !isEnded(state.value))) {
      apply({ from: 0, to: next.parts.length, parts: next.parts });
    }
  };

  setMessage(first);
  return {
    apply,
    setMessage,
    get cursor() {
      return cursor;
    },
    shown: {
      role: 'assistant',
      id: first.id,
      get message() {
        return message;
      },
      state,
      version,
      epoch,
      view: read,
    },
  };
}
