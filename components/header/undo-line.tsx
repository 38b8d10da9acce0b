import { signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { ConversationId } from '../../lib/core/ids.ts';
import type { Surface } from '../../lib/surface/surface.ts';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';

/** For how long a deletion can be taken back here; the background keeps it for longer. */
const offeredMs = 10_000;

interface Note {
  id: ConversationId;
  title: string;
  state: 'deleted' | 'back' | 'notBack';
}

/** Not of the dialog: whoever closes it in a fright opens it again and finds the way back. */
const note = signal<Note | null>(null);
let timer: ReturnType<typeof setTimeout> | undefined;

function show(next: Note): void {
  clearTimeout(timer);
  note.value = next;
  timer = setTimeout(expire, offeredMs);
}

/** Whoever is at the button is not left without it. */
function expire(): void {
  if (document.activeElement?.closest('.undo-line')) timer = setTimeout(expire, offeredMs);
  else note.value = null;
}

/** A conversation was deleted: the line says so, in the place of what it said before. */
export function noteDeletion(id: ConversationId, title: string): void {
  show({ id, title, state: 'deleted' });
}

/** Brings back what was deleted last, while the line offers it. */
export async function undoDeletion(surface: Surface): Promise<void> {
  const last = note.peek();
  if (last?.state !== 'deleted') return;
  const isBack = await surface
    .changeConversation(last.id, { deleted: false })
    .catch((): boolean => false);
  show({ ...last, state: isBack ? 'back' : 'notBack' });
}

/** Says what was deleted, and offers it back. Always there, so that what it says is read out. */
export function UndoLine(): JSX.Element {
  const { surface } = useSurface();
  const { t } = useStrings();
  const line = useRef<HTMLOutputElement>(null);
  const said = note.value;
  const undo = (): void => {
    // The button goes, and the focus must not go with it.
    line.current?.closest('dialog')?.querySelector('h2')?.focus();
    void undoDeletion(surface);
  };
  return (
    <output ref={line} class="undo-line">
      {said && (
        <span class="undo-words" dir="auto">
          {t(`list.${said.state}`, { title: said.title })}
        </span>
      )}
      {said?.state === 'deleted' && (
        <button type="button" class="button" onClick={undo}>
          {t('list.undo')}
        </button>
      )}
    </output>
  );
}
