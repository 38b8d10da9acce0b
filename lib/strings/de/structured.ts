import type { Translation } from '../catalogue.ts';
import type { structured as english } from '../en/structured.ts';

/** See the English area of this name. */
export const structured: Translation<typeof english> = {
  'structured.table': 'Tabelle',
  'structured.growing': 'Von den Daten lässt sich noch nichts lesen.',
  'structured.more': {
    one: 'Und {count} weiterer Eintrag, der mitkopiert wird.',
    other: 'Und {count} weitere Einträge, die mitkopiert werden.',
  },
  'structured.misfit':
    'Die Antwort ist JSON, passt aber nicht zum Schema ihrer Vorlage. Sieh sie durch oder frag noch einmal.',
  'structured.broken':
    'Die Antwort ist kein ganzes JSON: Was sich lesen ließ, steht darüber. Sieh sie dir als Text an oder frag noch einmal.',
  'structured.copyJson': 'Als JSON kopieren',
  'structured.copyCsv': 'Als CSV kopieren',
  'structured.showRaw': 'Als Text zeigen',
  'structured.hideRaw': 'Text verbergen',
};
