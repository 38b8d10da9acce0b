/** See the English area of this name. */
export const find = {
  'find.open': 'In dieser Unterhaltung suchen',
  'find.words': 'Suchen',
  'find.previous': 'Voriger Treffer',
  'find.next': 'Nächster Treffer',
  'find.close': 'Suche schließen',
  'find.position': '{position} von {count}',
  'find.count': { one: '{count} Treffer', other: '{count} Treffer' },
  'find.none': 'Kein Treffer',
} as const;
