import { signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { ConversationId } from '../../lib/core/ids.ts';
import type { Surface } from '../../lib/surface/surface.ts';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';

/** For how long a deletion can be taken back here; the background keeps it for longer. */
const offeredMs = 60_000;
/** For how long it is said how a taking back went. */
const toldMs = 10_000;

/**
 * What can be taken back, the latest last: whoever deletes two and misses the first takes back both. Not of the dialog:
 * whoever closes it in a fright opens it again and finds the way back.
 */
const deleted = signal<readonly { id: ConversationId; title: string; untilMs: number }[]>([]);
/** How the last taking back went. */
const outcome = signal<{ title: string; state: 'back' | 'notBack'; untilMs: number } | null>(null);
let timer: ReturnType<typeof setTimeout> | undefined;

function toEnd(afterMs: number): { untilMs: number } {
  return { untilMs: performance.now() + afterMs };
}

/** Each goes at its own time: the background keeps none for longer because another one followed. */
function wait(): void {
  clearTimeout(timer);
  const ends = [...deleted.peek(), outcome.peek()].flatMap((each) => each?.untilMs ?? []);
  if (ends.length === 0) return;
  timer = setTimeout(expire, Math.max(0, Math.min(...ends) - performance.now()));
}

/** Whoever is at the button is not left without it. */
function expire(): void {
  if (document.activeElement?.closest('.undo-line')) {
    timer = setTimeout(expire, toldMs);
    return;
  }
  const nowMs = performance.now();
  deleted.value = deleted.peek().filter(({ untilMs }) => untilMs > nowMs);
  const told = outcome.peek();
  if (told && told.untilMs <= nowMs) outcome.value = null;
  wait();
}

/** A conversation was deleted: the line says so, in the place of what it said before. */
export function noteDeletion(id: ConversationId, title: string): void {
  deleted.value = [...deleted.peek(), { id, title, ...toEnd(offeredMs) }];
  outcome.value = null;
  wait();
}

/** Brings back what was deleted last, while the line offers it; once more, what was deleted before that. */
export async function undoDeletion(surface: Surface): Promise<void> {
  const last = deleted.peek().at(-1);
  if (!last) return;
  // At once, so that the next one is another one.
  deleted.value = deleted.peek().slice(0, -1);
  const isBack = await surface
    .changeConversation(last.id, { deleted: false })
    .catch((): boolean => false);
  const state = isBack ? 'back' : 'notBack';
  outcome.value = { title: last.title, state, ...toEnd(toldMs) };
  wait();
}

/** Says what was deleted, and offers it back. Always there, so that what it says is read out. */
export function UndoLine(): JSX.Element {
  const { surface } = useSurface();
  const { t } = useStrings();
  const line = useRef<HTMLOutputElement>(null);
  const last = deleted.value.at(-1);
  const went = outcome.value;
  const undo = (): void => {
    // With the last one the button goes, and the focus must not go with it.
    if (deleted.peek().length === 1) line.current?.closest('dialog')?.querySelector('h2')?.focus();
    void undoDeletion(surface);
  };
  return (
    <output ref={line} class="undo-line">
      {went && (
        <span class="undo-words" dir="auto">
          {t(`list.${went.state}`, { title: went.title })}
        </span>
      )}
      {last && (
        <>
          <span class="undo-words" dir="auto">
            {t('list.deleted', { title: last.title })}
          </span>
          <button type="button" class="button" onClick={undo}>
            {t('list.undo')}
          </button>
        </>
      )}
    </output>
  );
}
