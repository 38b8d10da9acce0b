/** See the English area of this name. */
export const errors = {
  'errors.theEndpoint': 'Die Gegenstelle',
  'errors.theModel': 'das Modell',
  'errors.status': ' ({status})',
  'errors.diagnostics': 'Diagnose, für einen Fehlerbericht',
  'errors.allowHost': '{host} erlauben',
  'errors.openSettings': 'Einstellungen öffnen',

  'errors.noConnectionTitle': 'Für diese Antwort gibt es keine Verbindung.',
  'errors.noConnection':
    'Richten Sie eine ein, oder wählen Sie ein anderes Modell, und versuchen Sie es erneut.',
  'errors.noKeyTitle': '{host} verlangt einen Schlüssel, und es ist keiner gespeichert.',
  'errors.noKey': 'Tragen Sie den Schlüssel in den Einstellungen ein und versuchen Sie es erneut.',
  'errors.keyLockedTitle': '{host} wurde nicht gefragt: Der Schlüssel war gesperrt.',
  'errors.keyLocked': 'Geben Sie Ihre Passphrase ein, dann geht die Frage sofort ab.',
  'errors.keyGoneTitle':
    '{host} wurde nicht gefragt: Der Schlüssel ist weg, denn der Browser wurde geschlossen oder hat verloren, was ihn öffnet.',
  'errors.keyGone': 'Geben Sie ihn in den Einstellungen neu ein und versuchen Sie es dann erneut.',
  'errors.noPermissionTitle': '{host} darf noch nicht angefragt werden.',
  'errors.noPermission': 'Erlauben Sie es, und die Frage geht sofort ab.',
  'errors.unconfirmedTitle': '{host} würde unverschlüsselt angefragt, darum wurde nichts gesendet.',
  'errors.unconfirmed':
    'Bestätigen Sie in den Einstellungen, dass der Server in Ihrem eigenen Netz steht, oder tragen Sie eine https-Adresse ein. Versuchen Sie es dann erneut.',
  'errors.keyRefusedTitle': '{host} hat den Schlüssel abgelehnt{status}.',
  'errors.keyRefused':
    'Prüfen Sie in den Einstellungen, ob der Schlüssel vollständig und gültig ist und für {model} gilt.',
  'errors.notAllowedTitle': '{host} hat diese Anfrage nicht eingelassen{status}.',
  'errors.notAllowedSaid': 'Die Begründung: „{said}“',
  'errors.notAllowed':
    'Prüfen Sie die Adresse in den Einstellungen, und ob der Server einen Schlüssel, eine Anmeldung oder ein anderes Netz verlangt.',
  'errors.notFoundTitle': '{host} kennt diese Adresse oder dieses Modell nicht{status}.',
  'errors.notFound': 'Prüfen Sie in den Einstellungen die Basis-URL und das Modell „{model}“.',
  'errors.rateLimitedTitle': '{host} nimmt gerade keine Anfragen mehr an{status}.',
  'errors.rateLimited': 'Warten Sie einen Moment und versuchen Sie es erneut.',
  'errors.rateLimitedWait': 'Versuchen Sie es in {wait} erneut.',
  'errors.rateLimitedNow': 'Die Wartezeit ist um: Versuchen Sie es erneut.',
  'errors.quotaExhaustedTitle':
    '{host} meldet, dass das Guthaben des Kontos verbraucht ist{status}.',
  'errors.quotaExhausted': 'Laden Sie es dort auf oder wählen Sie ein anderes Modell.',
  'errors.withoutPictures': 'Ohne Bilder fragen',
  'errors.noPicturesTitle': '{model} nimmt keine Bilder an.',
  'errors.noPictures':
    'Ihre Frage und die Bilder bleiben erhalten. Wählen Sie ein anderes Modell, oder fragen Sie ohne die Bilder.',
  'errors.tooLongTitle': 'Die Unterhaltung ist zu lang für {model}.',
  'errors.tooLong': 'Wählen Sie, was weggelassen wird.',
  'errors.tooLongAlone': 'Fragen Sie kürzer, oder wählen Sie ein Modell, das mehr aufnimmt.',
  'errors.badRequestTitle': '{host} hat die Anfrage nicht angenommen{status}.',
  'errors.badRequest':
    'Die Einzelheiten sagen, was daran stört. Vielleicht geht ein anderes Modell.',
  'errors.overloadedTitle': '{host} ist überlastet oder gestört{status}.',
  'errors.overloaded': 'Warten Sie einen Moment und versuchen Sie es erneut.',
  'errors.offlineTitle': 'Sie sind offline.',
  'errors.offline': 'Versuchen Sie es erneut, sobald die Verbindung wieder steht.',
  'errors.unreachableTitle': '{host} ist nicht zu erreichen.',
  'errors.unreachable':
    'Prüfen Sie die Basis-URL, ob der Server läuft und ob dieses Netz Sie durchlässt. Auch Umleitungen wird nicht gefolgt: Achten Sie auf http statt https und auf einen Pfad, der fehlt oder zu lang ist.',
  'errors.omitOrigin': 'Ohne Herkunft senden',
  'errors.blockedOriginTitle': '{host} lehnt Anfragen einer Browser-Erweiterung ab{status}.',
  'errors.blockedOrigin':
    'Erlauben Sie sie dort und versuchen Sie es erneut. Ollama: mit OLLAMA_ORIGINS=chrome-extension://*,moz-extension://* starten.',
  'errors.timedOutTitle': '{host} hat zu lange geschwiegen.',
  'errors.timedOut': 'Versuchen Sie es erneut oder wählen Sie ein schnelleres Modell.',
  'errors.silentFirstTitle': '{host} hat {waited} lang kein Wort einer Antwort gesendet.',
  'errors.silentBytesTitle': '{host} ist mitten in der Antwort verstummt.',
  'errors.silentPayloadTitle':
    '{host} hielt die Verbindung offen, sandte aber nichts mehr von der Antwort.',
  'errors.gaveUpTitle': '{host} hat das Warten auf die Anfrage aufgegeben{status}.',
  'errors.gaveUp':
    'Versuchen Sie es erneut. Kommt es wieder, prüfen Sie Ihr Netz oder senden Sie weniger auf einmal.',
  'errors.badReplyTitle': '{host} hat etwas gesendet, das keine Antwort ist{status}.',
  'errors.badReply':
    'Prüfen Sie in den Einstellungen, ob die Basis-URL zu einer API gehört, nicht zu einer Website.',
  'errors.interruptedTitle': 'Die Antwort wurde vor ihrem Ende unterbrochen.',
  'errors.lostToSleepTitle': 'Die Verbindung ging verloren, während der Computer schlief.',
  'errors.lostToNetworkTitle': 'Das Netz ging mitten in der Antwort verloren.',
  'errors.lostToUpdateTitle': 'Sidestream wurde aktualisiert, bevor die Antwort zu Ende war.',
  'errors.interrupted':
    'Was schon da war, bleibt erhalten. Setzen Sie dort fort oder versuchen Sie es erneut.',
  'errors.interruptedEmpty': 'Es war noch nichts da. Versuchen Sie es erneut.',
  'errors.interruptedWordless': 'Was schon da war, bleibt erhalten. Versuchen Sie es erneut.',
  'errors.interruptedThoughts': 'Nur der Gedankengang war schon da. Versuchen Sie es erneut.',
  'errors.modelUnavailableTitle': 'Das eingebaute Modell des Browsers kann gerade nicht antworten.',
  'errors.modelUnavailable':
    'Es braucht ein aktuelles Chrome auf einem Computer mit genug Speicher und einigen freien Gigabyte auf der Festplatte. Versuchen Sie es erneut oder wählen Sie in den Einstellungen eine andere Verbindung.',
  'errors.endlessTitle': 'Die Antwort fand kein Ende und wurde angehalten.',
  'errors.endless':
    'Was bis dahin gekommen ist, bleibt erhalten. Versuchen Sie es erneut oder wählen Sie ein anderes Modell.',
  'errors.refusedTitle': '{host} hat beim Antworten einen Fehler gemeldet{status}.',
  'errors.refused':
    'Was schon da war, bleibt erhalten. Die Einzelheiten sagen, was gemeldet wurde.',
  'errors.storageFullTitle': 'Die Frage ließ sich nicht speichern, daher wurde nichts gesendet.',
  'errors.storageFull': 'Schaffen Sie Platz auf dem Datenträger und versuchen Sie es erneut.',
  'errors.unexpectedTitle': 'Ein Fehler in Sidestream hat diese Antwort beendet.',
  'errors.unexpected':
    'Versuchen Sie es erneut. Kommt er wieder, melden Sie bitte die Einzelheiten.',

  'errors.requestId': 'Anfrage {id}',
  'errors.leaveOut': 'Weglassen',
  'errors.askWithout': 'Ohne diese erneut fragen',
  'errors.messageQuestion': 'Frage',
  'errors.messageAnswer': 'Antwort',
  'errors.seconds': { one: '{count} Sekunde', other: '{count} Sekunden' },
  'errors.minutes': { one: '{count} Minute', other: '{count} Minuten' },
};
