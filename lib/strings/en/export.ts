/** What stands in exported files, and about exporting one conversation. */
export const exporting = {
  'export.oneBranch': 'Only the version on screen is in this file; others are left out.',
  'export.unfinished': 'Not finished yet when this was exported',
  'export.sources': 'Sources',
  'export.fileName': 'conversation',
} as const;
