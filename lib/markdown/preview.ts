import { HtmlNode } from './nodes.ts';
import type { TreeBuilder } from './tree-builder.ts';

/** What is shorter shows nothing yet: it is mostly signs, and soon decided. */
const shortLine = 16;
/** What has none of these, as the line below the head of a table, is signs alone. */
const word = /[\p{L}\p{N}]/u;

/**
 * Lines that wait for the end of a formula, or for what decides what they are, as they were written: shown at the end of
 * the tree when nothing comes for a while. It is no part of the tree when that grows.
 */
export class Preview {
  readonly #tree: TreeBuilder;
  #shown: { readonly node: HtmlNode; readonly depth: number } | undefined;

  constructor(tree: TreeBuilder) {
    this.#tree = tree;
  }

  /** Whether there is anything of that to show that is not shown. */
  lacks(held: string): boolean {
    if (held.length < shortLine || !word.test(held)) return false;
    return this.#shown?.node.text.length !== held.length;
  }

  /** @param depth how many of the open blocks it stands in */
  show(held: string, depth: number): void {
    if (this.#shown !== undefined || !this.lacks(held)) return;
    const node = new HtmlNode(this.#tree.nextId(), this.#tree.line, 7);
    this.#shown = { node, depth };
    this.#put(held);
  }

  /** Takes it out before the tree grows. */
  hide(): void {
    if (this.#shown === undefined) return;
    this.#tree.childrenOf(this.#tree.open[this.#shown.depth - 1]).pop();
  }

  /** Puts it back where it was, with what has come, if it is still waited for; asks for that only if it was shown. */
  renew(toHeld: () => string): void {
    if (this.#shown === undefined) return;
    const { node, depth } = this.#shown;
    const held = toHeld();
    if (held !== '' && held.startsWith(node.text.toString())) return this.#put(held);
    this.#shown = undefined;
    this.#tree.forget(node);
    const parent = this.#tree.open[depth - 1];
    if (parent !== undefined) this.#tree.touch(parent);
  }

  #put(held: string): void {
    if (this.#shown === undefined) return;
    const { node, depth } = this.#shown;
    const parent = this.#tree.open[depth - 1];
    this.#tree.childrenOf(parent).push(node);
    const isNew = node.text.length === 0;
    if (held.length > node.text.length) {
      node.text.append(held.slice(node.text.length));
      this.#tree.touch(node);
    }
    if (isNew && parent !== undefined) this.#tree.touch(parent);
  }
}
