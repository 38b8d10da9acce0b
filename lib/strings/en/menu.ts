/** The browser's context menu, and the questions that its items ask. */
export const menu = {
  'menu.explainSelection': 'Explain selection',
  'menu.askPage': 'Ask about this page',
  'menu.explainQuestion': 'Explain the selected text.',
  // What comes is an answer of its own: it would begin as text and end in a block of code.
  'menu.continueQuestion':
    'Continue exactly where you stopped. If that was inside a code block, open the block again first.',
} as const;
