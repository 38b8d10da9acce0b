import type { Translation } from '../catalogue.ts';
import type { servers as english } from '../en/servers.ts';

/** See the English area of this name. */
export const servers: Translation<typeof english> = {
  'servers.title': 'Werkzeugserver (MCP)',
  'servers.intro':
    'Werkzeuge von anderen, über das Model Context Protocol. Bei jedem Aufruf wird gefragt. Was Sie erlauben, geht an den Server: die Argumente dieses Aufrufs, die die Karte zeigt, und sonst nichts aus Ihrer Unterhaltung. Eine Unterhaltung, die Werkzeuge anbietet, fragt außerdem jeden Server nach seiner Liste; so erfährt er, wann Sie ihn benutzen. Namen und Beschreibungen seiner Werkzeuge gehen mit jeder Frage an Ihr Modell; es sind die Worte des Servers, so wie alles, was seine Werkzeuge ergeben.',
  'servers.add': 'Neuer Server',
  'servers.new': 'Neuer Server',
  'servers.edit': 'Bearbeiten',
  'servers.delete': 'Löschen',
  'servers.on': 'Benutzen',
  'servers.check': 'Prüfen',
  'servers.cancelCheck': 'Abbrechen',
  'servers.unsaved': 'Nicht gespeichert',
  'servers.auth': 'Zugang',
  'servers.authHint':
    'Woran der Server erkennt, dass Sie es sind. Was er verlangt, steht in seiner Dokumentation.',
  'servers.auth.none': 'Keiner',
  'servers.auth.bearer': 'Token (Bearer)',
  'servers.auth.header': 'Token in einem eigenen Header',
  'servers.auth.oauth': 'Auf seiner Website anmelden (OAuth)',
  'servers.oauthHint':
    'Beim Speichern öffnet sich ein Fenster der Website, in dem Sie sich anmelden. Liegt sie unter einer anderen Adresse als der Server, erfahren Sie das vorher. Was die Anmeldung ergibt, wird immer verschlüsselt auf diesem Gerät aufbewahrt, auch wenn Sie Token anders aufbewahren, und nur an diesen Server und dorthin gesendet, wo Sie sich angemeldet haben.',
  'servers.name': 'Name des Servers',
  'servers.nameHint': 'Wie Sie möchten. Bleibt er leer, heißt der Server wie sein Host.',
  'servers.url': 'Adresse des Servers',
  'servers.urlHint':
    'Die ganze Adresse, etwa https://tools.example.com/mcp. Beim Speichern fragt Ihr Browser nach dem Zugriff auf den Host.',
  'servers.secretAddress':
    'Eine Adresse wird offen gespeichert und angezeigt. Steht ein Token darin, gehört es in das Feld dafür.',
  'servers.open': '{host} unverschlüsselt anfragen',
  'servers.openHint':
    'Jeder in diesem Netz kann Argumente, Ergebnisse und das Token unterwegs mitlesen. Nur für einen Server im eigenen Netz.',
  'servers.headerName': 'Name des Headers',
  'servers.token': 'Token',
  'servers.tokenHint':
    'Wird verschlüsselt aufbewahrt, nur an diesen Server gesendet und nie wieder angezeigt.',
  'servers.tokenKept': 'Leer lassen, um es zu behalten',
  'servers.tokenSaved': 'Ein Token, das auf {lastFour} endet, ist gespeichert.',
  'servers.tokenSavedShort': 'Ein Token ist gespeichert.',
  'servers.tokenLocked': 'Es ist jetzt gesperrt.',
  'servers.keyKind': 'Token aufbewahren',
  'servers.keyKindHint.session':
    'Nie auf der Festplatte. Schließt der Browser, ist das Token weg, und Sie geben es neu ein.',
  'servers.keyKindHint.device':
    'Verschlüsselt auf der Festplatte. Wer dieses Browserprofil benutzen kann, kann das Token benutzen.',
  'servers.keyKindHint.passphrase':
    'Verschlüsselt auf der Festplatte, unter der Passphrase, die nur Sie kennen. Ist sie eingegeben, kann das Token benutzen, wer diesen Browser benutzt.',
  'servers.passphraseSet':
    'Die Passphrase ist festgelegt. Mit „Speichern und prüfen“ wird das Token darunter aufbewahrt.',
  'servers.passphraseSetBrief':
    'Die Passphrase ist festgelegt, aber der Browser hat keinen Platz, sie sich zu merken: Drücken Sie innerhalb einer halben Minute „Speichern und prüfen“. Hat Sidestream so lange nichts zu tun, wird wieder gesperrt.',
  'servers.passphraseTaken':
    'Eine andere Seite hat gerade eine Passphrase festgelegt, und Ihre wurde es nicht. Mit „Speichern und prüfen“ wird das Token unter der anderen aufbewahrt.',
  'servers.protectionSession':
    'Bis der Browser schließt: Vom Token kommt nichts auf die Festplatte, also findet es dort später niemand. Solange der Browser läuft, kann es benutzen, wer ihn benutzt.',
  'servers.protectionDevice':
    'Auf diesem Gerät: Das Token liegt verschlüsselt auf der Festplatte, und was es entschlüsselt, liegt dort auch, wo nur der Browser es nimmt. Das schützt das Token vor Webseiten und anderen Erweiterungen, nicht vor jemandem, der Ihr Browserprofil oder Ihr Konto an diesem Computer hat.',
  'servers.protectionNone':
    'Gegen Schadprogramme auf diesem Computer, oder wenn Ihnen jemand beim Tippen zusieht, hilft keines der drei. Geben Sie dem Token am Server nicht mehr Rechte, als Sie brauchen. Eine vergessene Passphrase kann niemand zurückholen.',
  'servers.save': 'Speichern und prüfen',
  'servers.cancel': 'Verwerfen',
  'servers.saving.locked':
    'Noch wurde nichts gespeichert: Ihre Passphrase ist gesperrt. Geben Sie unten Ihre Passphrase ein, dann wird sofort gespeichert.',
  'servers.saving.no-room':
    'Nichts wurde gespeichert: Der Browser hat keinen Platz, um ein Token bis zum Schließen zu behalten. Wählen Sie, dass es anders aufbewahrt wird.',
  'servers.saving.gone':
    'Nichts wurde gespeichert: Das Token ist weg, denn der Browser wurde geschlossen oder hat verloren, was es öffnet. Geben Sie es neu ein.',
  'servers.saving.refused':
    'Das konnte nicht gespeichert werden. Es bleibt hier; versuchen Sie es noch einmal.',
  'servers.switchRefused': 'Das konnte nicht gespeichert werden. Versuchen Sie es noch einmal.',
  'servers.deleted': '„{name}“ ist gelöscht, und was ihn öffnete, ist vergessen.',
  'servers.undo': 'Rückgängig',
  'servers.restored': '„{name}“ ist wieder da.',
  'servers.restoredToken':
    '„{name}“ ist wieder da, ohne sein Token: Bearbeiten Sie ihn und geben Sie das Token neu ein.',
  'servers.restoredSignIn': '„{name}“ ist wieder da. Mit Prüfen melden Sie sich neu an.',
  'servers.factNone': 'ohne Token',
  'servers.factToken': 'Token …{lastFour}',
  'servers.factTokenShort': 'ein Token ist gespeichert',
  'servers.factLocked': 'Token gesperrt',
  'servers.factSignedIn': 'Anmeldung auf diesem Gerät',
  'servers.factNotSignedIn': 'nicht angemeldet',
  'servers.factOpen': 'unverschlüsselt',
  'servers.isOff': 'Aus: Kein Modell erfährt von seinen Werkzeugen.',
  'servers.notChecked': 'Nicht geprüft, seit diese Seite geöffnet wurde.',
  'servers.noToken':
    'Es ist kein Token für ihn gespeichert: Bearbeiten Sie ihn und geben Sie eines ein.',
  'servers.tokenGone':
    'Sein Token ist weg, denn der Browser wurde geschlossen oder hat verloren, was es öffnet: Bearbeiten Sie ihn und geben Sie es neu ein.',
  'servers.asking': '{host} wird gefragt …',
  'servers.signingIn': '{host} wird gefragt. Öffnet sich ein Fenster, melden Sie sich dort an.',
  'servers.cancelled': 'Die Prüfung wurde abgebrochen.',
  'servers.notAllowed':
    'Ihr Browser durfte {host} nicht anfragen, darum wurde nichts gesendet. Mit Prüfen werden Sie noch einmal gefragt.',
  'servers.allow': '{host} erlauben und prüfen',
  'servers.signInAt': 'Bei {origin} anmelden',
  'servers.listedNone': '{host} hat geantwortet. Werkzeuge bietet er nicht an.',
  'servers.listed': {
    one: '{host} bietet ein Werkzeug an.',
    other: '{host} bietet {count} Werkzeuge an.',
  },
  'servers.listedOff': {
    one: 'Eines ist ausgeschaltet.',
    other: '{count} sind ausgeschaltet.',
  },
  'servers.listedMore':
    'Er hat noch mehr, und das sind zu viele: Sie werden keinem Modell angeboten.',
  'servers.tools': { one: 'Ein Werkzeug', other: '{count} Werkzeuge' },
  'servers.toolsHint':
    'Was hier ausgeschaltet ist, wird keinem Modell angeboten. Titel und Beschreibungen sind die Worte des Servers.',
  'servers.acts': 'kann etwas verändern',
  'servers.reads': 'liest nur, sagt der Server',
  'servers.left.rules':
    'Einige Regeln für seine Argumente (Muster, eindeutige Einträge) prüft nur der Server selbst.',
  'servers.left.schema':
    'Was es über seine Argumente sagt, ist nicht zu gebrauchen, denn es fehlt, ist fehlerhaft oder zu groß: Modelle erfahren davon nichts.',
  'servers.noDescription': 'Was es tut, sagt der Server nicht.',
  'servers.more': 'Die ganze Beschreibung',
  'servers.fault.url.empty':
    'Tragen Sie die Adresse des Servers ein, etwa https://tools.example.com/mcp.',
  'servers.fault.url.malformed':
    'Das ist keine Adresse. Sie sollte aussehen wie https://tools.example.com/mcp.',
  'servers.fault.url.unsupported-scheme':
    'Hier gehen nur Adressen mit https, und mit http nur dieser Computer und das eigene Netz.',
  'servers.fault.url.insecure':
    'Mit http könnten andere Argumente, Ergebnisse und das Token mitlesen. Nehmen Sie https; http gilt nur für diesen Computer (localhost) und für Server im eigenen Netz.',
  'servers.fault.url.has-credentials':
    'Nehmen Sie Benutzername und Passwort aus der Adresse: Sie wird offen gespeichert und angezeigt. Ein Token hat sein eigenes Feld.',
  'servers.fault.open':
    'Es wurde nichts gesendet. Setzen Sie den Haken, wenn der Server in Ihrem eigenen Netz steht, oder tragen Sie eine https-Adresse ein.',
  'servers.fault.headerName.unnamed':
    'So kann kein Header heißen. Nehmen Sie Buchstaben, Ziffern und Bindestriche, etwa x-api-key.',
  'servers.fault.headerName.taken':
    'Der Browser braucht diesen Header für etwas anderes und würde das Token dort nicht senden. Nehmen Sie einen anderen Namen.',
  'servers.fault.headerName.protocol':
    'Das Protokoll braucht diesen Header selbst. Tragen Sie den Namen ein, den die Dokumentation des Servers für das Token nennt.',
  'servers.fault.token.missing':
    'Geben Sie das Token ein, oder wählen Sie „Keiner“, wenn der Server keines verlangt.',
  'servers.fault.token.moved':
    'Das gespeicherte Token ist an eine andere Adresse oder einen anderen Zugang gebunden und wird hierhin nicht gesendet. Geben Sie das Token für diese Adresse ein.',
  'servers.fault.token.gone':
    'Das Token ist weg, denn der Browser wurde geschlossen oder hat verloren, was es öffnet. Geben Sie es neu ein.',
  'servers.fault.token.none':
    'In dem, was Sie eingegeben haben, steckt kein Token. Fügen Sie das Token selbst ein, oder leeren Sie das Feld.',
  'servers.fault.token.unsendable':
    'Das Token enthält Zeichen, die kein Token hat, als wäre seine verdeckte Form kopiert worden. Kopieren Sie das Token selbst.',
  'servers.fault.token.too-long':
    'Das ist länger als jedes Token. Kopieren Sie nur das Token und fügen Sie es noch einmal ein.',
  'servers.fault.keyKind':
    'Es gibt noch keine Passphrase. Legen Sie hier eine fest, oder bewahren Sie das Token anders auf.',
  'servers.error.badReply':
    '{host} antwortet, aber nicht wie ein Werkzeugserver{status}. Prüfen Sie die Adresse: Oft endet sie auf /mcp. Server, die nur die ältere Form sprechen (HTTP mit SSE), gehen nicht.',
  'servers.error.notFound':
    '{host} hat unter dieser Adresse keinen Werkzeugserver{status}. Prüfen Sie den Pfad: Oft endet er auf /mcp.',
  'servers.error.noKey.none':
    '{host} lässt niemanden ohne Token oder Anmeldung ein{status}. Bearbeiten Sie den Server und wählen Sie unter „Zugang“, was er verlangt.',
  'servers.error.noKey.token':
    '{host} verlangt ein Token, und es ist keines gespeichert{status}. Bearbeiten Sie den Server und geben Sie eines ein.',
  'servers.error.noKey.oauth':
    'Sie sind bei {host} nicht angemeldet{status}: Das Fenster wurde geschlossen, es kam zu keiner Anmeldung, oder eine frühere gilt nicht mehr. Mit Prüfen melden Sie sich an.',
  'servers.error.keyRefused':
    '{host} hat das Token abgelehnt{status}. Prüfen Sie, ob es vollständig und gültig ist und für diesen Server gilt; ein anderes geben Sie unter Bearbeiten ein.',
  'servers.error.keyRefusedSignIn':
    '{host} nimmt Ihre Anmeldung nicht mehr an{status}. Mit Prüfen melden Sie sich neu an.',
  'servers.error.notAllowed':
    '{host} hat diese Anfrage nicht eingelassen{status}. Prüfen Sie, ob die Adresse stimmt und ob Ihr Konto diesen Server benutzen darf.',
  'servers.error.keyLocked': 'Das Token für {host} ist gesperrt. Geben Sie Ihre Passphrase ein.',
  'servers.error.keyGone':
    'Das Token für {host} ist weg, denn der Browser wurde geschlossen oder hat verloren, was es öffnet: Bearbeiten Sie den Server und geben Sie es neu ein.',
  'servers.error.keyGoneSignIn':
    'Was die Anmeldung bei {host} ergeben hat, lässt sich nicht mehr öffnen. Bearbeiten Sie den Server, speichern Sie ihn ohne Anmeldung, und wählen Sie die Anmeldung dann neu.',
  'servers.error.noPermission':
    'Ihr Browser darf {host} noch nicht anfragen, darum wurde dorthin nichts gesendet.',
  'servers.error.signInAt':
    '„{name}“ will, dass Sie sich bei {origin} anmelden. Das ist ein anderer Ort als der Server selbst, und dorthin wurde noch nichts gesendet. Gehen Sie nur weiter, wenn Sie ihn kennen.',
  'servers.error.unconfirmed':
    '{host} würde unverschlüsselt angefragt, darum wurde nichts gesendet. Bestätigen Sie unter Bearbeiten, dass der Server in Ihrem eigenen Netz steht, oder geben Sie eine https-Adresse an.',
  'servers.error.unreachable':
    '{host} ist nicht zu erreichen. Prüfen Sie die Adresse, ob der Server läuft und ob dieses Netz Sie durchlässt. Umleitungen wird nicht gefolgt.',
  'servers.error.timedOut':
    '{host} hat zu lange geschwiegen. Prüfen Sie, ob dort ein Werkzeugserver läuft, und prüfen Sie ihn dann noch einmal.',
  'servers.error.tooLarge':
    '{host} hat mehr gesendet, als wir auf einmal annehmen; die Antwort wurde verworfen. Der Server müsste weniger anbieten.',
  'servers.error.interrupted':
    'Die Verbindung zu {host} ging verloren. Prüfen Sie den Server noch einmal.',
  'servers.error.refused':
    '{host} hat einen Fehler gemeldet{status}. Die Einzelheiten sagen, welchen.',
  'servers.error.badRequest':
    '{host} hat die Anfrage nicht angenommen{status}. Die Einzelheiten sagen, was daran stört.',
  'servers.error.unexpected':
    'Ein Fehler in Sidestream hat diese Prüfung beendet. Versuchen Sie es noch einmal; kommt er wieder, melden Sie ihn bitte.',
};
