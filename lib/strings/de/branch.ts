/** See the English area of this name. */
export const branch = {
  'branch.otherModel': 'Mit einem anderen Modell versuchen',
  'branch.pair': 'Zwei Antworten',
  'branch.keep': 'Diese behalten',
  'branch.pairHint': 'Ohne Wahl geht die nächste Frage mit der ersten Antwort weiter.',
  'branch.quote': 'Zitieren',
  'branch.fork': 'In einer neuen Unterhaltung fortfahren',
  'branch.notForked':
    'Die Kopie ließ sich nicht behalten. Hier hat sich nichts geändert; versuchen Sie es noch einmal.',
  'branch.ask': 'Fragen',
  'branch.editField': 'Ihre Frage in anderen Worten',
  'branch.live':
    'Eine Antwort ist noch nicht zu Ende: sie wird geschrieben oder wartet auf Ihr Wort. Fragen Sie dies, wenn sie zu Ende ist, oder stoppen Sie sie.',
};
