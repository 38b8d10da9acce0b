import type { JSX } from 'preact';
import { isEnded } from '../../lib/core/run-view.ts';
import type { Shown } from '../../lib/surface/surface.ts';
import { useSettled } from '../use-settled.ts';

/** So many rows make a part. */
export const partRows = 16;

/**
 * Rows that the browser leaves out together while they are off screen, once they are full and nothing in them is live.
 * It asks for each thing that it may leave out with every frame, so there are to be few of them.
 */
export function LogPart(props: { rows: readonly Shown[]; children: JSX.Element[] }): JSX.Element {
  const { rows, children } = props;
  const hasEnded = rows.every((row) => row.role === 'user' || isEnded(row.state.value));
  const settled = useSettled(hasEnded && rows.length === partRows);
  return <div class={settled ? 'log-part is-settled' : 'log-part'}>{children}</div>;
}
