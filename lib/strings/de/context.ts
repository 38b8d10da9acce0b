/** See the English area of this name. */
export const context = {
  'context.along': 'Geht mit Ihrer Frage mit',
  'context.selection': 'Auswahl: {words}',
  'context.page': 'Seite: {title}',
  'context.tokens': { one: 'etwa {count} Token', other: 'etwa {count} Token' },
  'context.remove': 'Entfernen: {name}',
};
