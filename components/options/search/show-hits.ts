import { findMarks } from '../../../lib/surface/settings-search.ts';
import type { SettingsQuery } from '../../../lib/surface/settings-search.ts';
import { findHits, toTextNodes } from './read-settings.ts';

/** Names of what is set on the page; what Preact draws there has none of them, and so leaves them alone. */
const attributes = { hit: 'data-hit', current: 'data-current-hit', folded: 'data-folded' } as const;

/** The fold of an expert's settings is opened for a hit in it, and closed again. */
const unfolded = 'data-unfolded';

/** Marks all hits, folds away the sections that have none, and gives the hits. */
export function showHits(root: Element, query: SettingsQuery): HTMLElement[] {
  clearHits(root);
  const hits: HTMLElement[] = [];
  for (const section of root.querySelectorAll(':scope > section')) {
    const found = findHits(section, query);
    section.toggleAttribute(attributes.folded, found.length === 0);
    hits.push(...found);
  }
  const ranges: StaticRange[] = [];
  for (const hit of hits) {
    hit.setAttribute(attributes.hit, '');
    const fold = hit.tagName === 'SUMMARY' ? null : hit.closest('details:not([open])');
    fold?.setAttribute('open', '');
    fold?.setAttribute(unfolded, '');
    ranges.push(...toRanges(hit, query));
  }
  CSS.highlights.set('setting', new Highlight(...ranges));
  return hits;
}

/** Marks the one that Enter goes to. */
export function markCurrent(root: Element, hit: HTMLElement | undefined): void {
  for (const marked of root.querySelectorAll(`[${attributes.current}]`)) {
    marked.removeAttribute(attributes.current);
  }
  hit?.setAttribute(attributes.current, '');
}

/** Shows the page as it is without a search. */
export function showAll(root: Element): void {
  clearHits(root);
  for (const section of root.querySelectorAll(`[${attributes.folded}]`)) {
    section.removeAttribute(attributes.folded);
  }
  CSS.highlights.delete('setting');
}

function clearHits(root: Element): void {
  for (const marked of root.querySelectorAll(`[${attributes.hit}]`)) {
    marked.removeAttribute(attributes.hit);
  }
  for (const fold of root.querySelectorAll(`[${unfolded}]`)) {
    fold.removeAttribute(unfolded);
    // Who went on in it by the hit is not shut out.
    if (!fold.contains(document.activeElement)) fold.removeAttribute('open');
  }
}

function toRanges(hit: HTMLElement, query: SettingsQuery): StaticRange[] {
  return toTextNodes(hit).flatMap((node) =>
    findMarks(node.data, query).map(
      ([startOffset, endOffset]) =>
        new StaticRange({ startContainer: node, endContainer: node, startOffset, endOffset }),
    ),
  );
}
