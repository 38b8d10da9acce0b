import type { Inline } from '../markdown/inline.ts';

/** The characters that stand directly before and behind an inline, as far as they matter. */
export interface Surroundings {
  readonly before: string;
  readonly after: string;
}

/** An inline that is drawn around others: an image has its words as a name. */
export type Parent = Exclude<Extract<Inline, { children: unknown }>, { type: 'image' }>;

/** Whether it is a {@link Parent}. */
export function isParent(inline: Inline): inline is Parent {
  return 'children' in inline && inline.type !== 'image';
}

/** So many characters are looked at on each side. */
const reach = 16;

/** What surrounds a leaf's text. */
export const nothingAround: Surroundings = { before: '', after: '' };

/**
 * What surrounds the inline with that index.
 *
 * @param outer what surrounds all of the inlines
 */
export function toSurroundings(
  inlines: readonly Inline[],
  index: number,
  outer: Surroundings,
): Surroundings {
  let before = '';
  for (let at = index - 1; at >= 0 && before.length < reach; at -= 1) {
    before = toEnd(inlines[at]) + before;
  }
  let after = '';
  for (let at = index + 1; at < inlines.length && after.length < reach; at += 1) {
    after += toStart(inlines[at]);
  }
  return {
    before: (outer.before + before).slice(-reach),
    after: (after + outer.after).slice(0, reach),
  };
}

function toStart(inline: Inline | undefined): string {
  if (!inline || !isParent(inline)) return toLeaf(inline, 0, reach);
  let text = '';
  for (const child of inline.children) {
    text += toStart(child);
    if (text.length >= reach) break;
  }
  return text;
}

function toEnd(inline: Inline | undefined): string {
  if (!inline || !isParent(inline)) return toLeaf(inline, -reach);
  let text = '';
  for (let at = inline.children.length - 1; at >= 0 && text.length < reach; at -= 1) {
    text = toEnd(inline.children[at]) + text;
  }
  return text;
}

/** An image, a footnote's number and the end of a line part what is beside them. */
function toLeaf(inline: Inline | undefined, from: number, to?: number): string {
  return inline && 'text' in inline ? inline.text.slice(from, to) : ' ';
}

/** Marks of direction and soft hyphens, which stay on screen and are not seen. */
const passedOver = /[\u00ad\u061c\u200e\u200f]/gu;
/** All else that is not seen. White space is: it parts an address from what is beside it. */
const hidden = '(?![\\t\\n\\r])[\\p{Cc}\\p{Cf}\\p{Default_Ignorable_Code_Point}]';
const endsInHidden = new RegExp(`${hidden}$`, 'u');
const startsHidden = new RegExp(`^[\\p{P}\\p{S}]*${hidden}`, 'u');
/** Letters with which an address could go on: between words of these scripts stands no space. */
const letter = '(?![\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}])[\\p{L}\\p{M}\\p{N}]';
const goesOn = new RegExp(`^[-.:/@_]*${letter}`, 'u');
const hasBegun = new RegExp(`${letter}[-.+_]*$`, 'u');

/**
 * How far an address that is a link as it stands is what somebody reads there: `whole`; `part`, where letters beside it
 * read as if they belonged to it; `cut`, where only what nobody sees parts it from what it reads as one with.
 */
export type AddressExtent = 'whole' | 'part' | 'cut';

/** The {@link AddressExtent} of an address among what is around it. */
export function toExtent(address: string, around: Surroundings): AddressExtent {
  const before = around.before.replaceAll(passedOver, '');
  const after = around.after.replaceAll(passedOver, '');
  if (endsInHidden.test(before) || startsHidden.test(after)) return 'cut';
  // An address of the web says with its first characters that it begins there.
  const isMail = address.startsWith('mailto:');
  return goesOn.test(after) || (isMail && hasBegun.test(before)) ? 'part' : 'whole';
}
