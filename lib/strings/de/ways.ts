/** See the English area of this name. */
export const ways = {
  'ways.title': 'Weitere Wege zu fragen',
  'ways.prompts': 'Ihre Vorlagen: erklären, zusammenfassen, übersetzen',
  'ways.tabs': 'Ein offener Tab, nach seinem Titel',
  'ways.add': 'Diese Seite, eine Datei oder ein Bild; auch durch Ziehen oder Einfügen',
  'ways.keysSign': 'Strg+/',
  'ways.keys': 'Alle Tasten',
  'ways.selection':
    'Um nach einem Text auf einer Seite zu fragen, markieren Sie ihn und wählen im Kontextmenü „Auswahl erklären“.',
} as const;
