import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { isWithoutArguments, toExactArguments } from '../../lib/surface/calls/exact-arguments.ts';
import { createJsonIndenter } from '../../lib/core/indented-json.ts';
import type { JsonIndenter } from '../../lib/core/indented-json.ts';
import { createLineWriter } from '../../lib/surface/line-writer.ts';
import type { LineWriter } from '../../lib/surface/line-writer.ts';
import { useStrings } from '../strings-context.tsx';

/** What stands in the box, and who has written it. */
interface Written {
  writer: LineWriter;
  indenter: JsonIndenter;
  read: number;
  text: string;
}

/**
 * The arguments of a call, indented. While they come, what is new is added and nothing that stands there moves; `whole` ones are
 * those that would be sent, to the letter.
 */
export function CallArguments(props: { text: string; whole: boolean }): JSX.Element {
  const { text, whole } = props;
  const { t } = useStrings();
  const target = useRef<HTMLElement>(null);
  const written = useRef<Written | null>(null);
  const isNone = whole && isWithoutArguments(text);
  useLayoutEffect(() => {
    const box = target.current;
    if (!box) return;
    const next = whole ? toExactArguments(text) : undefined;
    let now = written.current;
    const isOther =
      now && (next === undefined ? text.length < now.read : !next.startsWith(now.text));
    if (!now || isOther) {
      box.replaceChildren();
      now = { writer: createLineWriter(), indenter: createJsonIndenter(), read: 0, text: '' };
      written.current = now;
    }
    const shown = now;
    shown.text = next ?? shown.text + shown.indenter.add(text.slice(shown.read));
    shown.read = text.length;
    const { length } = shown.text;
    shown.writer.write({ length, since: (offset) => shown.text.slice(offset) }, box);
  }, [text, whole, isNone]);
  if (isNone) return <p class="call-none">{t('calls.noArguments')}</p>;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls by keyboard
    <pre class="call-box call-arguments" dir="ltr" tabIndex={0} aria-label={t('calls.arguments')}>
      <code ref={target} />
    </pre>
  );
}
