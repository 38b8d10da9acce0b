import { effect } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Follow } from '../../lib/surface/follow.ts';
import { toKey } from '../../lib/surface/key-map.ts';
import { Icon } from '../icon.tsx';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';

/** The way back to the end for a reader who has left it; says whether anything has come there since. */
export function JumpButton({ follow }: { follow: Follow }): JSX.Element | null {
  const { surface } = useSurface();
  const { t } = useStrings();
  const [fresh, setFresh] = useState(false);
  useEffect(() => {
    let leftAt: number | undefined;
    return effect(() => {
      const last = surface.branch.value.at(-1);
      const version = last?.role === 'assistant' ? last.version.value : 0;
      leftAt = follow.following.value ? undefined : (leftAt ?? version);
      setFresh(leftAt !== undefined && leftAt !== version);
    });
  }, [surface, follow]);
  if (follow.following.value) return null;
  return (
    <button
      type="button"
      class="button jump"
      data-command="latest"
      aria-keyshortcuts={toKey('latest', 'anywhere')}
      onClick={() => follow.follow()}
    >
      <Icon name="arrow-down" />
      {t(fresh ? 'panel.newBelow' : 'panel.jumpToLatest')}
    </button>
  );
}
