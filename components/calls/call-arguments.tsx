import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { createArgumentsWriter } from '../../lib/surface/calls/arguments-writer.ts';
import { isWithoutArguments } from '../../lib/surface/calls/exact-arguments.ts';
import { ShowAllButton } from '../show-all-button.tsx';
import { useStrings } from '../strings-context.tsx';

/** More is shown when it is asked for: nobody reads it, and a page takes seconds to lay it out. */
const shownLength = 20_000;

/**
 * The arguments of a call, indented. While they come, what is new is added and nothing that stands there moves; `whole` ones are
 * those that would be sent, to the letter.
 */
export function CallArguments(props: { text: string; whole: boolean }): JSX.Element {
  const { text, whole } = props;
  const { t } = useStrings();
  const target = useRef<HTMLElement>(null);
  const [writer] = useState(createArgumentsWriter);
  const [all, setAll] = useState(false);
  const isNone = whole && isWithoutArguments(text);
  const isLong = text.length > shownLength;
  const limit = all ? Number.POSITIVE_INFINITY : shownLength;
  useLayoutEffect(() => {
    if (target.current) writer.write(text, { whole, limit, target: target.current });
  }, [writer, text, whole, limit, isNone]);
  if (isNone) return <p class="call-none">{t('calls.noArguments')}</p>;
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls by keyboard */}
      <pre class="call-box call-arguments" dir="ltr" tabIndex={0} aria-label={t('calls.arguments')}>
        <code ref={target} />
      </pre>
      {isLong && <ShowAllButton isAll={all} onChange={setAll} />}
    </>
  );
}
