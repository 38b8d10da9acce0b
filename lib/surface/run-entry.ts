import { batch, signal } from '@preact/signals';
import type { Answer } from '../core/conversation.ts';
import { isInterrupted } from '../core/parts.ts';
import { createRunView, foldPart, isEnded } from '../core/run-view.ts';
import type { RunState } from '../core/run-view.ts';
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
  let cursor = 0;
  let message = first;

  const apply: RunEntry['apply'] = ({ from, to, parts }) => {
    if (from !== 0 && from !== cursor) return false;
    batch(() => {
      if (from === 0 && cursor !== 0) {
        view = createRunView();
        epoch.value += 1;
      }
      for (const part of parts) foldPart(view, part);
      cursor = to;
      version.value += 1;
      state.value = view.state;
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
      view: () => view,
    },
  };
}
