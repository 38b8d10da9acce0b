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
  'prompts.missing': 'Die Vorlage braucht das. Fülle es aus.',
  'prompts.paste': 'Einfügen',
  'prompts.pasteRefused':
    'Der Browser hat die Zwischenablage nicht hergegeben. Klicke in das Feld und drücke Strg+V (am Mac ⌘V).',
  'prompts.field.selection': 'Ausgewählter Text',
  'prompts.field.page': 'Text der Seite',
  'prompts.field.url': 'Adresse',
  'prompts.field.title': 'Titel',
  'prompts.field.clipboard': 'Aus der Zwischenablage',
  'prompts.hint.selection': 'Von hier aus lässt sich keine Auswahl lesen. Füge den Text ein.',
  'prompts.hint.page': 'Sidestream kann noch keine ganzen Seiten lesen. Füge den Text ein.',
  'prompts.hint.url': 'Die Adresse des Tabs lässt sich von hier aus nicht lesen.',
  'prompts.hint.title': 'Der Titel des Tabs lässt sich von hier aus nicht lesen.',
  'prompts.hint.clipboard': 'Wird gesendet, wie es hier steht.',

  'prompts.title': 'Vorlagen',
  'prompts.intro':
    'Fragen, die du oft stellst. Tippe / in das Feld für Fragen, um eine zu wählen, oder wähle sie im Kontextmenü einer Seite.',
  'prompts.add': 'Neue Vorlage',
  'prompts.edit': 'Bearbeiten',
  'prompts.delete': 'Löschen',
  'prompts.deleteTitle': '„{name}“ löschen?',
  'prompts.deleteText': 'Die Vorlage ist dann weg. Antworten auf sie bleiben.',
  'prompts.moveUp': 'Nach oben',
  'prompts.moveDown': 'Nach unten',
  'prompts.unsaved': 'Nicht gespeichert',
  'prompts.empty':
    'Es gibt keine Vorlagen. Schreib eine oder stelle die mitgelieferten wieder her.',
  'prompts.restore': 'Mitgelieferte wiederherstellen',
  'prompts.restoreTitle': 'Mitgelieferte Vorlagen wiederherstellen?',
  'prompts.restoreText':
    'Sie sind dann wieder, wie sie kamen: Was du an ihnen geändert hast, ist weg, und gelöschte sind wieder da. Deine eigenen Vorlagen bleiben.',
  'prompts.saved': 'Gespeichert.',
  'prompts.refused':
    'Das ließ sich nicht aufheben: Auf der Platte ist kein Platz, oder es gibt schon {limit} Vorlagen.',
  'prompts.save': 'Speichern',
  'prompts.cancel': 'Verwerfen',
  'prompts.new': 'Neue Vorlage',
  'prompts.name': 'Name',
  'prompts.slash': 'Name hinter dem Schrägstrich',
  'prompts.slashHint': 'Was du hinter / tippst, um sie zu finden.',
  'prompts.text': 'Frage',
  'prompts.textHint':
    'Diese werden beim Fragen gefüllt: {variables}. {input} fragt dich unter diesem Namen nach etwas.',
  'prompts.preview': 'Vorschau',
  'prompts.previewData': 'von der Seite, als Material gesendet und nicht als deine Worte',
  'prompts.previewInput': 'danach wirst du gefragt',
  'prompts.places': 'Wo sie gewählt werden kann',
  'prompts.place.slash': 'Mit / im Feld für Fragen',
  'prompts.place.selection': 'Im Menü von ausgewähltem Text',
  'prompts.place.page': 'Im Menü einer Seite',
  'prompts.place.link': 'Im Menü eines Links',
  'prompts.place.image': 'Im Menü eines Bildes',
  'prompts.placesHint':
    'Von einem Link oder Bild bekommt das Modell nur die Adresse und nicht, was dort liegt.',
  'prompts.more': 'Modell, Sprache und Form der Antwort',
  'prompts.connection': 'Verbindung',
  'prompts.connectionAny': 'Wie die Unterhaltung',
  'prompts.model': 'Modell',
  'prompts.modelHint': 'Leer für das der Verbindung.',
  'prompts.language': 'Sprache der Antwort',
  'prompts.languageHint': 'In deinen Worten, zum Beispiel: Englisch. Leer für irgendeine.',
  'prompts.schema': 'JSON-Schema',
  'prompts.schemaHint':
    'Für eine Antwort, die Daten sein soll: Sie ist dann JSON nach diesem Schema und lässt sich als JSON und CSV kopieren. Leer für eine Antwort in Worten.',
  'prompts.stream': 'Wie die Antwort kommt',
  'prompts.stream.auto': 'Wie es passt: Worte, während sie entstehen, JSON in einem Stück',
  'prompts.stream.yes': 'Während sie entsteht',
  'prompts.stream.no': 'In einem Stück',
  'prompts.fault.no-name': 'Gib ihr einen Namen, damit du sie findest.',
  'prompts.fault.no-text': 'Schreib, was sie fragen soll.',
  'prompts.fault.unknown-variable':
    '{written} ist keine Variable und würde gesendet, wie es dasteht. Nimm eine der unten genannten.',
  'prompts.fault.twice':
    '{written} steht hier zweimal. Was dafür eingesetzt wird, geht einmal mit: Lass eines stehen.',
  'prompts.fault.nowhere': 'Wähle mindestens einen Ort, sonst kann sie nirgends gewählt werden.',
  'prompts.fault.no-slash':
    'Gib ihr einen Namen hinter dem Schrägstrich oder nimm sie aus dem Feld für Fragen.',
  'prompts.fault.slash-form': 'Nimm Buchstaben, Ziffern, - und _, höchstens 40 davon.',
  'prompts.fault.slash-taken': '„{name}“ heißt schon so. Wähle einen anderen Namen.',
  'prompts.fault.place-selection':
    'Für das Menü von ausgewähltem Text muss {variable} in der Frage stehen.',
  'prompts.fault.place-page':
    'Für das Menü einer Seite muss {variable} oder etwas anderes von der Seite in der Frage stehen.',
  'prompts.fault.place-link': 'Für das Menü eines Links muss {variable} in der Frage stehen.',
  'prompts.fault.place-image': 'Für das Menü eines Bildes muss {variable} in der Frage stehen.',
  'prompts.fault.bad-schema':
    'Das ist kein JSON-Schema: Es muss ein JSON-Objekt sein, das etwas sagt. Berichtige es oder lass es leer.',
  'prompts.transfer': 'Vorlagen mitnehmen und hereinholen',
  'prompts.export': 'Alle Vorlagen als Datei speichern',
  'prompts.importFile': 'Vorlagen aus einer Datei holen',
  'prompts.importHint':
    'Eine Datei, die hier gespeichert wurde. Nichts, was du hast, wird ersetzt, außer du willst es.',
  'prompts.importFound': {
    one: 'In der Datei ist {count} Vorlage.',
    other: 'In der Datei sind {count} Vorlagen.',
  },
  'prompts.importSame': {
    one: '{count} davon hast du schon, mit anderem Inhalt.',
    other: '{count} davon hast du schon, mit anderem Inhalt.',
  },
  'prompts.importDamaged': {
    one: '{count} Eintrag ist nicht lesbar und bleibt weg.',
    other: '{count} Einträge sind nicht lesbar und bleiben weg.',
  },
  'prompts.importSkip': 'Meine behalten',
  'prompts.importReplace': 'Meine ersetzen',
  'prompts.importBoth': 'Beide behalten',
  'prompts.importAdd': 'Hereinholen',
  'prompts.importDone': {
    one: '{count} Vorlage wurde hereingeholt.',
    other: '{count} Vorlagen wurden hereingeholt.',
  },
  'prompts.importNothing': 'Alle davon sind schon da. Nichts wurde geändert.',
  'prompts.importFault.unreadable':
    'Das ist keine Datei mit Vorlagen. Wähle eine, die hier gespeichert wurde.',
  'prompts.importFault.later':
    'Ein neueres Sidestream hat diese Datei gespeichert. Aktualisiere zuerst dieses.',
  'prompts.importFault.too-large':
    'Diese Datei ist größer als jede Datei mit Vorlagen. Wähle eine andere.',
  'prompts.importFault.too-many':
    'Mit diesen wären es mehr als {limit} Vorlagen. Lösche zuerst einige.',
};
