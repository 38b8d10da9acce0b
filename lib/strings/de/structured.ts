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
    'Die Antwort ist JSON, passt aber nicht zum Schema ihrer Vorlage. Sehen Sie sie durch oder fragen Sie noch einmal.',
  'structured.broken':
    'Die Antwort ist unvollständiges JSON: Was sich lesen ließ, steht darüber. Sehen Sie sie als Text an oder fragen Sie noch einmal.',
  'structured.nothing':
    'Die Antwort ist kein JSON. Sehen Sie sie als Text an oder fragen Sie noch einmal.',
  'structured.copyJson': 'Als JSON kopieren',
  'structured.copyCsv': 'Als CSV kopieren',
  'structured.showRaw': 'Als Text zeigen',
  'structured.hideRaw': 'Text verbergen',
};
