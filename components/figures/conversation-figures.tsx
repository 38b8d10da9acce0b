import type { JSX } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { ConversationId } from '../../lib/core/ids.ts';
import { figureWords } from '../../lib/strings/figure-words.ts';
import { IconButton } from '../icon-button.tsx';
import '../styles/figures.css';
import { useStrings, WordsProvider } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';
import { FiguresView } from './figures-view.tsx';
import { MonthsLink } from './months-link.tsx';
import { useFigures } from './use-figures.ts';

/** What the answers of one conversation took and cost, in a dialog of its own. */
export function ConversationFigures(props: {
  id: ConversationId;
  title: string;
  onClose: () => void;
}): JSX.Element {
  return (
    <WordsProvider words={figureWords}>
      <Dialog {...props} />
    </WordsProvider>
  );
}

function Dialog(props: { id: ConversationId; title: string; onClose: () => void }): JSX.Element {
  const { surface } = useSurface();
  const { t } = useStrings();
  const headingId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const figures = useFigures(surface, { conversationId: props.id });
  return (
    <dialog
      ref={dialog}
      class="sheet figures-sheet"
      aria-labelledby={headingId}
      // The list below is a dialog too, and closes by events of its own alone.
      onClose={(event) => {
        event.stopPropagation();
        props.onClose();
      }}
    >
      <div class="sheet-head">
        <h2 id={headingId} tabIndex={-1}>
          {t('figures.ofConversation')}
        </h2>
        <IconButton icon="x" label={t('common.close')} onClick={() => dialog.current?.close()} />
      </div>
      <div class="figures-body">
        <p class="figures-of" dir="auto">
          {props.title}
        </p>
        {!figures && <p class="figures-hint">{t('figures.loading')}</p>}
        {figures?.rows.length === 0 && <p class="figures-hint">{t('figures.noneHere')}</p>}
        {figures && figures.rows.length > 0 && <FiguresView rows={figures.rows} />}
        <p>
          <MonthsLink words="figures.allMonths" />
        </p>
      </div>
    </dialog>
  );
}
