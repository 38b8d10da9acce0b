/** See the English area of this name. */
export const menu = {
  'menu.explainSelection': 'Auswahl erklären',
  'menu.askPage': 'Zu dieser Seite fragen',
  'menu.explainQuestion': 'Erkläre den ausgewählten Text.',
  'menu.continueQuestion':
    'Mach genau dort weiter, wo du aufgehört hast. War das in einem Codeblock, öffne ihn zuerst noch einmal.',
};
