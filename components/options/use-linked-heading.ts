import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** The heading of a section that comes later than the page: who came for it, by a link to `#id`, had to wait until it was there. */
export function useLinkedHeading(id: string): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (location.hash !== `#${id}`) return;
    heading.current?.scrollIntoView();
    heading.current?.focus();
  }, [id]);
  return heading;
}
