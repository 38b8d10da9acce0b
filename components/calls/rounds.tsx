import '../styles/calls.css';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { callLimit } from '../../lib/core/tool.ts';
import { toRoundCalls, toRoundText } from '../../lib/core/round-texts.ts';
import type { RunView } from '../../lib/core/run-view.ts';
import type { GrowingText } from '../../lib/core/text-buffer.ts';
import { callWords } from '../../lib/strings/call-words.ts';
import type { ShownAnswer } from '../../lib/surface/surface.ts';
import { MarkdownText } from '../markdown/markdown-text.tsx';
import { StructuredAnswer } from '../structured/structured-answer-on-demand.ts';
import { useStrings, WordsProvider } from '../strings-context.tsx';
import { useView } from '../use-view.ts';
import { CallCard } from './call-card.tsx';

/** Nobody reads more cards than these, and an endpoint may send as many calls as it likes. */
const mostCards = 200;

const countRounds = (view: RunView): number => view.rounds.length;
const countCalls = (view: RunView): number => view.toolCalls.length;

/** What is shown of an answer that calls tools. */
interface RoundsProps {
  shown: ShownAnswer;
  /** What its data is to fit, where it is data; then all texts stand here, and without it all but the first. */
  schema?: string | undefined;
}

/**
 * What an answer called and what it said after that, in the order in which it came. Of what comes, only the last text grows. Comes with
 * the first call.
 */
export function Rounds(props: RoundsProps): JSX.Element {
  return (
    <WordsProvider words={callWords}>
      <All {...props} />
    </WordsProvider>
  );
}

function All({ shown, schema }: RoundsProps): JSX.Element {
  const { t } = useStrings();
  const rounds = useView(shown, countRounds);
  const calls = useView(shown, countCalls);
  return (
    <>
      {Array.from({ length: Math.min(rounds, mostCards) }, (_, round) => (
        <Round
          key={round}
          shown={shown}
          round={round}
          schema={round === rounds - 1 ? schema : undefined}
          hasText={round > 0 || schema !== undefined}
        />
      ))}
      {calls > mostCards && <p class="row-note">{t('calls.more', { count: calls - mostCards })}</p>}
    </>
  );
}

/** What was said in a round, and then called. */
function Round(props: {
  shown: ShownAnswer;
  round: number;
  schema: string | undefined;
  hasText: boolean;
}): JSX.Element {
  const { shown, round, schema } = props;
  const { first, end } = toRoundCalls(shown.view(), round);
  const shownEnd = Math.min(end, mostCards);
  return (
    <>
      {!props.hasText ? null : schema === undefined ? (
        <RoundText shown={shown} round={round} />
      ) : (
        <StructuredAnswer shown={shown} schema={schema} />
      )}
      {Array.from({ length: Math.max(0, shownEnd - first) }, (_, at) => (
        <CallCard key={first + at} shown={shown} index={first + at} />
      ))}
      <Untaken shown={shown} round={round} />
    </>
  );
}

/** That the model called more in a round than is taken. By itself, since what reads a view is drawn anew for nothing else. */
function Untaken({ shown, round }: { shown: ShownAnswer; round: number }): JSX.Element | null {
  const { t } = useStrings();
  const [toCount] = useState(
    () =>
      (view: RunView): number =>
        view.rounds[round]?.untaken ?? 0,
  );
  const count = useView(shown, toCount);
  if (count === 0) return null;
  return <p class="row-note">{t('calls.untaken', { count, most: callLimit })}</p>;
}

function RoundText({ shown, round }: { shown: ShownAnswer; round: number }): JSX.Element | null {
  const [of] = useState(() => ({
    text: (view: RunView): GrowingText => toRoundText(view, round),
    isThere: (view: RunView): boolean => toRoundText(view, round).length > 0,
    isPassed: (view: RunView): boolean => view.rounds.length > round + 1,
  }));
  const isThere = useView(shown, of.isThere);
  return isThere ? <MarkdownText shown={shown} pick={of.text} isPassed={of.isPassed} /> : null;
}
