/** What can be done with a branch: other models, edits, copies, quotes. */
export const branch = {
  'branch.otherModel': 'Try with another model',
  'branch.pair': 'Two answers',
  'branch.keep': 'Keep this one',
  'branch.pairHint': 'Without a choice, the next question goes on with the first answer.',
  'branch.quote': 'Quote',
  'branch.fork': 'Continue in a new conversation',
  'branch.notForked': 'The copy could not be kept. Nothing has changed here; try once more.',
  'branch.ask': 'Ask',
  'branch.editField': 'Your question, in other words',
  'branch.live':
    'An answer has not ended yet: it is being written, or waits for your word. Ask this when it has ended, or stop it.',
} as const;
