import type { ComponentChildren, JSX } from 'preact';
import { isTorn } from '../../lib/core/conversation.ts';
import type { Shown, ShownAnswer } from '../../lib/surface/surface.ts';
import { toGroups } from '../../lib/surface/to-groups.ts';
import { onDemand } from '../on-demand.tsx';
import { useSurface } from '../surface-context.tsx';
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
  const torn = new Set(rows.filter(({ message }, at) => isTorn(message, rows[at - 1]?.message)));
  const toArticle = (shown: ShownAnswer): JSX.Element => (
    <AnswerArticle key={shown.id} shown={shown} torn={torn.has(shown)} />
  );
  const toRow = (shown: Shown): JSX.Element =>
    shown.role === 'user' ? (
      <QuestionBlock key={shown.id} shown={shown} torn={torn.has(shown)} />
    ) : pair && shown === rows.at(-1) ? (
      <AnswerPair key={pair[0]?.id} pair={pair} toArticle={toArticle} />
    ) : (
      toArticle(shown)
    );
  return (
    <>
      {sections.map((groups, section) => (
        <RowGroup key={section} full={section < sections.length - 1}>
          {groups.map((group, at) => (
            <RowGroup key={at} full={group.at(-1) !== rows.at(-1)}>
              {group.map(toRow)}
            </RowGroup>
          ))}
        </RowGroup>
      ))}
    </>
  );
}

/** What follows each other in the log; `full` where no more comes into it, and the last row is in another one. */
function RowGroup(props: { full: boolean; children: ComponentChildren }): JSX.Element {
  const settled = useSettled(props.full);
  const names = ['log-group', props.full && 'is-full', settled && 'is-settled'];
  return <div class={names.filter(Boolean).join(' ')}>{props.children}</div>;
}
