import { Component } from 'preact';
import type { ComponentChildren, JSX } from 'preact';
import { removeHidden } from '../../lib/core/hidden-characters.ts';
import type { InlineContent } from '../../lib/markdown/block.ts';
import type { Inline, InlineSegment } from '../../lib/markdown/inline.ts';
import { toPlainText } from '../../lib/markdown/plain-text.ts';
import {
  isParent,
  nothingAround,
  toExtent,
  toSurroundings,
} from '../../lib/surface/link-surroundings.ts';
import type { Parent, Surroundings } from '../../lib/surface/link-surroundings.ts';
import { createPassages } from '../../lib/surface/passages.ts';
import type { Passage } from '../../lib/surface/passages.ts';
import { FootnoteMark } from './footnote-reference.tsx';
import { FormulaView } from './formula-view.tsx';
import { ImageLink, LinkView } from './link-view.tsx';

/** The inlines of a leaf, in segments that are drawn once each. What is very long goes on in blocks of its own. */
export class Inlines extends Component<{ leaf: InlineContent }> {
  private divide = createPassages();

  override render({ leaf }: { leaf: InlineContent }): JSX.Element {
    const [first, ...others] = this.divide(leaf.inlines());
    return (
      <>
        {first && <PassageView passage={first} />}
        {others.map((passage, index) => (
          <span key={index} class="passage">
            <PassageView passage={passage} />
          </span>
        ))}
      </>
    );
  }
}

/** One that is whole is the same object for ever too. */
class PassageView extends Component<{ passage: Passage }> {
  override shouldComponentUpdate(next: { passage: Passage }): boolean {
    return next.passage !== this.props.passage;
  }

  override render({ passage }: { passage: Passage }): JSX.Element {
    return (
      <>
        {passage.segments.map((segment, index) => (
          <Segment key={index} segment={segment} />
        ))}
      </>
    );
  }
}

/** A closed one is the same object for ever, and is never looked at again. */
class Segment extends Component<{ segment: InlineSegment }> {
  override shouldComponentUpdate(next: { segment: InlineSegment }): boolean {
    return next.segment !== this.props.segment;
  }

  override render({ segment }: { segment: InlineSegment }): JSX.Element {
    return <>{drawInlines(segment.inlines)}</>;
  }
}

function drawInlines(inlines: readonly Inline[], outer = nothingAround): ComponentChildren {
  return inlines.map((inline, index) => {
    if (!isParent(inline)) return drawLeaf(inline);
    return drawParent(inline, toSurroundings(inlines, index, outer));
  });
}

/** Whether nothing of it is seen: a link of such alone would have neither words nor a name. */
function isUnseen(inline: Inline): boolean {
  switch (inline.type) {
    case 'text':
    case 'code':
      return !/[^\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u.test(inline.text);
    case 'emphasis':
    case 'strong':
    case 'strikethrough':
      return inline.children.every(isUnseen);
    default:
      return inline.type === 'soft-break' || inline.type === 'line-break';
  }
}

function drawParent(inline: Parent, around: Surroundings): ComponentChildren {
  const children = drawInlines(inline.children, around);
  switch (inline.type) {
    case 'emphasis':
      return <em>{children}</em>;
    case 'strong':
      return <strong>{children}</strong>;
    case 'strikethrough':
      return <del>{children}</del>;
    case 'link': {
      const { href, autolink } = inline;
      const extent = autolink ? toExtent(href, around) : 'whole';
      if (extent === 'cut') return children;
      const isEmpty = inline.children.every(isUnseen);
      return (
        <LinkView
          href={href}
          text={toPlainText(inline.children)}
          autolink={autolink}
          partial={extent === 'part'}
        >
          {isEmpty ? null : children}
        </LinkView>
      );
    }
  }
}

function drawLeaf(inline: Exclude<Inline, Parent>): ComponentChildren {
  switch (inline.type) {
    case 'text':
    // A tag of raw HTML is what was written, and no tag.
    case 'html':
      return removeHidden(inline.text);
    case 'code':
      return <code dir="auto">{removeHidden(inline.text)}</code>;
    case 'formula':
      return <FormulaView text={inline.text} displayed={inline.displayed} />;
    case 'line-break':
      return <br />;
    case 'soft-break':
      return '\n';
    case 'image':
      return <ImageLink image={inline} />;
    case 'footnote-reference':
      return <FootnoteMark reference={inline} />;
  }
}
