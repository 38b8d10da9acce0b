import type { ComponentChildren, JSX } from 'preact';
import { removeHidden } from '../../lib/core/hidden-characters.ts';
import type { Image, Link } from '../../lib/markdown/inline.ts';
import { toLinkTarget } from '../../lib/surface/link-target.ts';
import { useStrings } from '../strings-context.tsx';

/** A link that a model wrote: whom it leads to stands beside it. One that may not be opened is its text and its address. */
export function LinkView(props: { link: Link; children: ComponentChildren }): JSX.Element {
  const { t } = useStrings();
  const { link, children } = props;
  const target = toLinkTarget(link.href);
  if (!target) {
    const address = removeHidden(link.href);
    return (
      <>
        {children}
        {address !== '' && !link.autolink && <span class="link-host"> ({address})</span>}
      </>
    );
  }
  const { href, host, doubt } = target;
  return (
    <>
      <a href={href} target="_blank" rel="noopener noreferrer">
        {children}
      </a>
      {(!link.autolink || doubt !== undefined) && <span class="link-host"> ({host})</span>}
      {doubt !== undefined && <strong class="link-doubt"> {t(`markdown.${doubt}`)}</strong>}
    </>
  );
}

/** Stands for an image, which is never loaded: whoever wants to see it opens its address. */
export function ImageLink({ image }: { image: Image }): JSX.Element {
  const { t } = useStrings();
  const alt = removeHidden(image.alt);
  const label = alt === '' ? t('markdown.image') : t('markdown.imageOf', { alt });
  return (
    <LinkView
      link={{ type: 'link', href: image.src, title: undefined, autolink: false, children: [] }}
    >
      {label}
    </LinkView>
  );
}
