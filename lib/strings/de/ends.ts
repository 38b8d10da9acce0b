/** See the English area of this name. */
export const ends = {
  'ends.answering': 'Antwort kommt',
  'ends.finished': 'Die Antwort ist vollständig',
  'ends.cut': 'Die Antwort endet an der Längengrenze',
  'ends.rounds': 'Die Antwort rief immer wieder Werkzeuge auf und wurde beendet',
  'ends.asks': 'Die Antwort wartet auf Ihr Wort',
  'ends.stopped': 'Die Antwort wurde gestoppt',
  'ends.interrupted': 'Die Antwort wurde unterbrochen',
  'ends.failed': 'Die Antwort ist fehlgeschlagen',
};
