import type { ComponentChildren, JSX } from 'preact';
import { useSettled } from '../use-settled.ts';

/** So many rows are left out together while they are off screen. */
export const rowsInGroup = 16;

/** Rows of the log that follow each other; `full` where no further one comes, and the last one is in another group. */
export function RowGroup(props: { full: boolean; children: ComponentChildren }): JSX.Element {
  const settled = useSettled(props.full);
  const names = ['log-group', props.full && 'is-full', settled && 'is-settled'];
  return <div class={names.filter(Boolean).join(' ')}>{props.children}</div>;
}
