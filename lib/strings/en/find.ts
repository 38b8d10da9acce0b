/** Finding words in the conversation on screen. */
export const find = {
  'find.open': 'Find in this conversation',
  'find.words': 'Find',
  'find.previous': 'Previous match',
  'find.next': 'Next match',
  'find.close': 'Close find',
  'find.position': '{position} of {count}',
  'find.count': { one: '{count} match', other: '{count} matches' },
  'find.none': 'No matches',
} as const;
