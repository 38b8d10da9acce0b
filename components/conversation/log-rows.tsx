import { Component, createContext } from 'preact';
import type { ComponentChildren, JSX, RefObject } from 'preact';
import { useContext, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { isTorn } from '../../lib/core/conversation.ts';
import type { Answer } from '../../lib/core/conversation.ts';
import { createDrawingTurns } from '../../lib/surface/drawing-turns.ts';
import type { DrawingTurns } from '../../lib/surface/drawing-turns.ts';
import type { Shown, ShownAnswer } from '../../lib/surface/surface.ts';
import { toGroups } from '../../lib/surface/to-groups.ts';
import { onDemand } from '../on-demand.tsx';
import { Seen, useSeen } from '../seen.ts';
import { useSurface } from '../surface-context.tsx';
import { useSettled } from '../use-settled.ts';
import { AnswerArticle } from './answer-article.tsx';
import { QuestionBlock } from './question-block.tsx';
import type { LogRow } from './question-block.tsx';

const AnswerPair = onDemand(async () => (await import('./answer-pair.tsx')).AnswerPair);

/** So many rows are left out together while they are off screen, */
const rowsInGroup = 16;

/** and so many groups of them: hundreds of messages are a handful of boxes for the browser to look at. */
const groupsInSection = 4;

/** About how high an answer is for each of its characters, in px, as long as nobody has drawn it. */
const heightPerCharacter = 0.42;

const Turns = createContext<DrawingTurns | null>(null);

/** What is shown of a conversation. */
export interface LogRowsProps {
  rows: readonly Shown[];
  /** What the first of them follows, where that is left out on purpose. */
  above?: Shown | undefined;
}

/** The rows of a conversation, in groups of groups, as `lib/surface/log-rows.ts` reads them. */
export function LogRows({ rows, above }: LogRowsProps): JSX.Element {
  const { surface, frames } = useSurface();
  const pair = surface.pair.value;
  const [created] = useState(() => createDrawingTurns(frames));
  useEffect(() => created.close, [created]);
  // Said before the rows ask.
  const turns = useMemo(() => {
    const id = surface.conversationId.peek();
    const place = id === null ? undefined : surface.places.read(id);
    const at = rows.findIndex((row) => row.id === place?.id);
    const ids = rows.map((row) => row.id);
    created.show(ids, at === -1 ? rows.length - 1 : at);
    return created;
  }, [created, rows, surface]);
  const sections = toGroups(toGroups(rows, rowsInGroup), groupsInSection);
  const rowsInSection = rowsInGroup * groupsInSection;
  return (
    <Turns.Provider value={turns}>
      {sections.map((groups, section) => (
        <RowGroup key={section} rows={groups.flat()} full={section < sections.length - 1}>
          {groups.map((group, at) => (
            <RowGroup
              key={at}
              rows={group}
              full={group.at(-1) !== rows.at(-1)}
              inside={section < sections.length - 1}
            >
              <RowsInTurn
                rows={group}
                before={rows[section * rowsInSection + at * rowsInGroup - 1] ?? above}
                pair={group.at(-1) === rows.at(-1) ? pair : null}
              />
            </RowGroup>
          ))}
        </RowGroup>
      ))}
    </Turns.Provider>
  );
}

interface RowsProps {
  rows: readonly Shown[];
  /** What the first one follows. */
  before: Shown | undefined;
  /** What stands in the place of the last one, where that is one of two answers that are compared. */
  pair: readonly ShownAnswer[] | null;
}

/** Where none of the rows has had its turn, places alone: hundreds of these are there before anything is seen. */
function RowsInTurn(props: RowsProps): JSX.Element {
  const { rows } = props;
  const turns = useContext(Turns);
  const isComing = rows.every(({ id }) => turns?.isDue(id).value === false);
  const first = useRef<HTMLElement & HTMLDivElement>(null);
  useEffect(() => {
    const places = Array.from(first.current?.parentElement?.children ?? []);
    if (!isComing) return undefined;
    const observer = new IntersectionObserver((entries) => {
      for (const { isIntersecting, target } of entries) {
        const row = isIntersecting ? rows[places.indexOf(target)] : undefined;
        if (row) turns?.hasten(row.id);
      }
    });
    for (const place of places) observer.observe(place);
    return () => observer.disconnect();
  }, [isComing, turns, rows]);
  if (!isComing) return <Rows {...props} />;
  return (
    <>
      {rows.map((shown, at) => (
        <Place key={shown.id} shown={shown} box={at === 0 ? first : null} />
      ))}
    </>
  );
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
          const toArticle = (answer: ShownAnswer): JSX.Element => (
            <AnswerArticle key={answer.id} shown={answer} torn={torn} />
          );
          return pair && at === rows.length - 1 ? (
            <AnswerPair key={pair[0]?.id} pair={pair} toArticle={toArticle} />
          ) : (
            <Row key={shown.id} shown={shown} torn={torn} />
          );
        })}
      </>
    );
  }
}

/** A row in its turn; until then its place, with about the height that it will have. */
function Row({ shown, torn }: LogRow<Shown>): JSX.Element {
  const turns = useContext(Turns);
  const isDue = turns?.isDue(shown.id).value ?? true;
  const place = useRef<HTMLElement & HTMLDivElement>(null);
  useEffect(() => {
    if (isDue || !place.current) return undefined;
    const observer = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting) turns?.hasten(shown.id);
    });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [isDue, turns, shown]);
  if (isDue) {
    return shown.role === 'user' ? (
      <QuestionBlock shown={shown} torn={torn} />
    ) : (
      <AnswerArticle shown={shown} torn={torn} />
    );
  }
  return <Place shown={shown} box={place} />;
}

/** About how high it will be, for who scrolls by. */
function Place(props: {
  shown: Shown;
  box: RefObject<(HTMLElement & HTMLDivElement) | null> | null;
}): JSX.Element {
  const { shown, box } = props;
  if (shown.role === 'user') return <div class="question is-coming" ref={box} />;
  const height = Math.round(toTextLength(shown.message) * heightPerCharacter);
  return (
    <article
      class="answer is-coming"
      ref={box}
      data-run-id={shown.id}
      data-state={shown.state.peek()}
      style={{ blockSize: `${height}px` }}
    />
  );
}

/** By its row alone: nobody has read its journal yet. */
function toTextLength({ parts }: Answer): number {
  return (parts ?? []).reduce(
    (sum, part) => (part.type === 'text-delta' ? sum + part.text.length : sum),
    0,
  );
}

/**
 * What follows each other in the log; `full` where no more comes into it, and the last row is in another one; `inside` one
 * that is full, and is left out with that one alone.
 */
function RowGroup(props: {
  rows: readonly Shown[];
  full: boolean;
  inside?: boolean;
  children: ComponentChildren;
}): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const around = useContext(Seen);
  const seen = useSeen(box);
  const turns = useContext(Turns);
  const isDrawn = props.rows.every(({ id }) => turns?.isDue(id).value ?? true);
  const settled = useSettled(props.full && isDrawn);
  const names = ['log-group', props.full && 'is-full', settled && 'is-settled'];
  return (
    <div class={names.filter(Boolean).join(' ')} ref={box}>
      <Seen.Provider value={settled && props.inside !== true ? seen : around}>
        {props.children}
      </Seen.Provider>
    </div>
  );
}
