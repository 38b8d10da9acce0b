/** Answers that are data. */
export const structured = {
  'structured.table': 'Table',
  'structured.growing': 'Nothing of the data can be read yet.',
  'structured.more': {
    one: 'And {count} more, which is copied as well.',
    other: 'And {count} more, which are copied as well.',
  },
  'structured.misfit':
    'The answer is JSON, but it does not fit the schema of its prompt. Look it over, or ask again.',
  'structured.broken':
    'The answer is incomplete JSON: what could be read of it is above. Look at it as text, or ask again.',
  'structured.nothing': 'The answer is not JSON. Look at it as text, or ask again.',
  'structured.copyJson': 'Copy as JSON',
  'structured.copyCsv': 'Copy as CSV',
  'structured.showRaw': 'Show as text',
  'structured.hideRaw': 'Hide the text',
} as const;
