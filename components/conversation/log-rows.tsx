import { Component } from 'preact';
import type { ComponentChildren, JSX } from 'preact';
import { useContext, useRef } from 'preact/hooks';
import { isTorn } from '../../lib/core/conversation.ts';
import type { Shown, ShownAnswer } from '../../lib/surface/surface.ts';
import { toGroups } from '../../lib/surface/to-groups.ts';
import { onDemand } from '../on-demand.tsx';
import { useSurface } from '../surface-context.tsx';
import { Seen, useSeen } from '../seen.ts';
import { useSettled } from '../use-settled.ts';
import { AnswerArticle } from './answer-article.tsx';
import { QuestionBlock } from './question-block.tsx';

const AnswerPair = onDemand(async () => (await import('./answer-pair.tsx')).AnswerPair);

/** So many rows are left out together while they are off screen, */
const rowsInGroup = 16;

/** and so many groups of them: hundreds of messages are a handful of boxes for the browser to look at. */
const groupsInSection = 4;

/** The rows of a conversation, in groups of groups, as `lib/surface/log-rows.ts` reads them. */
export function LogRows({ rows }: { rows: readonly Shown[] }): JSX.Element {
  const { surface } = useSurface();
  const pair = surface.pair.value;
  const sections = toGroups(toGroups(rows, rowsInGroup), groupsInSection);
  const rowsInSection = rowsInGroup * groupsInSection;
  return (
    <>
      {sections.map((groups, section) => (
        <RowGroup key={section} full={section < sections.length - 1}>
          {groups.map((group, at) => (
            <RowGroup
              key={at}
              full={group.at(-1) !== rows.at(-1)}
              inside={section < sections.length - 1}
            >
              <Rows
                rows={group}
                before={rows[section * rowsInSection + at * rowsInGroup - 1]}
                pair={group.at(-1) === rows.at(-1) ? pair : null}
              />
            </RowGroup>
          ))}
        </RowGroup>
      ))}
    </>
  );
}

interface RowsProps {
  rows: readonly Shown[];
  /** What the first one follows. */
  before: Shown | undefined;
  /** What stands in the place of the last one, where that is one of two answers that are compared. */
  pair: readonly ShownAnswer[] | null;
}

/** Passed over when something is added to another group. */
class Rows extends Component<RowsProps> {
  override shouldComponentUpdate({ rows, before, pair }: RowsProps): boolean {
    const drawn = this.props;
    const isSame =
      rows.length === drawn.rows.length && rows.every((row, at) => row === drawn.rows[at]);
    return !isSame || before !== drawn.before || pair !== drawn.pair;
  }

  override render({ rows, before, pair }: RowsProps): JSX.Element {
    return (
      <>
        {rows.map((shown, at) => {
          const torn = isTorn(shown.message, (at === 0 ? before : rows[at - 1])?.message);
          if (shown.role === 'user') {
            return <QuestionBlock key={shown.id} shown={shown} torn={torn} />;
          }
          const toArticle = (answer: ShownAnswer): JSX.Element => (
            <AnswerArticle key={answer.id} shown={answer} torn={torn} />
          );
          return pair && at === rows.length - 1 ? (
            <AnswerPair key={pair[0]?.id} pair={pair} toArticle={toArticle} />
          ) : (
            toArticle(shown)
          );
        })}
      </>
    );
  }
}

/**
 * What follows each other in the log; `full` where no more comes into it, and the last row is in another one; `inside` one
 * that is full, and is left out with that one alone.
 */
function RowGroup(props: {
  full: boolean;
  inside?: boolean;
  children: ComponentChildren;
}): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const around = useContext(Seen);
  const seen = useSeen(box);
  const settled = useSettled(props.full);
  const names = ['log-group', props.full && 'is-full', settled && 'is-settled'];
  return (
    <div class={names.filter(Boolean).join(' ')} ref={box}>
      <Seen.Provider value={settled && props.inside !== true ? seen : around}>
        {props.children}
      </Seen.Provider>
    </div>
  );
}
