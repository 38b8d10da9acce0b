/**
 * The floors of the house: who may import whom. Each floor imports itself and what is listed
 * here, nothing else. The linter's configuration is made from this table, and the canaries break
 * each line of it once. To let a floor see one more, add it here and say why.
 */
export interface Floor {
  /** Folder, from the root of the repository. */
  readonly folder: string;
  /** Other floors it may import. */
  readonly floors: readonly string[];
  /** Packages it may import; `node:` modules are for nobody. */
  readonly packages: readonly string[];
}

const ground = [
  'lib/core',
  'lib/strings',
  'lib/sse',
  'lib/providers',
  'lib/protocol',
  'lib/markdown',
  'lib/prompts',
  'lib/conversations',
];

/** Floors of the background alone: what a model may call, and who it is called at. */
const ofBackground = ['lib/tools', 'lib/mcp'];

/** Floors of the pages alone: the background, which is read anew with every wake, has no use for them. */
const ofPages = ['lib/transfer'];

const views = ['preact', '@preact/signals'];

/** The floors, lowest first. Entry points are the composition roots: they see everything. */
export const floors: readonly Floor[] = [
  { folder: 'lib/core', floors: [], packages: [] },
  { folder: 'lib/strings', floors: ['lib/core'], packages: [] },
  { folder: 'lib/sse', floors: ['lib/core'], packages: ['eventsource-parser'] },
  { folder: 'lib/providers', floors: ['lib/core', 'lib/sse'], packages: ['valibot'] },
  { folder: 'lib/protocol', floors: ['lib/core'], packages: ['valibot'] },
  { folder: 'lib/markdown', floors: ['lib/core'], packages: ['character-entities'] },
  { folder: 'lib/prompts', floors: ['lib/core'], packages: ['valibot'] },
  { folder: 'lib/conversations', floors: ['lib/core'], packages: ['idb', 'valibot'] },
  {
    folder: 'lib/transfer',
    floors: ['lib/core', 'lib/strings', 'lib/protocol', 'lib/prompts', 'lib/conversations'],
    packages: ['valibot'],
  },
  {
    // Runs in web pages, put there by a click; no other floor has a use for it.
    folder: 'lib/page',
    floors: ['lib/core'],
    packages: ['@joplin/turndown-plugin-gfm', '@mozilla/readability', 'turndown'],
  },
  { folder: 'lib/tools', floors: ['lib/core'], packages: ['@cfworker/json-schema'] },
  {
    folder: 'lib/mcp',
    floors: ['lib/core', 'lib/sse', 'lib/tools'],
    packages: ['@modelcontextprotocol/sdk'],
  },
  {
    folder: 'lib/background',
    floors: [...ground, ...ofBackground],
    packages: ['idb', 'valibot'],
  },
  {
    folder: 'lib/surface',
    floors: [...ground, ...ofPages],
    packages: [
      '@cfworker/json-schema',
      '@codemirror/legacy-modes',
      '@codemirror/streamparser',
      '@preact/signals',
      'fflate',
      'jsonrepair',
      'pdfjs-dist',
      'temml',
      'valibot',
    ],
  },
  { folder: 'components', floors: [...ground, ...ofPages, 'lib/surface'], packages: views },
  {
    folder: 'lib/browser',
    floors: ['lib/core', 'lib/protocol'],
    packages: ['webextension-polyfill', 'wxt', 'valibot'],
  },
  {
    folder: 'entrypoints',
    floors: [
      ...ground,
      ...ofPages,
      ...ofBackground,
      'lib/page',
      'lib/background',
      'lib/surface',
      'lib/browser',
      'components',
    ],
    packages: [...views, 'wxt'],
  },
];

/** Packages that some floor may import, so that every other floor can be refused them. */
export const fencedPackages: readonly string[] = [
  ...new Set(floors.flatMap((floor) => floor.packages)),
];
