/** What stands in exported files, and about exporting one conversation. */
export const exporting = {
  'export.oneBranch': 'Only the version on screen is in this file; others are left out.',
  'export.unfinished': 'Not finished yet when this was exported',
  'export.sources': 'Sources',
  'export.fileName': 'conversation',
  'export.more': 'More about “{title}”',
  'export.markdown': 'Export as Markdown',
  'export.json': 'Export as JSON',
  'export.delete': 'Delete',
  'export.failed': 'That did not work. Try once more.',
} as const;
