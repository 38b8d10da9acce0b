import type { Plugin } from 'vite';

const entry = /\/entrypoints\/sidepanel\/(?:index\.html|main\.tsx)$/;

/**
 * Puts all code that the side panel loads before its first picture into one file. By itself the bundler makes a file of each
 * set of modules that the same entries share, three dozen of them, and each costs a browser two ways between its processes.
 * The other pages load that file too, as they did most of its parts; each keeps the styles that it names.
 */
export function panelInOneChunk(): Plugin {
  const shared = new Set<string>();
  const group = { name: (id: string): string | null => (shared.has(id) ? 'panel' : null) };
  return {
    name: 'sidestream:panel-in-one-chunk',
    apply: 'build',
    config({ build }) {
      // What is built alone, as the background is, is one file anyway.
      if (build?.lib) return undefined;
      return { build: { rollupOptions: { output: { codeSplitting: { groups: [group] } } } } };
    },
    buildEnd() {
      shared.clear();
      const waiting = [...this.getModuleIds()].filter((id) => entry.test(id));
      const seen = new Set(waiting);
      for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
        if (!entry.test(id) && !id.endsWith('.css')) shared.add(id);
        for (const next of this.getModuleInfo(id)?.importedIds ?? []) {
          if (!seen.has(next)) waiting.push(next);
          seen.add(next);
        }
      }
    },
  };
}
