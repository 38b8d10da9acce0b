import type { Translation } from '../catalogue.ts';
import type { prompts as english } from '../en/prompts.ts';

/** See the English area of this name. */
export const prompts: Translation<typeof english> = {
  'prompts.menu': 'Vorlagen',
  'prompts.none':
    'Keine Vorlage dieses Namens. Escape schließt die Liste; Enter sendet dann, was dasteht.',
  'prompts.found': { one: '{count} Vorlage', other: '{count} Vorlagen' },
  'prompts.chosen': 'Vorlage: {name}',
  'prompts.leave': 'Diese Vorlage verlassen',
  'prompts.asks': 'Fragt {name}, {model}.',
  'prompts.connectionGone':
    'Ihre Verbindung wurde gelöscht: Sie fragt so, wie diese Unterhaltung fragt.',
  'prompts.takeOut': 'Herausnehmen: {name}',
  'prompts.missing': 'Die Vorlage braucht das. Füllen Sie es aus.',
  'prompts.paste': 'Einfügen',
  'prompts.pasteRefused':
    'Der Browser hat die Zwischenablage nicht hergegeben. Klicken Sie in das Feld und drücken Sie Strg+V (am Mac ⌘V).',
  'prompts.field.selection': 'Ausgewählter Text',
  'prompts.field.page': 'Text der Seite',
  'prompts.field.url': 'Adresse',
  'prompts.field.title': 'Titel',
  'prompts.field.clipboard': 'Aus der Zwischenablage',
  'prompts.hint.selection': 'Von hier aus lässt sich keine Auswahl lesen. Fügen Sie den Text ein.',
  'prompts.hint.page':
    'Fügen Sie die Seite mit dem + neben dem Feld für Fragen hinzu, oder fügen Sie den Text ein.',
  'prompts.hint.url': 'Die Adresse des Tabs lässt sich von hier aus nicht lesen.',
  'prompts.hint.title': 'Der Titel des Tabs lässt sich von hier aus nicht lesen.',
  'prompts.hint.clipboard': 'Wird gesendet, wie es hier steht.',

  'prompts.title': 'Vorlagen',
  'prompts.intro':
    'Fragen, die Sie oft stellen. Tippen Sie / in das Feld für Fragen, um eine zu wählen, oder wählen Sie sie im Kontextmenü einer Seite.',
  'prompts.add': 'Neue Vorlage',
  'prompts.edit': 'Bearbeiten',
  'prompts.delete': 'Löschen',
  'prompts.deleteTitle': '„{name}“ löschen?',
  'prompts.deleteText': 'Die Vorlage ist dann weg. Antworten auf sie bleiben.',
  'prompts.moveUp': 'Nach oben',
  'prompts.moveDown': 'Nach unten',
  'prompts.unsaved': 'Nicht gespeichert',
  'prompts.empty':
    'Es gibt keine Vorlagen. Schreiben Sie eine oder stellen Sie die mitgelieferten wieder her.',
  'prompts.restore': 'Mitgelieferte wiederherstellen',
  'prompts.restoreTitle': 'Mitgelieferte Vorlagen wiederherstellen?',
  'prompts.restoreText':
    'Sie sind dann wieder, wie sie kamen: Was Sie an ihnen geändert haben, ist weg, und gelöschte sind wieder da. Ihre eigenen Vorlagen bleiben.',
  'prompts.saved': 'Gespeichert.',
  'prompts.refused':
    'Das ließ sich nicht speichern: Auf der Festplatte ist kein Platz, oder es gibt schon {limit} Vorlagen.',
  'prompts.save': 'Speichern',
  'prompts.cancel': 'Verwerfen',
  'prompts.new': 'Neue Vorlage',
  'prompts.name': 'Name',
  'prompts.slash': 'Name hinter dem Schrägstrich',
  'prompts.slashHint': 'Was Sie hinter / tippen, um sie zu finden.',
  'prompts.text': 'Frage',
  'prompts.textHint':
    'Diese werden beim Fragen gefüllt: {variables}. {input} fragt Sie unter diesem Namen nach etwas.',
  'prompts.preview': 'Vorschau',
  'prompts.previewData': 'als Material gesendet und nicht als Ihre Worte',
  'prompts.previewInput': 'danach werden Sie gefragt',
  'prompts.places': 'Wo sie gewählt werden kann',
  'prompts.place.slash': 'Mit / im Feld für Fragen',
  'prompts.place.selection': 'Im Menü von ausgewähltem Text',
  'prompts.place.page': 'Im Menü einer Seite',
  'prompts.place.link': 'Im Menü eines Links',
  'prompts.place.image': 'Im Menü eines Bildes',
  'prompts.placesHint':
    'Von einem Link bekommt das Modell nur die Adresse, nicht was dort steht. Ein Bild geht mit der Frage mit.',
  'prompts.more': 'Modell, Sprache und Form der Antwort',
  'prompts.connection': 'Verbindung',
  'prompts.connectionAny': 'Wie die Unterhaltung',
  'prompts.model': 'Modell',
  'prompts.modelHint': 'Leer für das der Verbindung.',
  'prompts.language': 'Sprache der Antwort',
  'prompts.languageHint': 'In Ihren Worten, zum Beispiel: Englisch. Leer für irgendeine.',
  'prompts.schema': 'JSON-Schema',
  'prompts.schemaHint':
    'Für eine Antwort, die Daten sein soll: Sie ist dann JSON nach diesem Schema und lässt sich als JSON und CSV kopieren. Leer für eine Antwort in Worten.',
  'prompts.stream': 'Wie die Antwort kommt',
  'prompts.stream.auto': 'Wie es passt: Worte, während sie entstehen, JSON in einem Stück',
  'prompts.stream.yes': 'Während sie entsteht',
  'prompts.stream.no': 'In einem Stück',
  'prompts.fault.no-name': 'Geben Sie ihr einen Namen, damit Sie sie finden.',
  'prompts.fault.no-text': 'Schreiben Sie, was sie fragen soll.',
  'prompts.fault.unknown-variable':
    '{written} ist keine Variable und wird gesendet, wie es dasteht. Die Variablen sind die unten.',
  'prompts.fault.twice':
    '{written} steht hier zweimal. Was dafür eingesetzt wird, geht einmal mit: Lassen Sie eines stehen.',
  'prompts.fault.nowhere':
    'Wählen Sie mindestens einen Ort, sonst kann sie nirgends gewählt werden.',
  'prompts.fault.no-slash':
    'Geben Sie ihr einen Namen hinter dem Schrägstrich oder nehmen Sie sie aus dem Feld für Fragen.',
  'prompts.fault.slash-form': 'Nehmen Sie Buchstaben, Ziffern, - und _, höchstens 40 davon.',
  'prompts.fault.slash-taken': '„{name}“ heißt schon so. Wählen Sie einen anderen Namen.',
  'prompts.fault.place-selection':
    'Für das Menü von ausgewähltem Text muss {variable} in der Frage stehen.',
  'prompts.fault.place-page':
    'Für das Menü einer Seite muss {variable} oder etwas anderes von der Seite in der Frage stehen.',
  'prompts.fault.place-link': 'Für das Menü eines Links muss {variable} in der Frage stehen.',
  'prompts.fault.bad-schema':
    'Das ist kein JSON-Schema: Es muss ein JSON-Objekt sein, das etwas sagt. Berichtigen Sie es oder lassen Sie es leer.',
  'prompts.fault.schema-no-json':
    'Das ist kein JSON: Ab Zeile {line}, Zeichen {column} lässt es sich nicht lesen. Verbessern Sie es dort, oder lassen Sie das Feld leer.',
  'prompts.fault.schema-part':
    'Das ist JSON, aber kein JSON Schema: Sehen Sie bei {place} nach. Verbessern Sie es, oder lassen Sie das Feld leer.',
  'prompts.transfer': 'Vorlagen exportieren und importieren',
  'prompts.export': 'Alle Vorlagen als Datei speichern',
  'prompts.importFile': 'Vorlagen aus einer Datei importieren',
  'prompts.importHint':
    'Eine Datei, die hier gespeichert wurde. Nichts, was Sie haben, wird ersetzt, außer Sie wollen es.',
  'prompts.importFound': {
    one: 'In der Datei ist {count} Vorlage.',
    other: 'In der Datei sind {count} Vorlagen.',
  },
  'prompts.importSame': {
    one: '{count} davon haben Sie schon, mit anderem Inhalt.',
    other: '{count} davon haben Sie schon, mit anderem Inhalt.',
  },
  'prompts.importDamaged': {
    one: '{count} Eintrag ist nicht lesbar und bleibt weg.',
    other: '{count} Einträge sind nicht lesbar und bleiben weg.',
  },
  'prompts.importSkip': 'Eigene behalten',
  'prompts.importReplace': 'Eigene ersetzen',
  'prompts.importBoth': 'Beide behalten',
  'prompts.importAdd': 'Importieren',
  'prompts.importDone': {
    one: '{count} Vorlage wurde importiert.',
    other: '{count} Vorlagen wurden importiert.',
  },
  'prompts.importNothing': 'Alle davon sind schon da. Nichts wurde geändert.',
  'prompts.importFault.unreadable':
    'Das ist keine Datei mit Vorlagen. Wählen Sie eine, die hier gespeichert wurde.',
  'prompts.importFault.later':
    'Ein neueres Sidestream hat diese Datei gespeichert. Aktualisieren Sie zuerst dieses.',
  'prompts.importFault.too-large':
    'Diese Datei ist größer als jede Datei mit Vorlagen. Wählen Sie eine andere.',
  'prompts.importFault.too-many':
    'Mit diesen wären es mehr als {limit} Vorlagen. Löschen Sie zuerst einige.',
};
