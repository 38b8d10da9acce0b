import type { Plugin } from 'vite';

/**
 * The strict policy stands in each page. While developing, the dev server's own scripts and socket need a way in, so it
 * is taken out there, and there alone.
 */
export function contentSecurityPolicy(command: 'build' | 'serve'): Plugin {
  return {
    name: 'sidestream:content-security-policy',
    transformIndexHtml: (html) =>
      command === 'serve' ? html.replace(/<meta[^>]*Content-Security-Policy[^>]*>/i, '') : html,
  };
}
