import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ContextPart, PicturePart } from '../../lib/core/content.ts';
import { toTextDirection } from '../../lib/surface/format.ts';
import type { ShownQuestion } from '../../lib/surface/surface.ts';
import { toObstacle } from '../composer/to-obstacle.ts';
import { Icon } from '../icon.tsx';
import { IconButton } from '../icon-button.tsx';
import { onDemand } from '../on-demand.tsx';
import { ShowAllButton } from '../show-all-button.tsx';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';
import { ForkNav } from './fork-nav.tsx';

const previewCharacters = 1200;
const previewLines = 12;

const PictureView = onDemand(
  async () => (await import('../pictures/picture-view.tsx')).PictureView,
);

const QuestionEditor = onDemand(
  async () => (await import('./question-editor.tsx')).QuestionEditor,
  {
    takesKeys: true,
  },
);

/** A row of the log; `torn` where what it follows is missing. */
export interface LogRow<Row> {
  shown: Row;
  torn: boolean;
}

/** What was asked: the user's words, and what was attached to them. */
export function QuestionBlock({ shown, torn }: LogRow<ShownQuestion>): JSX.Element {
  const { surface } = useSurface();
  const { t } = useStrings();
  const block = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState(false);
  const edited = surface.edits.texts.value.get(shown.id);
  const isEdited = edited !== undefined;
  // What was opened here is left to the button that opened it.
  useLayoutEffect(() => {
    if (isEdited || !opened) return;
    setOpened(false);
    block.current?.querySelector('button')?.focus();
  }, [isEdited, opened]);
  return (
    <div ref={block} class="question">
      <h2 class="visually-hidden">{t('answer.question')}</h2>
      {!isEdited && (
        <span class="on-hover question-edit">
          <IconButton
            icon="pencil"
            label={t('answer.edit')}
            onClick={() => {
              surface.edits.begin(shown.id);
              setOpened(true);
            }}
          />
        </span>
      )}
      {torn && <p class="row-note">{t('answer.gap')}</p>}
      {shown.message.content.map((part, index) =>
        part.type === 'text' ? (
          <QuestionText key={index} text={part.text} />
        ) : part.type === 'picture' ? (
          <PictureView key={index} part={part} />
        ) : (
          <Attachment key={index} part={part} />
        ),
      )}
      {isEdited && (
        <QuestionEditor
          shown={shown}
          text={edited}
          direction={toTextDirection(edited)}
          obstacle={toObstacle(surface)}
          takesFocus={opened}
        />
      )}
      <ForkNav id={shown.id} />
    </div>
  );
}

/** A long question shows its beginning, so that a pasted book does not push its answer away. */
function QuestionText({ text }: { text: string }): JSX.Element {
  const [whole, setWhole] = useState(false);
  const preview = toPreview(text);
  const isLong = preview.length < text.length;
  return (
    <>
      <div class="question-text" dir="auto">
        {whole ? text : preview}
        {isLong && !whole && '…'}
      </div>
      {isLong && <ShowAllButton isAll={whole} onChange={setWhole} />}
    </>
  );
}

function Attachment({ part }: { part: Exclude<ContextPart, PicturePart> }): JSX.Element {
  const { t } = useStrings();
  const [open, setOpen] = useState(false);
  const isCut = 'whole' in part && part.whole !== undefined;
  return (
    <details class="fold attachment" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Icon name="chevron-right" class="fold-mark" />
        <span class="attachment-kind">
          {t(part.type === 'given' ? `answer.given.${part.from}` : `answer.${part.type}`)}
        </span>
        <span class="one-line attachment-size">
          {part.type === 'page'
            ? part.title
            : part.type === 'file'
              ? part.name
              : t('answer.selectionSize', { count: part.text.length })}
        </span>
      </summary>
      {isCut && (
        <p class="row-note">
          {t('answer.pageCut', { sent: part.text.length, count: part.whole ?? 0 })}
        </p>
      )}
      {open && (
        <blockquote class="fold-body" dir="auto">
          {part.text}
          {isCut && '…'}
        </blockquote>
      )}
    </details>
  );
}

/** The beginning of a text: so many lines and so many characters. */
function toPreview(text: string): string {
  const start = text.slice(0, previewCharacters);
  const lines = start.split('\n');
  return lines.length > previewLines ? lines.slice(0, previewLines).join('\n') : start;
}
