import type { JSX } from 'preact';
import type { MessageId } from '../../lib/core/ids.ts';
import { IconButton } from '../icon-button.tsx';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';

/** Moves between the versions of a message; nothing where there is only one. */
export function ForkNav({ id }: { id: MessageId }): JSX.Element | null {
  const { surface } = useSurface();
  const { t } = useStrings();
  void surface.branch.value;
  const fork = surface.forkAt(id);
  if (!fork || fork.ids.length < 2) return null;
  const { ids, position } = fork;
  const show = (next: number): void => {
    const target = ids[next];
    if (target !== undefined) surface.showBranch(target);
  };
  return (
    <fieldset class="fork-nav" aria-label={t('answer.versions')}>
      <IconButton
        icon="chevron-left"
        label={t('answer.previousVersion')}
        disabled={position === 0}
        onClick={() => show(position - 1)}
      />
      <span>{t('answer.version', { position: position + 1, count: ids.length })}</span>
      <IconButton
        icon="chevron-right"
        label={t('answer.nextVersion')}
        disabled={position === ids.length - 1}
        onClick={() => show(position + 1)}
      />
    </fieldset>
  );
}
