import { Component } from 'preact';
import type { ComponentChildren, JSX } from 'preact';
import { useContext, useRef } from 'preact/hooks';
import { isTorn } from '../../lib/core/conversation.ts';
import type { Shown } from '../../lib/surface/surface.ts';
import { toGroups } from '../../lib/surface/to-groups.ts';
import { Seen, useSeen } from '../seen.ts';
import { useSettled } from '../use-settled.ts';
import { AnswerArticle } from './answer-article.tsx';
import { QuestionBlock } from './question-block.tsx';

/** So many rows are left out together while they are off screen, */
const rowsInGroup = 16;

/** and so many groups of them: hundreds of messages are a handful of boxes for the browser to look at. */
const groupsInSection = 4;

/** The rows of a conversation, in groups of groups, as `lib/surface/log-rows.ts` reads them. */
export function LogRows({ rows }: { rows: readonly Shown[] }): JSX.Element {
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
              <Rows rows={group} before={rows[section * rowsInSection + at * rowsInGroup - 1]} />
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
}

/** Passed over when something is added to another group. */
class Rows extends Component<RowsProps> {
  override shouldComponentUpdate({ rows, before }: RowsProps): boolean {
    const drawn = this.props;
    const isSame =
      rows.length === drawn.rows.length && rows.every((row, at) => row === drawn.rows[at]);
    return !isSame || before !== drawn.before;
  }

  override render({ rows, before }: RowsProps): JSX.Element {
    return (
      <>
        {rows.map((shown, at) => {
          const torn = isTorn(shown.message, (at === 0 ? before : rows[at - 1])?.message);
          return shown.role === 'user' ? (
            <QuestionBlock key={shown.id} shown={shown} torn={torn} />
          ) : (
            <AnswerArticle key={shown.id} shown={shown} torn={torn} />
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
