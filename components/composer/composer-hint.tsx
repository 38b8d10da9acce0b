import type { JSX } from 'preact';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';
import type { Obstacle } from './to-obstacle.ts';

const keys = {
  live: 'panel.hintLive',
  connecting: 'panel.hintConnecting',
  'no-connection': 'panel.hintNoConnection',
} as const;

/** Says why nothing was sent, or that what is typed would be lost with the page. Always in the page, since a status that is added with its words is not read out. */
export function ComposerHint({ obstacle }: { obstacle: Obstacle | undefined }): JSX.Element {
  const { surface } = useSurface();
  const { t } = useStrings();
  const refused = surface.draftRefused.value && t('panel.hintDraftRefused');
  return <output class="composer-hint">{obstacle ? t(keys[obstacle]) : refused}</output>;
}
