import type { Plugin } from 'vite';

/**
 * Preact's branch for `dangerouslySetInnerHTML`, which nothing here uses. Taken out, the package holds no assignment to
 * `innerHTML` at all, which stores' linters otherwise rightly ask about. The build fails when Preact changes and the
 * pattern no longer matches, so that the branch cannot come back unseen.
 */
export function withoutInnerHtml(): Plugin {
  let found = false;
  let preactSeen = false;
  return {
    name: 'sidestream:without-inner-html',
    apply: 'build',
    transform(code, id) {
      if (!/\/preact\/dist\/preact\.m?js|\/preact\/dist\/preact\.module\.js/.test(id)) return null;
      preactSeen = true;
      const next = code.replaceAll(/[\w.$]+\.innerHTML\s*=(?!=)/g, () => {
        found = true;
        return 'void ';
      });
      return { code: next, map: null };
    },
    buildEnd(error) {
      if (!error && preactSeen && !found) {
        this.error(
          'the pattern for innerHTML no longer matches the Preact in use: look at it anew',
        );
      }
    },
  };
}
