/** See the English area of this name. */
export const look = {
  'options.theme': 'Farben',
  'options.theme.system': 'Wie das System',
  'options.theme.light': 'Hell',
  'options.theme.dark': 'Dunkel',
  'options.contrast': 'Kontrast',
  'options.contrast.system': 'Wie das System',
  'options.contrast.more': 'Hoch',
  'options.textSize': 'Schriftgröße',
  'options.pace': 'Antworten erscheinen',
  'options.pace.stream': 'so, wie sie kommen',
  'options.pace.word': 'Wort für Wort',
  'options.pace.sentence': 'Satz für Satz',
  'options.paceHint': 'Der Rest eines Wortes oder Satzes folgt, sobald die Antwort stockt.',
  'options.spokenSentences': 'Antworten vom Screenreader vorlesen lassen, während sie kommen',
  'options.spokenSentencesHint':
    'Satz für Satz, und von Code und Tabellen, wie viel es ist. Sonst hört er, dass eine Antwort beginnt und wie sie endet.',
};
