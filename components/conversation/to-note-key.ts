import type { RunView } from '../../lib/core/run-view.ts';
import type { StringKey } from '../../lib/strings/catalogue.ts';

type NoteKey = Extract<
  StringKey,
  `answer.${'stopped' | 'cut' | 'paused' | 'interrupted' | 'declined' | 'filtered' | 'empty'}`
>;

/** The words for an end that was no plain success; an error has its own. */
export function toNoteKey(view: RunView): NoteKey | undefined {
  const { state, reason, text, refusal, toolCalls } = view;
  if (reason === 'pause') return 'answer.paused';
  if (state === 'cut' || state === 'stopped' || state === 'interrupted') return `answer.${state}`;
  if (reason === 'content-filter') return 'answer.filtered';
  if (reason === 'refusal') return 'answer.declined';
  const saysNothing = text.length + refusal.length + toolCalls.length === 0;
  return saysNothing ? 'answer.empty' : undefined;
}
