import type { Translation } from '../catalogue.ts';
import type { tools as english } from '../en/tools.ts';

/** See the English area of this name. */
export const tools: Translation<typeof english> = {
  'tools.title': 'Werkzeuge',
  'tools.intro':
    'Mit Werkzeugen kann ein Modell etwas nachsehen oder tun, während es antwortet. Es bittet nur darum: Sidestream zeigt Ihnen, worum gebeten wird und was Ihren Browser verlässt, und tut es, wenn Sie es erlauben.',
  'tools.on': 'In neuen Unterhaltungen Werkzeuge anbieten',
  'tools.onHint':
    'Die Beschreibungen aller angebotenen Werkzeuge werden mit jeder Anfrage gesendet, und Ihr Anbieter berechnet sie: etwa {tokens} Token für die, die zu Sidestream gehören. Wurden Werkzeuge benutzt, wird das Modell noch einmal gefragt, mit dem, was sie ergeben haben. Ausgeschaltet wird nichts davon gesendet; in jeder Unterhaltung lassen sich Werkzeuge mit dem Knopf neben dem Feld für Fragen ein- und ausschalten.',
  'tools.builtIn': 'Werkzeuge, die zu Sidestream gehören',
  'tools.builtInHint':
    '„Fragen“: Es wird angeboten, und vor der Benutzung werden Sie gefragt. Das geschieht jedes Mal, wenn es etwas verändert oder ergibt, was andere geschrieben haben können, etwa eine Seite; Datum und Uhrzeit und das Rechnen können Sie für den Rest einer Unterhaltung erlauben, solange darin nichts von anderen gelesen wurde. „Nie“: Modelle erfahren nichts davon.',
  'tools.leave': 'Benutzung dieses Werkzeugs: {name}',
  'tools.leave.never': 'Nie',
  'tools.leave.ask': 'Fragen',
  'tools.acts': 'verändert etwas',
  'tools.about.get_selection':
    'Liest, was Sie auf der Seite im Vordergrund ausgewählt haben. Das Modell bekommt es mit Titel und Adresse der Seite.',
  'tools.about.read_page':
    'Liest den Text der Seite im Vordergrund. Das Modell bekommt ihn mit Titel und Adresse.',
  'tools.about.list_tabs':
    'Listet Ihre offenen Tabs auf. Das Modell bekommt Titel und Hosts, keine ganzen Adressen.',
  'tools.about.read_tab':
    'Liest den Text eines Tabs, den das Modell auswählt. Das Modell bekommt ihn mit Titel und Adresse.',
  'tools.about.take_screenshot':
    'Nimmt ein Bild von dem auf, was von der Seite im Vordergrund zu sehen ist. Das Modell bekommt das Bild.',
  'tools.about.get_date_time':
    'Nennt Datum und Uhrzeit. Das Modell bekommt sie mit Ihrer Zeitzone und Ihrer Sprache.',
  'tools.about.calculate':
    'Rechnet aus, was das Modell aufschreibt. Das geschieht im Browser; das Modell bekommt das Ergebnis.',
  'tools.about.search_conversations':
    'Sucht Wörter in Ihren Unterhaltungen, außer in temporären. Das Modell bekommt Titel, Zeitpunkte und Fundstellen.',
  'tools.about.open_tab':
    'Öffnet eine Adresse, die das Modell nennt. Die Website bekommt alles, was in der Adresse steht.',
  'tools.about.fill_field':
    'Schreibt in das Feld, in dem auf der Seite im Vordergrund der Cursor steht. Die Seite bekommt den Text; abgeschickt wird nichts.',
  'tools.about.copy_to_clipboard':
    'Legt einen Text in die Zwischenablage, anstelle von dem, was dort ist. Andere Programme können ihn dort lesen.',
  'tools.about.download_text': 'Speichert einen Text als Datei unter Ihren Downloads.',
  'tools.own': 'Eigene Werkzeuge',
  'tools.ownHint':
    'Für alle, die mit diesen APIs entwickeln: ein Name, ein JSON-Schema und ein fester Text oder eine eigene Adresse, die auf die Aufrufe antwortet.',
  'tools.add': 'Neues Werkzeug',
  'tools.edit': 'Bearbeiten',
  'tools.delete': 'Löschen',
  'tools.deleteTitle': '„{name}“ löschen?',
  'tools.deleteText':
    'Es wird keinem Modell mehr angeboten. Was es zu Antworten beigetragen hat, bleibt.',
  'tools.unsaved': 'Nicht gespeichert',
  'tools.faulty': 'Nicht angeboten: bitte bearbeiten',
  'tools.factFixed': 'Antwortet mit einem festen Text.',
  'tools.factEndpoint': 'Sendet seine Argumente an {host}. Bei jedem Aufruf wird gefragt.',
  'tools.new': 'Neues Werkzeug',
  'tools.example': 'Ein Beispiel eintragen',
  'tools.name': 'Name des Werkzeugs',
  'tools.nameHint': 'So ruft das Modell es auf: Buchstaben, Ziffern, _ und -, höchstens 64.',
  'tools.description': 'Was es tut',
  'tools.descriptionHint': 'Daran erkennt das Modell, wann es das Werkzeug aufrufen soll.',
  'tools.schema': 'JSON-Schema der Argumente',
  'tools.schemaHint':
    'Passen die Argumente eines Aufrufs nicht, erfährt es das Modell, und er wird nicht ausgeführt. Was zu lange dauern könnte, wird nicht geprüft: eindeutige Einträge, langsame Muster, und Formate in langen Texten.',
  'tools.reply': 'Was antwortet',
  'tools.reply.fixed': 'Ein fester Text',
  'tools.reply.endpoint': 'Eine eigene Adresse',
  'tools.text': 'Der Text',
  'tools.textHint':
    'Jeder Aufruf bekommt ihn, was seine Argumente auch sind. Dafür verlässt nichts den Browser.',
  'tools.url': 'Adresse',
  'tools.urlHint':
    'Mit https, oder mit http auf diesem Computer. Bei jedem Aufruf wird gefragt; wenn Sie ihn erlauben, werden seine Argumente als JSON per POST dorthin gesendet, ohne Schlüssel und ohne Cookies, und das Modell bekommt, was zurückkommt. Beim Speichern fragt Ihr Browser nach dem Zugriff auf den Host.',
  'tools.save': 'Werkzeug speichern',
  'tools.cancel': 'Verwerfen',
  'tools.saved': 'Gespeichert.',
  'tools.savedWithoutAccess':
    'Gespeichert. Ihr Browser hat {host} nicht erlaubt: Er fragt wieder, wenn das Werkzeug aufgerufen wird.',
  'tools.refused':
    'Das konnte nicht gespeichert werden. Es bleibt hier; versuchen Sie es noch einmal.',
  'tools.try': 'Ausprobieren',
  'tools.tryArguments': 'Argumente, wie ein Modell sie schreiben würde',
  'tools.tryCheck': 'Prüfen',
  'tools.tryFixed': 'Sie passen. Das Modell bekäme:',
  'tools.tryEmpty': 'Sie passen. Das Modell bekäme einen leeren Text.',
  'tools.tryEndpoint':
    'Sie passen. Sobald Sie den Aufruf erlauben, würden sie an {host} gesendet. Jetzt wurde nichts gesendet.',
  'tools.tryMisfit': 'Sie passen nicht. Das Modell erführe:',
  'tools.tryBroken':
    'Das ist kein JSON-Objekt. Ein Modell erführe das und könnte noch einmal aufrufen.',
  'tools.tryTooMuch':
    'Diese Argumente am Schema zu prüfen ist zu viel Arbeit. Ein Modell erführe das: Vereinfachen Sie das Schema, oder kürzen Sie die Argumente.',
  'tools.tryPartly':
    'Einige Regeln des Schemas werden nicht geprüft, weil das endlos dauern könnte: ein zu langsames Muster, das Format eines langen Textes oder uniqueItems.',
  'tools.tryFault': 'bei {place}: {fault}',
  'tools.fault.name.empty': 'Geben Sie ihm einen Namen: So rufen Modelle es auf.',
  'tools.fault.name.form':
    'Nehmen Sie Buchstaben von a bis z, Ziffern, _ und -, höchstens 64, und keine zwei _ hintereinander.',
  'tools.fault.name.built-in':
    'So heißt ein Werkzeug, das zu Sidestream gehört. Wählen Sie einen anderen Namen.',
  'tools.fault.name.taken':
    'So heißt schon ein anderes Ihrer Werkzeuge. Wählen Sie einen anderen Namen.',
  'tools.fault.name.reserved': 'Dieser Name geht nicht. Wählen Sie einen anderen.',
  'tools.fault.description': 'Sagen Sie, was es tut: Sonst wissen Modelle nichts davon.',
  'tools.fault.schema.bad-schema':
    'Das ist kein JSON-Schema: Es muss ein JSON-Objekt mit "type": "object" sein.',
  'tools.fault.schema.not-object':
    'Argumente sind immer ein Objekt: Das Schema muss "type": "object" sagen.',
  'tools.fault.schema.schema-no-json':
    'Das ist kein JSON: Ab Zeile {line}, Zeichen {column} ist es nicht lesbar. Berichtigen Sie es dort.',
  'tools.fault.schema.schema-part':
    'Das ist JSON, aber kein JSON-Schema: Sehen Sie bei {place} nach.',
  'tools.fault.schema.unusable':
    'Mit diesem Schema ließen sich Argumente nicht prüfen. Berichtigen Sie diese Stelle: {why}',
  'tools.fault.schema.refused':
    'Manche Anbieter lehnen jede Frage ab, die das anbietet, darum wird das Werkzeug nicht angeboten. Ändern Sie diesen Teil des Schemas: {why}',
  'tools.fault.url.empty':
    'Geben Sie die Adresse an, die antwortet, oder wählen Sie einen festen Text.',
  'tools.fault.url.malformed':
    'Das ist keine ganze Adresse. Sie muss mit https:// beginnen, auf diesem Computer mit http://.',
  'tools.fault.url.unsupported-scheme':
    'Die Adresse muss mit https:// beginnen, auf diesem Computer mit http://.',
  'tools.fault.url.insecure':
    'Über http könnten andere die Argumente unterwegs lesen. Nehmen Sie https; http ist nur für diesen Computer (localhost, 127.0.0.1).',
  'tools.fault.url.has-credentials':
    'Nehmen Sie Benutzer und Passwort aus der Adresse: Sie wird offen gespeichert und gezeigt.',
};
