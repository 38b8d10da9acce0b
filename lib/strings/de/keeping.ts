/** See the English area of this name. */
export const keeping = {
  'options.data': 'Ihre Daten',
  'options.dataPlace':
    'Unterhaltungen liegen im Profil dieses Browsers auf diesem Gerät. Sie sind nicht verschlüsselt, und nichts wird synchronisiert. Wer Sidestream entfernt, löscht sie.',

  'options.export': 'Exportieren',
  'options.exportHint':
    'Alle Unterhaltungen mit ihren Bildern in einer JSON-Datei. Schlüssel und Verbindungen stehen nie darin, temporäre Unterhaltungen auch nicht.',
  'options.exportAll': 'Alle Unterhaltungen exportieren',
  'options.exportCancel': 'Export abbrechen',
  'options.exporting': 'Export: {done} von {of}',
  'options.exported': {
    one: '{count} Unterhaltung exportiert.',
    other: '{count} Unterhaltungen exportiert.',
  },
  'options.exportLostPictures': {
    one: '{count} Bild war nicht mehr da und fehlt in der Datei.',
    other: '{count} Bilder waren nicht mehr da und fehlen in der Datei.',
  },
  'options.exportDamaged': {
    one: '{count} Nachricht war nicht lesbar und fehlt.',
    other: '{count} Nachrichten waren nicht lesbar und fehlen.',
  },
  'options.exportNothing': 'Noch gibt es nichts zu exportieren.',
  'options.exportCancelled': 'Der Export wurde abgebrochen.',
  'options.exportAgain': 'Datei noch einmal speichern',
  'options.backup': 'An das Exportieren erinnern',
  'options.backup.never': 'nie',
  'options.backup.7': 'jede Woche',
  'options.backup.30': 'jeden Monat',
  'options.backup.90': 'alle drei Monate',
  'options.backupHint':
    'Erst wenn zehn Unterhaltungen oder mehr so lange in keinem Export sind. Nie während einer Antwort.',
  'options.backupNone': 'Noch wurde nichts exportiert.',
  'options.backupLast': 'Letzter Export: {date}.',

  'options.import': 'Importieren',
  'options.importFile': 'Datei zum Importieren',
  'options.importHint':
    'Eine Datei, die Sidestream exportiert hat, oder, bis {megabytes} MB, die conversations.json von ChatGPT oder ein Export von Page Assist. Sie sehen, was darin ist, bevor etwas hinzukommt.',
  'options.importReading': 'Die Datei wird gelesen …',
  'options.importFault.unreadable':
    'Der Browser konnte diese Datei nicht lesen. Wählen Sie sie noch einmal.',
  'options.importFault.empty': 'Diese Datei ist leer.',
  'options.importFault.too-large':
    'Diese Datei ist zu groß: Bis {megabytes} MB lassen sich importieren, außer ein Export ist so, wie Sidestream ihn geschrieben hat.',
  'options.importFault.message-too-large':
    'Eine Nachricht in dieser Datei ist größer, als Sidestream sie halten kann. Nichts wurde geändert.',
  'options.importFault.archive':
    'Das ist ein ZIP-Archiv. Entpacken Sie es und wählen Sie conversations.json.',
  'options.importFault.not-json':
    'Diese Datei ist nicht heil: beschädigt, abgeschnitten oder kein JSON. Nichts wurde geändert.',
  'options.importFault.foreign':
    'Diese Datei ist kein Export von Sidestream, ChatGPT oder Page Assist. Nichts wurde geändert.',
  'options.importFault.newer':
    'Diese Datei stammt von einem neueren Sidestream. Aktualisieren Sie zuerst dieses. Nichts wurde geändert.',
  'options.importFault.damaged':
    'Dieser Export von Sidestream ist beschädigt. Nichts wurde geändert.',
  'options.importFault.nothing':
    'In dieser Datei ist keine Unterhaltung, die sich importieren ließe. Nichts wurde geändert.',
  'options.importFrom.sidestream': 'Ein Export von Sidestream',
  'options.importFrom.chatgpt': 'Ein Export von ChatGPT',
  'options.importFrom.page-assist': 'Ein Export von Page Assist',
  'options.importConversations': {
    one: '{count} Unterhaltung ist neu',
    other: '{count} Unterhaltungen sind neu',
  },
  'options.importMessages': {
    one: '{count} Nachricht ist neu',
    other: '{count} Nachrichten sind neu',
  },
  'options.importPictures': {
    one: '{count} Bild kommt mit',
    other: '{count} Bilder kommen mit',
  },
  'options.restoredPictures': {
    one: '{count} Bild ist wieder da.',
    other: '{count} Bilder sind wieder da.',
  },
  'options.importCompletes': {
    one: '{count} unterbrochene Antwort wird vervollständigt',
    other: '{count} unterbrochene Antworten werden vervollständigt',
  },
  'options.importKnownConversations': {
    one: '{count} Unterhaltung ist schon da',
    other: '{count} Unterhaltungen sind schon da',
  },
  'options.importKnownMessages': {
    one: '{count} Nachricht ist schon da',
    other: '{count} Nachrichten sind schon da',
  },
  'options.importExpiring': {
    one: '{count} Unterhaltung ist älter, als Sie welche behalten, und wird bald gelöscht',
    other: '{count} Unterhaltungen sind älter, als Sie welche behalten, und werden bald gelöscht',
  },
  'options.leftOut': 'Weggelassen',
  'options.leftOut.hidden': {
    one: '{count} Nachricht, die nie zu sehen war, etwa Anweisungen',
    other: '{count} Nachrichten, die nie zu sehen waren, etwa Anweisungen',
  },
  'options.leftOut.tools': {
    one: '{count} Nachricht eines Werkzeugs',
    other: '{count} Nachrichten von Werkzeugen',
  },
  'options.leftOut.media': {
    one: '{count} Bild, Ton oder Datei; an der Stelle steht eine Marke',
    other: '{count} Bilder, Töne und Dateien; an ihren Stellen stehen Marken',
  },
  'options.leftOut.unreadable': {
    one: '{count} Eintrag, der nicht lesbar war',
    other: '{count} Einträge, die nicht lesbar waren',
  },
  'options.leftOut.empty': {
    one: '{count} Unterhaltung ohne Nachrichten',
    other: '{count} Unterhaltungen ohne Nachrichten',
  },
  'options.leftOut.settings': {
    one: '{count} Sammlung von anderem, etwa Prompts, Einstellungen oder Schlüssel',
    other: '{count} Sammlungen von anderem, etwa Prompts, Einstellungen und Schlüssel',
  },
  'options.importNothingNew': 'Alles in dieser Datei ist schon da.',
  'options.importStart': 'Importieren',
  'options.importStop': 'Import anhalten',
  'options.importing': 'Import: {done} von {of} Nachrichten',
  'options.imported': {
    one: '{count} Nachricht importiert.',
    other: '{count} Nachrichten importiert.',
  },
  'options.completed': {
    one: '{count} Antwort vervollständigt.',
    other: '{count} Antworten vervollständigt.',
  },
  'options.importStopped':
    'Angehalten. Was bis dahin importiert war, bleibt; ein neuer Import der Datei vervollständigt es.',
  'options.importDeleted': {
    one: 'Was importiert war, wurde unterdessen gelöscht, und damit endete der Import. {count} Nachricht dieser Datei ist hier.',
    other:
      'Was importiert war, wurde unterdessen gelöscht, und damit endete der Import. {count} Nachrichten dieser Datei sind hier.',
  },
  'options.importRefused':
    'Der Browser konnte nicht mehr speichern. Was bis dahin importiert war, bleibt; ein neuer Import der Datei vervollständigt es.',

  'options.deletion': 'Löschen',
  'options.keep': 'Unterhaltungen behalten',
  'options.keepHint':
    'Gezählt ab der letzten Änderung einer jeden. Ältere werden dann von selbst und endgültig gelöscht.',
  'options.keepForever': 'für immer',
  'options.keepDays': { one: '{count} Tag lang', other: '{count} Tage lang' },
  'options.keepTitle': 'Unterhaltungen {days} Tage lang behalten?',
  'options.keepText': {
    one: '{count} Unterhaltung ist älter und wird jetzt endgültig gelöscht.',
    other: '{count} Unterhaltungen sind älter und werden jetzt endgültig gelöscht.',
  },
  'options.keepTextNone':
    'Im Augenblick ist keine älter. Von nun an werden die, die es sind, endgültig gelöscht.',
  'options.keepConfirm': '{days} Tage lang behalten',
  'options.deleteAll': 'Alle Unterhaltungen löschen',
  'options.deleteAllTitle': 'Alle Unterhaltungen löschen?',
  'options.deleteAllText': {
    one: '{count} Unterhaltung wird endgültig gelöscht, und eine Antwort, die gerade kommt, wird angehalten. Alle Zahlen gehen mit. Verbindungen, Schlüssel und Einstellungen bleiben.',
    other:
      '{count} Unterhaltungen werden endgültig gelöscht, und Antworten, die gerade kommen, werden angehalten. Alle Zahlen gehen mit. Verbindungen, Schlüssel und Einstellungen bleiben.',
  },
  'options.deletedAll': 'Alle Unterhaltungen sind gelöscht.',
  'options.notDeleted': 'Der Browser konnte nicht alles löschen. Versuchen Sie es noch einmal.',
} as const;
