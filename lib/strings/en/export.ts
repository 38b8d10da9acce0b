/** What stands in exported files, and about exporting one conversation. */
export const exporting = {
  'export.oneBranch': 'Only the version on screen is in this file; others are left out.',
  'export.unfinished': 'Not finished yet when this was exported',
  'export.sources': 'Sources',
  'export.call': 'Tool call: {name}',
  'export.callDone': 'Result',
  'export.callFailed': 'Failed',
  'export.callRefused': 'Refused by the user',
  'export.callMalformed': 'Not run: the model called it wrongly',
  'export.callCut': 'Not run: the answer reached its length limit in the middle of the call',
  'export.callOpen': 'Not run',
  'export.callsUntaken': {
    one: '{count} more call than is taken at once',
    other: '{count} more calls than are taken at once',
  },
  'export.fileName': 'conversation',
  'export.more': 'More about “{title}”',
  'export.markdown': 'Export as Markdown',
  'export.json': 'Export as JSON',
  'export.delete': 'Delete',
  'export.failed': 'That did not work. Try once more.',
} as const;
