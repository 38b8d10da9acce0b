/** See the English area of this name. */
export const list = {
  'list.notRenamed':
    'Der Titel ließ sich nicht speichern: Vielleicht ist die Festplatte voll. Das Getippte steht noch im Feld; Enter versucht es noch einmal, Escape lässt den alten.',
  'list.figures': 'Zahlen',
  'list.rename': 'Umbenennen',
  'list.titleField': 'Neuer Name von „{title}“',
  'list.titlePlaceholder': 'Die ersten Worte der Frage',
  'list.pin': 'Anheften',
  'list.unpin': 'Nicht mehr anheften',
  'list.pinned': 'Angeheftet',
  'list.move': 'In Ordner verschieben…',
  'list.moveNow': 'Verschieben',
  'list.folderField': 'Ordner von „{title}“',
  'list.noFolder': 'Kein Ordner',
  'list.folder': 'Ordner',
  'list.allFolders': 'Alle Unterhaltungen',
  'list.emptyFolder': 'In diesem Ordner ist nichts',
  'list.deleteForGood': 'Endgültig löschen',
  'list.deleted': '„{title}“ gelöscht.',
  'list.undo': 'Rückgängig',
  'list.back': '„{title}“ ist wieder da.',
  'list.notBack': '„{title}“ ließ sich nicht zurückholen.',
  'list.emptyHint':
    'Was Sie fragen, steht hier und lässt sich nach jedem Wort aus Frage und Antwort wiederfinden.',
  'list.importLink': 'Unterhaltungen aus einer Datei importieren',
  'list.emptyFolderHint': 'Verschieben Sie eine Unterhaltung mit „…“ neben ihrem Titel hierher.',
  'list.showAll': 'Alle Unterhaltungen zeigen',
} as const;
