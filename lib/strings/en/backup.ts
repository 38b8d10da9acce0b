/** What reminds of a backup: on the options page and above the list of conversations. */
export const backup = {
  'backup.never': {
    one: '{count} conversation is in no export, and in this browser alone.',
    other: '{count} conversations are in no export, and in this browser alone.',
  },
  'backup.since': {
    one: '{count} conversation has changed since the last export ({date}), and is in this browser alone.',
    other:
      '{count} conversations have changed since the last export ({date}), and are in this browser alone.',
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
