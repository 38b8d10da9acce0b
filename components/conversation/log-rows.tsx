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
  const torn = new Set(rows.filter(({ message }, at) => isTorn(message, rows[at - 1]?.message)));
  const toRow = (shown: Shown): JSX.Element =>
    shown.role === 'user' ? (
      <QuestionBlock key={shown.id} shown={shown} torn={torn.has(shown)} />
    ) : (
      <AnswerArticle key={shown.id} shown={shown} torn={torn.has(shown)} />
    );
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
              {group.map(toRow)}
            </RowGroup>
          ))}
        </RowGroup>
      ))}
    </>
  );
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
