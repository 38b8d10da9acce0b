import { effect } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Follow } from '../../lib/surface/follow.ts';
import { toKey } from '../../lib/surface/key-map.ts';
import { Icon } from '../icon.tsx';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';

/** So far above the log's edge the button ends, in px: what is below its foot it does not cover. */
const belowPx = 12;

/**
 * The way back to the end for a reader who has left it; says whether anything has come there since. Where the last
 * answer's foot is in view there is none: it would only stand in front of the buttons there.
 */
export function JumpButton(props: {
  follow: Follow;
  scroller: Element;
  content: Element;
}): JSX.Element | null {
  const { follow, scroller, content } = props;
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
  const following = follow.following.value;
  const lastId = surface.branch.value.at(-1)?.id;
  const [isNear, setNear] = useState(true);
  useEffect(() => {
    if (following) return undefined;
    const foot = Array.from(content.querySelectorAll('.answer-foot')).at(-1);
    const isLast = foot?.closest('[data-run-id]')?.getAttribute('data-run-id') === lastId;
    setNear(isLast);
    if (!foot || !isLast) return undefined;
    const observer = new IntersectionObserver(
      (entries) => setNear(entries.at(-1)?.isIntersecting ?? false),
      { root: scroller, rootMargin: `0px 0px -${belowPx}px` },
    );
    observer.observe(foot);
    return () => observer.disconnect();
  }, [following, lastId, scroller, content]);
  if (following) return null;
  return (
    <button
      type="button"
      class="button jump"
      // There all the same: the key that presses it goes to the very end.
      hidden={isNear}
      data-command="latest"
      aria-keyshortcuts={toKey('latest', 'anywhere')}
      onClick={() => follow.follow()}
    >
      <Icon name="arrow-down" />
      <span class="jump-words">{t(fresh ? 'panel.newBelow' : 'panel.jumpToLatest')}</span>
    </button>
  );
}
