/** What a leaf's text consists of. Nothing of it is markup: an `html` is text that looks like some. */
export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | {
      readonly type: 'emphasis' | 'strong' | 'strikethrough';
      readonly children: readonly Inline[];
    }
  | { readonly type: 'code'; readonly text: string }
  | Formula
  | Link
  | Image
  | { readonly type: 'html'; readonly text: string }
  | { readonly type: 'line-break' | 'soft-break' }
  | FootnoteReference;

/** A formula in TeX, without the signs around it: nobody has looked whether it is one. */
export interface Formula {
  readonly type: 'formula';
  readonly text: string;
  /** Whether it has a line of its own. */
  readonly displayed: boolean;
}

/** A link as it was written: nobody has looked whether its address may be opened. */
export interface Link {
  readonly type: 'link';
  readonly href: string;
  readonly title: string | undefined;
  /** Whether the address itself was written, without a text of its own. */
  readonly autolink: boolean;
  /** How many characters of the source it is. */
  readonly length: number;
  readonly children: readonly Inline[];
}

/** An image as it was written. */
export interface Image {
  readonly type: 'image';
  readonly src: string;
  readonly title: string | undefined;
  /** The text of `children`. */
  readonly alt: string;
  /** How many characters of the source it is. */
  readonly length: number;
  readonly children: readonly Inline[];
}

/** A reference to a footnote that is defined somewhere in the document. */
export interface FootnoteReference {
  readonly type: 'footnote-reference';
  /** The label as definitions have it in their `key`. */
  readonly key: string;
  readonly label: string;
  /** How many characters of the source it is. */
  readonly length: number;
}

/** A stretch of a leaf's inlines. Nothing reaches over its borders; once closed it stays as it is. */
export interface InlineSegment {
  readonly inlines: readonly Inline[];
  /** Whether it may still change. A changed segment is another object. */
  readonly open: boolean;
}
