/** See the English area of this name. */
export const diagnostics = {
  'diagnostics.title': 'Diagnose',
  'diagnostics.intro':
    'Wie lange die letzten 100 Antworten, Verbindungstests, Modelllisten und Titel gebraucht haben und wie sie endeten, für Fehlerberichte. Es bleibt in diesem Browser. Notiert werden Datum und Uhrzeit, Dauern, Größen, Anzahlen, Anbieter und allgemein bekannte Modelle sowie Arten von Fehlern. Eine Kopie nennt dazu die Versionen von Sidestream und Ihrem Browser, Ihr Betriebssystem und Ihre Sprachen, und wie viele Verbindungen und Unterhaltungen Sie haben. Nie dabei: Ihre Worte, eine Antwort, ein Titel, ein Schlüssel, eine eigene Adresse oder der Name eines eigenen Modells.',
  'diagnostics.keep': 'Ein Protokoll der letzten Läufe führen',
  'diagnostics.keepHint':
    'Was da ist, bleibt, bis Sie es löschen. Temporäre Unterhaltungen werden nie notiert.',
  'diagnostics.loading': 'Das Protokoll wird gelesen…',
  'diagnostics.failed': 'Das Protokoll konnte nicht gelesen werden. Versuchen Sie es noch einmal.',
  'diagnostics.again': 'Neu lesen',
  'diagnostics.none':
    'Noch ist nichts notiert. Drücken Sie nach der nächsten Antwort „Neu lesen“, um ihre Zeile zu sehen.',
  'diagnostics.off': 'Es wird nichts notiert, denn das Protokoll ist ausgeschaltet.',
  'diagnostics.runs': {
    one: '{count} Lauf, der neueste zuerst',
    other: '{count} Läufe, der neueste zuerst',
  },
  'diagnostics.more': 'Alle {count} zeigen',
  'diagnostics.task.test': 'Verbindungstest',
  'diagnostics.task.models': 'Modellliste',
  'diagnostics.task.title': 'Titel',
  'diagnostics.finished': 'fertig',
  'diagnostics.stopped': 'gestoppt',
  'diagnostics.interrupted': 'unterbrochen',
  'diagnostics.ended': 'mit Fehler beendet:',
  'diagnostics.ownAddress': 'eigene Adresse',
  'diagnostics.noProvider': 'Verbindung gelöscht',
  'diagnostics.copy': 'Für einen Fehlerbericht kopieren',
  'diagnostics.copied': 'Kopiert. Lesen Sie den Text durch, bevor Sie ihn jemandem schicken.',
  'diagnostics.notCopied':
    'Der Browser hat das Kopieren nicht erlaubt. Der Text steht unten: Markieren und kopieren Sie ihn selbst.',
  'diagnostics.whatIsCopied': 'Was kopiert wird',
  'diagnostics.clear': 'Protokoll löschen',
  'diagnostics.clearTitle': 'Protokoll löschen?',
  'diagnostics.clearText':
    'Was über die letzten Läufe notiert ist, wird gelöscht. Ihre Unterhaltungen bleiben. Das lässt sich nicht rückgängig machen.',
  'diagnostics.cleared': 'Das Protokoll ist gelöscht.',
  'diagnostics.notCleared':
    'Das Protokoll konnte nicht gelöscht werden. Versuchen Sie es noch einmal.',
} as const;
