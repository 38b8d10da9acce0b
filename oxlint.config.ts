import { defineConfig } from 'oxlint';
import { fencedPackages, floors, type Floor } from './scripts/floors.ts';

const product = ['lib/**/*.{ts,tsx}', 'components/**/*.{ts,tsx}', 'entrypoints/**/*.{ts,tsx}'];

const nodeModules = { regex: '^node:', message: 'The product runs in browsers: no Node modules.' };

/** Words that a folder is written with in a relative import: `../sse/…`, `../../lib/sse/…`. */
function toRelativeImport(folders: readonly string[]): string {
  const names = folders.map((folder) => folder.replace(/^lib\//, ''));
  return `^(?:\\.{1,2}/)+(?:lib/)?(?:${names.join('|')})/`;
}

function toFloorOverride(floor: Floor) {
  const closed = floors
    .map(({ folder }) => folder)
    .filter((folder) => folder !== floor.folder && !floor.floors.includes(folder));
  const packages = fencedPackages.filter((name) => !floor.packages.includes(name));
  const patterns = [
    nodeModules,
    {
      regex: `^(?:${[...packages, '@wxt-dev'].join('|')})(?:/|$)`,
      message: `${floor.folder} may not import this package (scripts/floors.ts).`,
    },
  ];
  if (closed.length > 0) {
    patterns.push({
      regex: toRelativeImport(closed),
      message: `${floor.folder} may not import this floor (scripts/floors.ts).`,
    });
  }
  return {
    files: [`${floor.folder}/**/*.{ts,tsx}`],
    rules: { 'no-restricted-imports': ['error', { patterns }] as ['error', object] },
  };
}

const markupMessage = 'What an endpoint or a page sent is rendered as nodes, never as markup.';
const markupSinks = [
  'innerHTML',
  'outerHTML',
  'insertAdjacentHTML',
  'setHTMLUnsafe',
  'parseHTMLUnsafe',
  'createContextualFragment',
  'srcdoc',
].map((property) => ({ property, message: markupMessage }));

const fetchMessage = 'Only lib/sse may fetch: one place decides redirects, cookies and referrers.';
const browserMessage = 'Only lib/browser may touch the browser API.';
const globalObjects = ['globalThis', 'self', 'window'];

const fetchSinks = [
  { name: 'fetch', message: fetchMessage },
  { name: 'XMLHttpRequest', message: fetchMessage },
  { name: 'WebSocket', message: fetchMessage },
  { name: 'EventSource', message: fetchMessage },
];
const browserGlobals = ['browser', 'chrome'].map((name) => ({ name, message: browserMessage }));

const fetchProperties = globalObjects.map((object) => ({
  object,
  property: 'fetch',
  message: fetchMessage,
}));
const beacon = { object: 'navigator', property: 'sendBeacon', message: fetchMessage };
const browserProperties = globalObjects.flatMap((object) =>
  ['browser', 'chrome'].map((property) => ({ object, property, message: browserMessage })),
);

export default defineConfig({
  plugins: ['eslint', 'typescript', 'unicorn', 'oxc', 'import', 'promise', 'react', 'jsx-a11y'],
  categories: { correctness: 'error', suspicious: 'error' },
  options: { typeAware: true, reportUnusedDisableDirectives: 'error' },
  ignorePatterns: ['tests/canaries/fixtures/**', 'tests/fixtures/**', 'public/**'],
  rules: {
    'no-eval': 'error',
    'no-new-func': 'error',
    'typescript/no-implied-eval': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/switch-exhaustiveness-check': [
      'error',
      { considerDefaultExhaustiveForUnions: true },
    ],
    'typescript/consistent-type-imports': 'error',
    'import/no-cycle': 'error',
    'import/no-default-export': 'error',
    'import/extensions': ['error', 'always', { ignorePackages: true }],
    'unicorn/filename-case': ['error', { case: 'kebabCase' }],
    'max-lines': ['error', { max: 300 }],

    // Preact's JSX needs no React in scope, and its attributes are the platform's own.
    'react/react-in-jsx-scope': 'off',
    'react/no-unknown-property': 'off',
    'react/style-prop-object': 'off',

    // Shadowing a short outer name in a small closure is clearer than inventing a second one.
    'no-shadow': 'off',
    'no-underscore-dangle': 'off',
    // Factories and closures have no `this` to lose; the rule only knows classes.
    'typescript/unbound-method': 'off',
    // The compiler's noImplicitReturns says the same, and knows functions that never return.
    'typescript/consistent-return': 'off',
    // Style sheets are imported for their effect.
    'import/no-unassigned-import': ['error', { allow: ['**/*.css'] }],
    // A then() that starts a background task must not become an awaited one.
    'promise/always-return': 'off',
    'typescript/no-unsafe-type-assertion': 'off',
    'unicorn/consistent-function-scoping': 'off',
    'unicorn/no-array-sort': 'off',
    'unicorn/no-array-reverse': 'off',
  },
  overrides: [
    {
      files: product,
      rules: {
        'react/no-danger': 'error',
        'no-restricted-properties': [
          'error',
          ...markupSinks,
          ...fetchProperties,
          ...browserProperties,
          beacon,
        ],
        'no-restricted-globals': ['error', ...fetchSinks, ...browserGlobals],
        'no-console': 'error',
      },
    },
    {
      files: ['lib/sse/**/*.ts'],
      rules: {
        'no-restricted-properties': ['error', ...markupSinks, ...browserProperties],
        'no-restricted-globals': ['error', ...browserGlobals],
      },
    },
    {
      // In the tab of a PDF, and of its own address alone.
      files: ['lib/page/own-bytes.ts'],
      rules: {
        'no-restricted-properties': ['error', ...markupSinks, ...browserProperties],
        'no-restricted-globals': ['error', ...browserGlobals],
      },
    },
    {
      files: ['lib/browser/**/*.ts'],
      rules: {
        'no-restricted-properties': ['error', ...markupSinks, ...fetchProperties, beacon],
        'no-restricted-globals': ['error', ...fetchSinks],
      },
    },
    ...floors.map(toFloorOverride),
    {
      files: ['entrypoints/**/*.{ts,tsx}'],
      rules: {
        'max-lines': ['error', { max: 40 }],
        // WXT reads an entry point's options from its default export.
        'import/no-default-export': 'off',
      },
    },
    { files: ['*.config.ts'], rules: { 'import/no-default-export': 'off' } },
    {
      files: ['tests/**', 'scripts/**'],
      rules: { 'no-await-in-loop': 'off', 'import/no-unassigned-import': 'off' },
    },
  ],
});
