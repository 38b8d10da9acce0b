/** See the English area of this name. */
export const options = {
  'options.title': 'Einstellungen von Sidestream',
  'options.loading': 'Ihre Einstellungen werden geöffnet …',
  'options.outdated': 'Sidestream wurde aktualisiert. Laden Sie diese Seite neu.',
  'options.memoryOnly':
    'Dieser Browser gibt keinen Speicher frei. Was Sie hier speichern, auch Schlüssel, ist vergessen, sobald Sidestream eine halbe Minute nichts zu tun hatte.',
  'options.laterVersion':
    'Eine neuere Version von Sidestream hat hier geschrieben. Ihre Verbindungen und Schlüssel sind erhalten und kommen mit dem Update zurück. Was Sie inzwischen speichern, ist vergessen, sobald Sidestream eine halbe Minute nichts zu tun hatte.',

  'options.welcome': 'Sidestream einrichten',
  'options.stepProvider':
    'Wählen Sie einen Anbieter oder tragen Sie die Adresse eines eigenen Servers ein.',
  'options.stepKey':
    'Fügen Sie Ihren Schlüssel ein. Er wird verschlüsselt aufbewahrt, so wie Sie es wählen, und nie wieder angezeigt.',
  'options.stepTest':
    'Testen Sie die Verbindung, speichern Sie sie und fragen Sie in der Seitenleiste.',
  'options.disclosureTitle': 'Was wohin gesendet wird',
  'options.disclosureSent':
    'Ihre Fragen, der Text, den Sie anhängen, und die früheren Nachrichten derselben Unterhaltung gehen mit Ihrem Schlüssel an die Adresse, die Sie für die Verbindung eintragen, direkt aus diesem Browser. Sonst geht nichts irgendwohin.',
  'options.disclosureKey':
    'Der Schlüssel wird verschlüsselt aufbewahrt, so wie Sie es wählen. Nach dem Speichern sind nur noch seine letzten vier Zeichen zu sehen.',
  'options.disclosureTelemetry': 'Keine Telemetrie, kein Konto, kein Server von uns.',

  'options.connections': 'Verbindungen',
  'options.inTheOpen': 'unverschlüsselt',
  'options.noModel': 'kein Modell',
  'options.keyHint': 'Schlüssel …{lastFour}',
  'options.keyHintShort': 'Schlüssel gespeichert',
  'options.noKey': 'kein Schlüssel',
  'options.default': 'Standard',
  'options.unsaved': 'Nicht gespeichert',
  'options.edit': 'Bearbeiten',
  'options.delete': 'Löschen',
  'options.makeDefault': 'Als Standard',
  'options.add': 'Verbindung hinzufügen',
  'options.deleteTitle': '„{name}“ löschen?',
  'options.deleteText':
    'Die Verbindung und ihr Schlüssel werden von diesem Gerät entfernt. Unterhaltungen bleiben.',

  'options.firstConnection': 'Ihre Verbindung',
  'options.newConnection': 'Neue Verbindung',
  'options.editConnection': '„{name}“ bearbeiten',
  'options.provider': 'Anbieter',
  'options.custom': 'Anderer Server (OpenAI-kompatibel)',
  'options.baseUrl': 'Basis-URL',
  'options.baseUrlHint': 'Die Adresse der API. Der Name des Servers genügt; der Pfad wird ergänzt.',
  'options.openOrigin': '{host} unverschlüsselt anfragen',
  'options.openOriginHint':
    'Jeder in diesem Netz kann Fragen, Antworten und den Schlüssel unterwegs mitlesen. Nur für einen Server im eigenen Netz.',
  'options.fault.confirmedOrigin.missing':
    'Es wurde nichts gesendet. Setzen Sie den Haken, wenn der Server in Ihrem eigenen Netz steht, oder tragen Sie eine https-Adresse ein.',
  'options.apiKey': 'API-Schlüssel',
  'options.keyOptional': 'Bleibt leer, wenn der Server keinen verlangt.',
  'options.noKeyHere': 'Kein Schlüssel für diese Adresse',
  'options.keyNoneHere':
    'Diese Adresse wird ohne Schlüssel gefragt. Der für {host} wird gelöscht, wenn Sie Speichern drücken.',
  'options.keyNoneAnew': 'Diese Adresse wird ohne Schlüssel gefragt.',
  'options.keyPage': 'Schlüssel bei {provider} holen',
  'options.keySaved': 'Ein Schlüssel, der auf {lastFour} endet, wurde am {date} gespeichert.',
  'options.keySavedShort': 'Ein Schlüssel wurde am {date} gespeichert.',
  'options.keyKept': 'Leer lassen, um ihn zu behalten',
  'options.forgetKey': 'Schlüssel löschen',
  'options.forgetKeyTitle': 'Schlüssel löschen?',
  'options.forgetKeyText':
    'Der Schlüssel wird endgültig von diesem Gerät gelöscht. Um die Verbindung wieder zu benutzen, brauchen Sie ihn noch einmal; die meisten Anbieter zeigen einen Schlüssel nur ein Mal.',
  'options.secretAddress':
    'Eine Adresse wird offen gespeichert und angezeigt: Der Schlüssel gehört ins Schlüsselfeld.',
  'options.keyCleaned':
    'Nur der Schlüssel selbst blieb stehen, ohne Leerzeichen, Zeilenumbrüche, Anführungszeichen und das, was davor stand.',
  'options.model': 'Modell',
  'options.listModels': 'Modelle auflisten',
  'options.cancelList': 'Abfrage abbrechen',
  'options.modelsKnown': {
    one: '{count} Modell ist aufgelistet. Leeren Sie das Feld, um es zu sehen.',
    other: '{count} Modelle sind aufgelistet. Leeren Sie das Feld, um alle zu sehen.',
  },
  'options.systemPrompt': 'System-Prompt',
  'options.systemPromptHint': 'Geht jeder Unterhaltung voraus. Leer für keinen.',
  'options.name': 'Name',
  'options.nameHint': 'So heißt die Verbindung in der Seitenleiste.',
  'options.test': 'Verbindung testen',
  'options.cancelTest': 'Test abbrechen',
  'options.testHint':
    'Der Test bittet um eine kurze Antwort; Ihr Anbieter kann sie in Rechnung stellen.',
  'options.agreement':
    'Mit Speichern, Testen oder Modelle auflisten stimmen Sie zu: Ihre Fragen, was Sie anhängen und die bisherige Unterhaltung gehen an {host}, jedes Mal, wenn Sie eine senden, und mit ihnen der Schlüssel, falls Sie einen eintragen. Der Test und das Auflisten senden den Schlüssel jetzt dorthin.',
  'options.agreementNoHost': 'die Adresse oben',
  'options.save': 'Speichern',

  'options.fault.baseUrl.empty': 'Tragen Sie die Adresse der API ein, etwa api.example.com.',
  'options.fault.baseUrl.malformed':
    'Das ist keine Adresse. Sie sollte aussehen wie https://api.example.com/v1.',
  'options.fault.baseUrl.unsupported-scheme':
    'Hier gehen nur Adressen mit https, und mit http nur dieser Computer und das eigene Netz.',
  'options.fault.baseUrl.insecure':
    'Mit http ginge Ihr Schlüssel unverschlüsselt durchs Netz. Nehmen Sie https; http gilt nur für diesen Computer (localhost) und für Server im eigenen Netz.',
  'options.fault.baseUrl.has-credentials':
    'Nehmen Sie Benutzername und Passwort aus der Adresse. Der Schlüssel hat sein eigenes Feld.',
  'options.fault.apiKey.missing':
    'Dieser Anbieter verlangt einen Schlüssel. Fügen Sie ihn hier ein.',
  'options.fault.apiKey.moved':
    'Der gespeicherte Schlüssel ist an {host} gebunden und geht an keine andere Adresse. Tragen Sie den Schlüssel für diese Adresse ein, oder sagen Sie, dass es keinen gibt.',
  'options.fault.apiKey.movedNeeded':
    'Der gespeicherte Schlüssel ist an {host} gebunden und geht an keine andere Adresse. Tragen Sie den Schlüssel für diese Adresse ein.',
  'options.fault.apiKey.none':
    'In dem, was Sie eingegeben haben, steckt kein Schlüssel. Fügen Sie den Schlüssel selbst ein, oder leeren Sie das Feld.',
  'options.fault.apiKey.deleted':
    'Der Schlüssel wurde mit der Verbindung gelöscht. Geben Sie ihn neu ein, um die Verbindung neu anzulegen.',
  'options.fault.apiKey.unsendable':
    'Der Schlüssel enthält Zeichen, die kein Schlüssel hat, als wäre seine verdeckte Form kopiert worden. Kopieren Sie den Schlüssel selbst.',
  'options.fault.apiKey.too-long':
    'Das ist länger als jeder Schlüssel. Kopieren Sie nur den Schlüssel und fügen Sie ihn noch einmal ein.',
  'options.fault.model.missing':
    'Tragen Sie ein Modell ein oder holen Sie die Liste mit „Modelle auflisten“.',

  'options.testing': '{model} bei {host} wird gefragt …',
  'options.listing': '{host} wird nach Modellen gefragt …',
  'options.testQueued':
    'Antworten belegen alle Verbindungen zu {host}. Der Test von {model} beginnt, sobald eine davon endet.',
  'options.listQueued':
    'Antworten belegen alle Verbindungen zu {host}. Nach den Modellen wird gefragt, sobald eine davon endet.',
  'options.saving': 'Wird gespeichert …',
  'options.saved': 'Gespeichert',
  'options.savedAnew':
    'Gespeichert. Diese Verbindung war anderswo gelöscht worden und wurde neu angelegt.',
  'options.deletedElsewhere':
    'Diese Verbindung wurde in einem anderen Tab oder Fenster gelöscht, und mit ihr der Schlüssel. Ihre Eingaben sind noch da; Speichern legt sie neu an.',
  'options.deletedMeanwhile':
    'Nichts wurde gespeichert: Diese Verbindung wurde inzwischen in einem anderen Tab oder Fenster gelöscht, und mit ihr der Schlüssel. Geben Sie den Schlüssel neu ein und drücken Sie Speichern, um sie neu anzulegen.',
  'options.savedWithoutAccess':
    'Gespeichert, aber Sidestream darf {host} noch nicht anfragen. Drücken Sie noch einmal Speichern und erlauben Sie es.',
  'options.notSaved':
    'Das ließ sich nicht speichern. Was Sie eingegeben haben, ist noch da; drücken Sie noch einmal Speichern.',
  'options.testRefused':
    'Nichts wurde gesendet: Sidestream darf {host} nicht anfragen. Drücken Sie noch einmal Verbindung testen und erlauben Sie es.',
  'options.listRefused':
    'Nichts wurde gesendet: Sidestream darf {host} nicht anfragen. Drücken Sie noch einmal Modelle auflisten und erlauben Sie es.',
  'options.testCancelled': 'Der Test wurde abgebrochen.',
  'options.listCancelled': 'Die Abfrage wurde abgebrochen.',
  'options.answered': 'Es geht. {model} begann nach {ms} ms zu antworten:',
  'options.answeredEmpty': 'Es geht. {model} beendete die Antwort nach {ms} ms ohne ein Wort.',
  'options.modelsListed': {
    one: '{count} Modell gefunden. Es steht im Feld Modell zur Wahl.',
    other: '{count} Modelle gefunden. Sie stehen im Feld Modell zur Wahl.',
  },
  'options.modelsNone':
    'Der Server listet keine Modelle auf. Tippen Sie den Namen des Modells ein.',
  'options.keyForgotten': 'Der Schlüssel wurde von diesem Gerät entfernt.',
  'options.unlockedNow': 'Die Schlüssel sind jetzt entsperrt. Drücken Sie den Knopf noch einmal.',
  'options.adviceNoKey': 'Tragen Sie oben den Schlüssel ein.',
  'options.adviceKeyLocked': 'Geben Sie unten Ihre Passphrase ein, dann geschieht es sofort.',
  'options.adviceKeyGone': 'Geben Sie ihn oben neu ein.',
  'options.adviceNoPermission': 'Drücken Sie noch einmal auf den Knopf und erlauben Sie es.',
  'options.adviceKeyRefused':
    'Prüfen Sie, ob der Schlüssel vollständig und gültig ist und für {model} gilt.',
  'options.adviceNotFound': 'Prüfen Sie die Basis-URL und das Modell „{model}“.',
  'options.adviceBadReply':
    'Prüfen Sie, ob die Basis-URL zu einer API gehört, nicht zu einer Website.',
  'options.adviceTooLong':
    'Der Test sendet einen kurzen Satz. Wählen Sie ein Modell, das mehr aufnimmt, oder verringern Sie unter „Erweitert“ die längste Antwort.',
  'options.adviceTimedOut': 'Versuchen Sie es erneut oder wählen Sie ein schnelleres Modell.',
  'options.listTooLarge':
    '{host} hat eine Liste geschickt, die zu groß ist, um sie zu lesen. Geben Sie den Namen des Modells ein.',
  'options.adviceListAgain':
    'Versuchen Sie es noch einmal, oder tippen Sie den Namen des Modells ein.',
  'options.adviceAgain': 'Versuchen Sie es erneut.',
  'options.detail': 'Was der Server sagte',

  'options.nextTitle': 'Bereit',
  'options.nextText':
    'Öffnen Sie die Seitenleiste und fragen Sie. Haben Sie schon gefragt, wurde Ihre Frage aufbewahrt: Drücken Sie dort auf „Erneut versuchen“.',
  'options.openSidePanel': 'Seitenleiste öffnen',

  'options.settings': 'Einstellungen',
  'options.language': 'Sprache',
  'options.languageAuto': 'Automatisch',
  'options.stopOnClose': 'Beim Schließen anhalten',
  'options.stopOnCloseHint':
    'Wer Seitenleiste oder Popup schließt, beendet dann die Antwort. Sonst wird sie im Hintergrund fertig und bleibt erhalten.',
  'options.notify': 'Melden, wenn eine Antwort fertig ist, die ich nicht verfolge',
  'options.notifyHint':
    'Mit dem Titel der Unterhaltung und wie sie ausging, nie mit der Antwort. Der Browser fragt, ob Sidestream das darf.',
  'options.notifyRefused':
    'Der Browser erlaubt Sidestream keine Benachrichtigungen. Das Kästchen noch einmal ankreuzen und erlauben.',
  'options.shortcuts': 'Tastenkürzel',
  'options.changeShortcuts': 'Tastenkürzel ändern',
  'options.noShortcut': 'nicht belegt',
  'options.shortcut.open-side-panel': 'Seitenleiste öffnen',
  'options.shortcut.new-conversation': 'Neue Unterhaltung',
  'options.shortcut.popup': 'Popup öffnen',
  'options.about': 'Über Sidestream',
  'options.licences': 'Was darin von anderen stammt, mit den Lizenzen',
  'options.aboutText':
    'Sidestream bringt Antworten im Fluss in Ihren Browser, mit Ihrem eigenen Schlüssel. Es ist freie Software unter der MIT-Lizenz.',
};
