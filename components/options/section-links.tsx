import type { JSX, RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useStrings } from '../strings-context.tsx';
import './styles/section-links.css';

interface SectionLink {
  id: string;
  title: string;
}

/** The way to each section of a page that is long. They are read off the page itself, since some come later. */
export function SectionLinks({ root }: { root: RefObject<HTMLElement | null> }): JSX.Element {
  const { t } = useStrings();
  const [links, setLinks] = useState<readonly SectionLink[]>([]);
  useEffect(() => {
    const page = root.current;
    if (!page) return undefined;
    const read = (): void => {
      const found = [...page.querySelectorAll('section[id] > h2')].map((heading) => ({
        id: heading.parentElement?.id ?? '',
        title: heading.textContent ?? '',
      }));
      setLinks((known) => (JSON.stringify(known) === JSON.stringify(found) ? known : found));
    };
    read();
    const observer = new MutationObserver(read);
    observer.observe(page, { childList: true, characterData: true, subtree: true });
    return () => observer.disconnect();
  }, [root]);
  return (
    <nav class="section-links" aria-label={t('options.sections')}>
      <ul>
        {links.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
