/** See the English area of this name. */
export const common = {
  'common.productName': 'Sidestream',
  'common.close': 'Schließen',
  'common.cancel': 'Abbrechen',
  'common.settings': 'Einstellungen',
  'common.retry': 'Erneut versuchen',
  'common.refused':
    'Der Browser wollte die letzte Änderung nicht speichern. Es gilt, was hier zu sehen ist; versuchen Sie es noch einmal.',
  'common.reload': 'Neu laden',
  'common.setUpConnection': 'Verbindung einrichten',
  'common.details': 'Einzelheiten',
  'common.showAll': 'Alles zeigen',
  'common.showLess': 'Weniger zeigen',
};
