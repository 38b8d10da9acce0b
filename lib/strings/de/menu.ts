/** See the English area of this name. */
export const menu = {
  'menu.askPage': 'Zu dieser Seite fragen',
  'menu.answerIn': 'Antworte in dieser Sprache: {language}.',
  'menu.continueQuestion':
    'Mach genau dort weiter, wo du aufgehört hast. War das in einem Codeblock, öffne ihn zuerst noch einmal.',
};
