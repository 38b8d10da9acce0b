import type { BrowserId } from './support.ts';

/** Something newer than the oldest browser that we name, or that one of the two never has, and why that is well. */
export interface Allowed {
  readonly name: string;
  readonly browsers: readonly BrowserId[];
  readonly why: string;
}

const chrome = ['chrome'] as const;
const firefox = ['firefox'] as const;
const both = ['chrome', 'firefox'] as const;

/** What is asked for before it is used, or does no harm where it is missing. */
export const allowed: readonly Allowed[] = [
  // The other browser's side panel: lib/browser/side-panel.ts asks which there is.
  { name: 'extension sidebarAction', browsers: chrome, why: 'only where there is no side panel' },
  { name: 'extension sidebarAction.open', browsers: chrome, why: 'the same' },
  { name: 'extension sidePanel', browsers: firefox, why: 'asked for before it is used' },
  { name: 'extension sidePanel.open', browsers: firefox, why: 'the same' },
  {
    name: 'extension commands.openShortcutSettings',
    browsers: chrome,
    why: 'lib/browser/commands.ts asks first; else the page of shortcuts is opened',
  },

  // The built-in model is offered only where the browser says that it has one.
  { name: '.promptStreaming()', browsers: both, why: 'lib/browser/on-device-model.ts asks first' },
  {
    name: 'navigator.canShare',
    browsers: both,
    why: 'asked for with `in`; else the text is copied',
  },
  { name: 'navigator.share', browsers: both, why: 'the same' },
  {
    name: '.createPolicy()',
    browsers: firefox,
    why: 'lib/surface/trusted.ts asks with `?.`: without it text is taken as it is',
  },
  { name: '.moveBefore()', browsers: both, why: 'Preact asks first, and inserts otherwise' },

  // Styles that are passed over where they are not known, and what is seen then.
  { name: 'hanging-punctuation:', browsers: both, why: 'quotes stand within the line' },
  { name: 'hanging-punctuation: allow-end', browsers: both, why: 'the same' },
  {
    name: 'overscroll-behavior:',
    browsers: both,
    why: 'there much longer; newer is that it holds where nothing can scroll',
  },
  { name: 'box-decoration-break:', browsers: chrome, why: 'stands there with its prefix as well' },
  { name: 'box-decoration-break: clone', browsers: chrome, why: 'the same' },
  { name: 'text-size-adjust:', browsers: firefox, why: 'only phones enlarge text by themselves' },
  { name: 'text-size-adjust: none', browsers: firefox, why: 'the same' },
  { name: 'field-sizing:', browsers: firefox, why: 'the box keeps its height and scrolls' },
  { name: 'field-sizing: content', browsers: firefox, why: 'the same' },
  {
    name: ':highlight',
    browsers: firefox,
    why: 'there since 140 for colours; what is found is told in words too',
  },
  {
    name: 'font-family: math',
    browsers: firefox,
    why: 'formulas fall back to the fonts named after it',
  },
  { name: 'math-shift:', browsers: firefox, why: 'exponents stand a little higher' },
  { name: 'math-shift: compact', browsers: firefox, why: 'the same' },
];
