/** The browser's context menu, and the questions that its items ask. */
export const menu = {
  'menu.explainSelection': 'Explain selection',
  'menu.explainQuestion': 'Explain the selected text.',
  'menu.continueQuestion': 'Continue exactly where you stopped.',
} as const;
