/** See the English area of this name. */
export const attach = {
  'attach.choose': 'Dateien wählen',
  'attach.types': 'Bilder, Text, Code, PDF, Word, Excel, PowerPoint, LibreOffice.',
  'attach.typesNoPictures':
    'Text, Code, PDF, Word, Excel, PowerPoint, LibreOffice. {model} nimmt keine Bilder an.',
  'attach.orPaste': 'Sie können sie auch einfügen oder irgendwo hier ablegen.',
  'attach.drop': 'Dateien hier ablegen, um sie zu Ihrer Frage hinzuzufügen',
  'attach.reading': {
    one: '{count} Datei wird gelesen …',
    other: '{count} Dateien werden gelesen …',
  },
  'attach.thenSent': 'Dann geht Ihre Frage ab.',
  'attach.added': 'Hinzugefügt: {name}',
  'attach.note.drawing': 'Als Text hinzugefügt, da es sich nicht zeichnen ließ: {name}',
  'attach.note.moving':
    '{name} ist animiert. Modelle sehen davon ein Bild: Das erste geht mit, der Rest nicht.',
  'attach.note.left': '{name} geht ohne dies mit: {left}.',
  'attach.note.cut':
    'Von {name} kam nur der Anfang: {sent} von {count} Zeichen. Was danach kommt, kennt das Modell nicht.',
  'attach.left.picture': 'ein Bild{type}',
  'attach.left.sound': 'ein Ton{type}',
  'attach.left.file': 'eine Datei{type}',
  'attach.left.other': 'etwas von unbekannter Art{type}',
  'attach.left.type': ' ({type})',
  'attach.capture': 'Bildschirmfoto',
  'attach.captureOf':
    'Zeigt, was Sie von der Seite im Vordergrund sehen, ganz oder einen Teil davon.',
  'attach.capturing': 'Das Bild wird aufgenommen …',
  'attach.allowCapture': 'Bildschirmfotos erlauben',
  'attach.asksCapture':
    'Ihr Browser fragt, ob Sidestream alle Websites lesen und ändern darf: Von diesem Panel aus genügt für ein Bild nichts Kleineres. Aufgenommen wird nur, wenn Sie hier klicken; die Erlaubnis können Sie in den Einstellungen des Browsers zurücknehmen.',
  'attach.orOnce':
    'Ohne sie geht es so: Wählen Sie „Zu dieser Seite fragen“ im Kontextmenü der Seite, und kommen Sie dann hierher. Das erlaubt diese Seite, dieses eine Mal.',
  'attach.refused':
    'Sie haben es nicht erlaubt, also wurde kein Bild aufgenommen. Ihre Frage ist, wie sie war.',
  'attach.browser-page':
    'Von der Seite im Vordergrund lässt sich kein Bild aufnehmen. Vielleicht gehört sie dem Browser selbst, dann darf keine Erweiterung sie aufnehmen. Ein Bildschirmfoto Ihres Systems können Sie hier einfügen.',
  'attach.screenshot': 'Bildschirmfoto',
  'attach.cropTitle': 'Welcher Teil davon?',
  'attach.cropHelp':
    'Ziehen Sie über den Teil, um den es geht, oder stellen Sie unten seine Ränder ein.',
  'attach.cropLeft': 'Linker Rand',
  'attach.cropTop': 'Oberer Rand',
  'attach.cropRight': 'Rechter Rand',
  'attach.cropBottom': 'Unterer Rand',
  'attach.percent': '{percent} %',
  'attach.cropWhole': 'Alles hinzufügen',
  'attach.cropPart': 'Diesen Teil hinzufügen',
  'attach.open': 'Groß zeigen: {name}',
  'attach.close': 'Schließen',
  'attach.lost': 'Dieses Bild ist nicht mehr da: {name}',
  'attach.size':
    '{width} × {height} Pixel, {size}. Gesendet werden nur seine Bildpunkte: kein Ort, keine Zeit, keine Kamera.',
  'attach.too-large':
    '{name} ist größer als 40 MB und wurde nicht gelesen. Wählen Sie eine kleinere Datei, oder kopieren Sie den Teil, um den es geht, in Ihre Frage.',
  'attach.too-much-text':
    '{name} hat mehr Text, als irgendein Modell liest. Kopieren Sie den Teil, um den es geht, in Ihre Frage.',
  'attach.empty': '{name} ist leer. Sehen Sie nach, ob es die richtige Datei ist.',
  'attach.no-text':
    '{name} ist weder ein Bild noch Text und auch kein Dokument, das hier gelesen werden kann. Speichern Sie es als PDF oder als Text, und fügen Sie das hinzu.',
  'attach.broken-picture':
    '{name} lässt sich nicht als Bild lesen. Vielleicht ist es beschädigt: Öffnen Sie es anderswo, speichern Sie es als PNG oder JPEG, und fügen Sie das hinzu.',
  'attach.foreign-picture':
    '{name} ist ein {form}-Bild, das dieser Browser nicht lesen kann. Speichern Sie es als JPEG oder PNG, und fügen Sie das hinzu.',
  'attach.too-many-pixels':
    '{name} hat mehr Bildpunkte, als sich hier zeichnen lassen (120 Millionen). Verkleinern Sie es, oder schneiden Sie den Teil aus, um den es geht, und fügen Sie das hinzu.',
  'attach.tooManyFiles':
    '{count} Dateien sind mehr, als sich auf einmal hinzufügen lassen ({most}). Keine davon wurde hinzugefügt, und Ihre Frage ist, wie sie war. Wählen Sie weniger.',
  'attach.takes-no-pictures':
    '{name} wurde nicht hinzugefügt: {model} nimmt keine Bilder an. Wählen Sie ein anderes Modell, und fügen Sie es noch einmal hinzu.',
  'attach.prompt-takes-no-pictures':
    '{name} wurde nicht hinzugefügt: Diese Vorlage fragt {model}, das keine Bilder annimmt. Verlassen Sie die Vorlage, oder geben Sie ihr in den Einstellungen ein anderes Modell.',
  'attach.unread-picture':
    '{name} ließ sich in der Seite nicht lesen, die es vielleicht für sich behält. Kopieren Sie es dort und fügen Sie es hier ein, oder speichern Sie es und fügen Sie die Datei hinzu.',
  'attach.old-office':
    '{name} ist durch ein Passwort geschützt oder stammt aus Word, Excel oder PowerPoint von vor 2007. Speichern Sie es ohne Passwort im heutigen Format (.docx, .xlsx, .pptx), und fügen Sie das hinzu.',
  'attach.broken-document':
    '{name} lässt sich nicht lesen. Vielleicht ist die Datei beschädigt oder wurde verschoben: Speichern Sie sie neu, und fügen Sie das hinzu.',
  'attach.encrypted':
    '{name} ist durch ein Passwort geschützt. Speichern Sie die Datei ohne Passwort, und fügen Sie das hinzu.',
  'attach.encrypted-pdf':
    '{name} ist durch ein Passwort geschützt. Geöffnet wird die Datei hier, auf diesem Computer, und das Passwort wird nirgends aufbewahrt.',
  'attach.scanned':
    '{name} hat keinen Text: Die Seiten sind Bilder, wie von einem Scanner. Fügen Sie Bilder der Seiten hinzu, um die es geht.',
  'attach.no-room':
    'Für {name} ist kein Platz. Eine temporäre Unterhaltung hat Platz für etwa 4 MB an Bildern, sonst ist vielleicht der Datenträger voll: Entfernen Sie andere, und fügen Sie es noch einmal hinzu.',
  'attach.removed': 'Entfernt: {name}',
  'attach.undo': 'Rückgängig',
};
