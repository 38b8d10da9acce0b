import { createContext } from 'preact';
import type { ComponentChildren, JSX } from 'preact';
import { useContext } from 'preact/hooks';
import { removeHidden } from '../../lib/core/hidden-characters.ts';
import type { Image } from '../../lib/markdown/inline.ts';
import { toLinkTarget } from '../../lib/surface/link-target.ts';
import { useStrings } from '../strings-context.tsx';

/** Whether what is drawn is part of a link: there is no link within one. */
const InLink = createContext(false);

/** A link that a model wrote: whom it leads to stands beside it. One that may not be opened is its text and its address. */
export function LinkView(props: {
  href: string;
  /** What its children say. */
  text: string;
  /** Whether that is the address itself. */
  autolink: boolean;
  /** Whether what stands beside it reads as a part of that address. */
  partial?: boolean;
  /** Null where nothing of it would be seen: then the host is its text. */
  children: ComponentChildren;
}): JSX.Element {
  const { t } = useStrings();
  const { href: address, text, autolink, partial, children } = props;
  // An address that was written itself names no other one.
  const target = toLinkTarget(address, autolink ? '' : text);
  if (!target) {
    const refused = removeHidden(address);
    return (
      <>
        {children}
        {refused !== '' && !autolink && <Beside class="link-refused" address={refused} />}
      </>
    );
  }
  const { href, host, doubt } = target;
  return (
    <>
      <a href={href} target="_blank" rel="noopener noreferrer">
        <InLink.Provider value>{children ?? <bdi dir="ltr">{host}</bdi>}</InLink.Provider>
      </a>
      {children !== null && (!autolink || partial === true || doubt !== undefined) && (
        <Beside class={partial === true ? 'link-part' : ''} address={host} />
      )}
      {doubt !== undefined && (
        <>
          {' '}
          <strong class="link-doubt">{t(`markdown.${doubt}`)}</strong>
        </>
      )}
    </>
  );
}

/** An address in brackets, which reads from left to right whatever is written around it. */
function Beside(props: { address: string; class?: string }): JSX.Element {
  return (
    <>
      {' '}
      <bdi class={`link-host ${props.class ?? ''}`.trimEnd()} dir="ltr">
        {`(${props.address})`}
      </bdi>
    </>
  );
}

/** Stands for an image, which is never loaded: whoever wants to see it opens its address. */
export function ImageLink({ image }: { image: Image }): JSX.Element {
  const { t } = useStrings();
  const alt = removeHidden(image.alt);
  const label = alt === '' ? t('markdown.image') : t('markdown.imageOf', { alt });
  if (useContext(InLink)) return <>{label}</>;
  return (
    <LinkView href={image.src} text={alt} autolink={false}>
      {label}
    </LinkView>
  );
}
