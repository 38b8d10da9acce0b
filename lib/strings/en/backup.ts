/** What reminds of a backup: on the options page and above the list of conversations. */
export const backup = {
  'backup.never': {
    one: '{count} conversation was never exported. It exists only in this browser.',
    other: '{count} conversations were never exported. They exist only in this browser.',
  },
  'backup.since': {
    one: '{count} conversation is new or changed since the last export ({date}). As it is now, it exists only in this browser.',
    other:
      '{count} conversations are new or changed since the last export ({date}). As they are now, they exist only in this browser.',
  },
  'backup.exportNow': 'Export now',
  'backup.later': 'Later',
  'backup.off': 'Never',
  'backup.exporting': 'Exporting…',
  'backup.done': {
    one: '{count} conversation exported.',
    other: '{count} conversations exported.',
  },
  'backup.failed': 'The export did not work. Try once more.',
  'backup.put-off': 'You are reminded again in a week.',
  'backup.offNow': 'No more reminders. The options page has them, under “Export”.',
} as const;
