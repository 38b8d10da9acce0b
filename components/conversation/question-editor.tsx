import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { toQuestionText } from '../../lib/core/content.ts';
import { removeHidden } from '../../lib/core/hidden-characters.ts';
import { branchWords } from '../../lib/strings/branch-words.ts';
import { toFirstWords } from '../../lib/surface/format.ts';
import { findCommand } from '../../lib/surface/key-map.ts';
import { offerBack } from '../../lib/surface/removed-pieces.ts';
import type { ShownQuestion } from '../../lib/surface/surface.ts';
import { isAtRemovedLine } from '../composer/removed-line.tsx';
import type { Obstacle } from '../composer/to-obstacle.ts';
import { isComposing } from '../is-composing.ts';
import { useStrings, WordsProvider } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';

const obstacles = {
  live: 'branch.live',
  connecting: 'panel.hintConnecting',
  'no-connection': 'panel.hintNoConnection',
} as const satisfies Record<Obstacle, string>;

/** What the panel computes anyway is handed in: shared with what comes later, it would be a file of its own. */
interface QuestionEditorProps {
  shown: ShownQuestion;
  /** What is typed by now, and which way it is written. */
  text: string;
  direction: 'ltr' | 'rtl' | undefined;
  /** Why it cannot be sent now. */
  obstacle: Obstacle | undefined;
  /** Whether somebody has just asked for it, and not an earlier page. */
  takesFocus: boolean;
}

/** A question in the making of its other version. Comes with the first click that asks for it. */
export function QuestionEditor(props: QuestionEditorProps): JSX.Element {
  return (
    <WordsProvider words={branchWords}>
      <Editor {...props} />
    </WordsProvider>
  );
}

function Editor(props: QuestionEditorProps): JSX.Element {
  const { shown, text, obstacle, takesFocus } = props;
  const { surface } = useSurface();
  const { t } = useStrings();
  const { id } = shown;
  const box = useRef<HTMLTextAreaElement>(null);
  const [met, setMet] = useState<Obstacle | undefined>();
  // Not controlled: what is typed is written once, by who types.
  const [first] = useState(text);
  const isEmpty = text.trim() === '' && shown.message.content.every(({ type }) => type === 'text');

  useLayoutEffect(() => {
    if (!takesFocus || !box.current) return;
    box.current.focus();
    box.current.setSelectionRange(box.current.value.length, box.current.value.length);
    box.current.scrollIntoView({ block: 'nearest' });
  }, [takesFocus]);

  const send = (): void => {
    setMet(obstacle);
    if (obstacle === undefined) surface.edits.send(id);
  };
  /** What was changed can be had back for a while: Escape is hit for many a reason. */
  const cancel = (): void => {
    surface.edits.cancel(id);
    if (text.trim() === '' || text === toQuestionText(shown.message.content)) return;
    const name = removeHidden(toFirstWords(text, 200));
    const conversationId = surface.conversationId.peek();
    offerBack({ name, conversationId, undo: () => surface.edits.type(id, text) }, isAtRemovedLine);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape cancels from its buttons too
    <form
      class="question-editor"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onKeyDown={(event) => {
        if (isComposing(event)) return;
        if (event.key === 'Escape') {
          event.preventDefault();
          cancel();
        } else if (event.key === 'Enter' && event.target === box.current) {
          if (findCommand(event, ['box']) === 'new-line') return;
          event.preventDefault();
          if (!event.repeat) send();
        }
      }}
    >
      <textarea
        ref={box}
        class="question-box"
        rows={2}
        defaultValue={first}
        dir={props.direction}
        autocomplete="off"
        aria-label={t('branch.editField')}
        onInput={(event) => surface.edits.type(id, event.currentTarget.value)}
      />
      <output class="question-hint">{met && met === obstacle && t(obstacles[met])}</output>
      <div class="question-buttons">
        <button
          type="submit"
          class="button"
          disabled={isEmpty}
          aria-disabled={obstacle !== undefined}
        >
          {t('panel.send')}
        </button>
        <button type="button" class="button" onClick={cancel}>
          {t('common.cancel')}
        </button>
      </div>
    </form>
  );
}
