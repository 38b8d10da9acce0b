/** See the English area of this name. */
export const backup = {
  'backup.never': {
    one: '{count} Unterhaltung ist in keinem Export und nur in diesem Browser.',
    other: '{count} Unterhaltungen sind in keinem Export und nur in diesem Browser.',
  },
  'backup.since': {
    one: '{count} Unterhaltung hat sich seit dem letzten Export ({date}) geändert und ist nur in diesem Browser.',
    other:
      '{count} Unterhaltungen haben sich seit dem letzten Export ({date}) geändert und sind nur in diesem Browser.',
  },
  'backup.exportNow': 'Jetzt exportieren',
  'backup.later': 'Später',
  'backup.off': 'Nie',
  'backup.exporting': 'Wird exportiert…',
  'backup.done': {
    one: '{count} Unterhaltung exportiert.',
    other: '{count} Unterhaltungen exportiert.',
  },
  'backup.failed': 'Der Export hat nicht geklappt. Versuchen Sie es noch einmal.',
  'backup.put-off': 'In einer Woche werden Sie wieder erinnert.',
  'backup.offNow':
    'Keine Erinnerungen mehr. Auf der Einstellungsseite gibt es sie unter „Exportieren“.',
} as const;
