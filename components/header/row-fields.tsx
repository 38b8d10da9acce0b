import type { JSX, TargetedKeyboardEvent, TargetedSubmitEvent } from 'preact';
import { useId, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { isComposing } from '../is-composing.ts';
import { useStrings } from '../strings-context.tsx';

/** What a field of a row is left with: what was typed, or null for nothing; and whether the focus is still to be put somewhere. */
type OnDone = (typed: string | null, isFocused: boolean) => void;

/** Leaves a field by Escape, and not the list that it is in. */
function onEscape(event: TargetedKeyboardEvent<HTMLInputElement>, leave: () => void): void {
  if (event.key !== 'Escape' || isComposing(event)) return;
  event.preventDefault();
  event.stopPropagation();
  leave();
}

/** The field in which a conversation is renamed. What was typed is kept unless it is left by Escape. */
export function TitleField(props: {
  title: string;
  /** What was typed before and could not be kept. */
  typed: string | null;
  onDone: OnDone;
}): JSX.Element {
  const { title, onDone } = props;
  const { t } = useStrings();
  const input = useRef<HTMLInputElement>(null);
  // Leaving it takes it away, which it is told of as a `blur`: that is once too often.
  const once = useMemo(() => new AbortController(), []);
  useLayoutEffect(() => input.current?.select(), []);
  const leave = (isKept: boolean, isFocused: boolean): void => {
    if (once.signal.aborted) return;
    once.abort();
    const typed = input.current?.value ?? title;
    onDone(isKept && typed !== title ? typed : null, isFocused);
  };
  return (
    <form
      class="row-title"
      onSubmit={(event: TargetedSubmitEvent<HTMLFormElement>) => {
        event.preventDefault();
        leave(true, true);
      }}
    >
      <input
        ref={input}
        class="row-field"
        dir="auto"
        autoComplete="off"
        maxLength={1000}
        aria-label={t('list.titleField', { title })}
        placeholder={t('list.titlePlaceholder')}
        defaultValue={props.typed ?? title}
        onKeyDown={(event) => onEscape(event, () => leave(false, true))}
        // Another window in front is no end of it.
        onBlur={() => document.activeElement !== input.current && leave(true, false)}
      />
    </form>
  );
}

/** The field in which a conversation is put into a folder, with the names of those that there are. */
export function FolderField(props: {
  title: string;
  folder: string | null;
  folders: readonly string[];
  onDone: OnDone;
}): JSX.Element {
  const { t } = useStrings();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.select(), []);
  return (
    <form
      class="row-folder"
      onSubmit={(event: TargetedSubmitEvent<HTMLFormElement>) => {
        event.preventDefault();
        props.onDone(input.current?.value ?? '', true);
      }}
    >
      <input
        ref={input}
        class="row-field"
        dir="auto"
        autoComplete="off"
        maxLength={100}
        list={id}
        aria-label={t('list.folderField', { title: props.title })}
        placeholder={t('list.noFolder')}
        defaultValue={props.folder ?? ''}
        onKeyDown={(event) => onEscape(event, () => props.onDone(null, true))}
      />
      <datalist id={id}>
        {props.folders.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </datalist>
      <button type="submit" class="button">
        {t('list.moveNow')}
      </button>
    </form>
  );
}
