import type { JSX } from 'preact';
import { useStrings } from '../strings-context.tsx';
import type { Obstacle } from './to-obstacle.ts';

const keys = {
  live: 'panel.hintLive',
  connecting: 'panel.hintConnecting',
  'no-connection': 'panel.hintNoConnection',
} as const;

/** Says why nothing was sent. Always in the page, since a status that is added with its words is not read out. */
export function ComposerHint(props: { obstacle: Obstacle | undefined }): JSX.Element {
  const { t } = useStrings();
  return <output class="composer-hint">{props.obstacle && t(keys[props.obstacle])}</output>;
}
