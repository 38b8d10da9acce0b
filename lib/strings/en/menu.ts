/** What is said to a model in the user's name. */
export const menu = {
  'menu.askPage': 'Ask about this page',
  'menu.answerIn': 'Answer in {language}.',
  // What comes is an answer of its own: it would begin as text and end in a block of code.
  'menu.continueQuestion':
    'Continue exactly where you stopped. If that was inside a code block, open the block again first.',
} as const;
