/** See the English ones. */
export const starters = {
  explain: {
    name: 'Auswahl erklären',
    slash: 'erklären',
    text: 'Erkläre den ausgewählten Text.\n\n{{selection}}',
  },
  summarise: {
    name: 'Auswahl zusammenfassen',
    slash: 'zusammenfassen',
    text: 'Fasse das in wenigen kurzen Punkten zusammen. Beginne mit dem Wichtigsten und lass Namen und Zahlen, wie sie sind.\n\n{{selection}}',
  },
  translate: {
    name: 'Auswahl übersetzen',
    slash: 'übersetzen',
    text: 'Übersetze das in diese Sprache: {{input:In welche Sprache?}}. Behalte die Form bei und füge keine Anmerkungen hinzu.\n\n{{selection}}',
  },
  rewrite: {
    name: 'Auswahl umformulieren',
    slash: 'umformulieren',
    text: 'Formuliere das so um, dass es sich gut liest: klar, in einfachen Worten, in der Sprache, in der es steht. Behalte den Inhalt bei. Antworte nur mit dem neuen Text.\n\n{{selection}}',
  },
  'fix-code': {
    name: 'Code reparieren',
    slash: 'reparieren',
    text: 'Finde, was an diesem Code falsch ist. Sag in ein, zwei Sätzen, was es ist, und zeige dann den reparierten Code.\n\n{{selection}}',
  },
  'extract-table': {
    name: 'Tabelle entnehmen',
    slash: 'tabelle',
    text: 'Mach eine Tabelle aus dem, was dieser Text aufzählt: eine Spalte für jede Eigenschaft, eine Zeile für jedes Ding. Lass eine Zelle leer, wo der Text nichts sagt, und füge nichts hinzu.\n\n{{selection}}',
  },
} as const;
