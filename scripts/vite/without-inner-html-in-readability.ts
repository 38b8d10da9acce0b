import type { Plugin } from 'vite';

/**
 * Where Readability writes markup, which it does to put a page back before it looks at it less strictly, and for
 * `noscript`. The same is done here with nodes: what a page says is never parsed a second time.
 */
const replacements = [
  ['var pageCacheHtml = page.innerHTML;', 'var pageCacheHtml = page.cloneNode(true);'],
  [
    'page.innerHTML = pageCacheHtml;',
    'page.replaceChildren(...pageCacheHtml.cloneNode(true).childNodes);',
  ],
  ['tmp.innerHTML = noscript.innerHTML;', 'tmp.append(...noscript.cloneNode(true).childNodes);'],
] as const;

/** Takes the assignments to `innerHTML` out of Readability. The build fails when they are not where they were. */
export function withoutInnerHtmlInReadability(): Plugin {
  return {
    name: 'sidestream:without-inner-html-in-readability',
    apply: 'build',
    transform(code, id) {
      if (!/\/@mozilla\/readability\/Readability\.js/.test(id)) return null;
      let next = code;
      for (const [from, to] of replacements) {
        if (!next.includes(from)) this.error(`Readability has changed: it has no ${from}`);
        next = next.replace(from, () => to);
      }
      return { code: next, map: null };
    },
  };
}
