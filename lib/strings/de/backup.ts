/** See the English area of this name. */
export const backup = {
  'backup.never': {
    one: '{count} Unterhaltung wurde nie exportiert. Es gibt sie nur in diesem Browser.',
    other: '{count} Unterhaltungen wurden nie exportiert. Es gibt sie nur in diesem Browser.',
  },
  'backup.since': {
    one: '{count} Unterhaltung ist neu oder geändert seit dem letzten Export ({date}). So gibt es sie nur in diesem Browser.',
    other:
      '{count} Unterhaltungen sind neu oder geändert seit dem letzten Export ({date}). So gibt es sie nur in diesem Browser.',
  },
  'backup.exportNow': 'Jetzt exportieren',
  'backup.later': 'Später',
  'backup.off': 'Nie',
  'backup.exporting': 'Wird exportiert …',
  'backup.done': {
    one: '{count} Unterhaltung exportiert.',
    other: '{count} Unterhaltungen exportiert.',
  },
  'backup.failed': 'Der Export hat nicht geklappt. Versuchen Sie es noch einmal.',
  'backup.put-off': 'In einer Woche werden Sie wieder erinnert.',
  'backup.offNow':
    'Keine Erinnerungen mehr. Auf der Einstellungsseite gibt es sie unter „Exportieren“.',
} as const;
