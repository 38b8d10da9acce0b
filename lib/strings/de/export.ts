/** See the English area of this name. */
export const exporting = {
  'export.oneBranch': 'Nur die gezeigte Fassung steht in dieser Datei, andere fehlen.',
  'export.unfinished': 'Beim Exportieren noch nicht fertig',
  'export.sources': 'Quellen',
  'export.call': 'Aufruf eines Werkzeugs: {name}',
  'export.callDone': 'Ergebnis',
  'export.callFailed': 'Fehlgeschlagen',
  'export.callRefused': 'Vom Nutzer abgelehnt',
  'export.callMalformed': 'Nicht ausgeführt: vom Modell falsch aufgerufen',
  'export.callCut': 'Nicht ausgeführt: Die Antwort erreichte mitten im Aufruf ihre Längengrenze',
  'export.callOpen': 'Nicht ausgeführt',
  'export.callsUntaken': {
    one: '{count} Aufruf mehr, als auf einmal angenommen wird',
    other: '{count} Aufrufe mehr, als auf einmal angenommen werden',
  },
  'export.fileName': 'Unterhaltung',
  'export.more': 'Mehr zu „{title}“',
  'export.markdown': 'Als Markdown exportieren',
  'export.json': 'Als JSON exportieren',
  'export.delete': 'Löschen',
  'export.failed': 'Das ist nicht gelungen. Versuchen Sie es noch einmal.',
} as const;
