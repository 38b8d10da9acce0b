/** See the English area of this name. */
export const panel = {
  'panel.conversation': 'Unterhaltung',
  'panel.conversations': 'Unterhaltungen',
  'panel.newConversation': 'Neue Unterhaltung',
  'panel.model': 'Modell',
  'panel.streamed': 'fortlaufend',
  'panel.streamedTitle': 'Antworten kommen Wort für Wort. Klicken, um sie am Stück zu erhalten.',
  'panel.whole': 'am Stück',
  'panel.wholeTitle': 'Antworten kommen am Stück. Klicken, um sie Wort für Wort zu erhalten.',
  'panel.untitled': 'Neue Unterhaltung',
  'panel.message': 'Nachricht',
  'panel.messagePlaceholder': 'Frage stellen',
  'panel.send': 'Senden',
  'panel.stop': 'Stopp',
  'panel.hintLive':
    'Vor der nächsten Frage muss die Antwort enden oder gestoppt werden. Ihr Text bleibt hier stehen.',
  'panel.hintNoConnection': 'Richten Sie zuerst eine Verbindung ein. Ihr Text bleibt hier stehen.',
  'panel.hintDraftRefused':
    'Dieser Text ist zu lang, um aufbewahrt zu werden, wenn sich diese Seite schließt. Senden lässt er sich trotzdem.',
  'panel.hintConnecting': 'Noch nicht verbunden. Ihr Text bleibt hier stehen.',
  'panel.jumpToLatest': 'Zum Neuesten',
  'panel.connecting': 'Verbinden…',
  'panel.loading': 'Laden…',
  'panel.answering': 'Antwort kommt',
  'panel.answerFinished': 'Die Antwort ist vollständig',
  'panel.answerCut': 'Die Antwort endet an der Längengrenze',
  'panel.answerStopped': 'Die Antwort wurde gestoppt',
  'panel.answerInterrupted': 'Die Antwort wurde unterbrochen',
  'panel.answerFailed': 'Die Antwort ist fehlgeschlagen',
  'panel.emptyTitle': 'Stellen Sie eine Frage',
  'panel.emptyHint':
    'Enter sendet. Umschalt + Enter beginnt eine neue Zeile. Escape stoppt eine Antwort.',
  'panel.emptySelectionHint':
    'Um nach einem Text auf einer Seite zu fragen, markieren Sie ihn und wählen im Kontextmenü „Auswahl erklären“.',
  'panel.firstRunTitle': 'Jedes Modell fragen, mit Ihrem eigenen Schlüssel',
  'panel.firstRunText':
    'Sidestream hat kein Konto und keinen eigenen Server. Sie verbinden es mit einem Anbieter, für den Sie einen Schlüssel haben, oder mit einem Modell auf diesem Rechner.',
  'panel.disclosureTitle': 'Was wohin gesendet wird',
  'panel.disclosureSent':
    'Ihre Fragen, was in der Unterhaltung davor steht und Texte, die Sie anhängen, gehen an die Verbindung, die Sie wählen, und zwar wenn Sie senden.',
  'panel.disclosureKept': 'Unterhaltungen und Schlüssel bleiben in diesem Browser.',
  'panel.disclosureNothing':
    'Sonst verlässt nichts den Browser: keine Nutzungszahlen, keine Absturzberichte.',
  'panel.offline': 'Sie sind offline. Ein Modell auf diesem Rechner antwortet weiterhin.',
  'panel.memoryOnly':
    'Dieser Browser hat keinen Platz zum Sichern oder verweigert es. Was Sie ab jetzt fragen, ist vergessen, sobald er schließt.',
  'panel.fullMemory':
    'Was dieser Browser im Arbeitsspeicher hält, ist voll. Eine Antwort, die jetzt kommt, kann bald verloren sein: Kopieren Sie, was Sie davon brauchen, oder löschen Sie temporäre Unterhaltungen.',
  'panel.laterVersion':
    'Eine neuere Version von Sidestream hat hier geschrieben. Ihre Unterhaltungen sind erhalten und kommen mit dem Update zurück. Neue bleiben im Arbeitsspeicher, bis der Browser schließt.',
  'panel.outdatedTitle': 'Sidestream wurde aktualisiert',
  'panel.outdatedText': 'Laden Sie diese Seite neu. Es geht nichts verloren.',
  'panel.search': 'Unterhaltungen durchsuchen',
  'panel.noneFound': 'In keiner Unterhaltung stehen alle diese Wörter',
  'panel.found': { one: '{count} Unterhaltung gefunden', other: '{count} Unterhaltungen gefunden' },
  'panel.moreConversations': 'Mehr anzeigen',
  'panel.searchPartial': 'Was dazukam, wird noch gelesen. Was sich noch findet, kommt von selbst.',
  'panel.moreFound': 'Es gibt noch mehr. Ein weiteres Wort grenzt es ein.',
  'panel.temporary': 'temporär',
  'panel.temporaryChat': 'Temporäre Unterhaltung',
  'panel.temporaryTitle': 'Diese Unterhaltung ist temporär',
  'panel.temporaryHint':
    'Sie wird nie auf die Festplatte geschrieben und ist weg, sobald der Browser schließt. Ihr Anbieter kann sie trotzdem aufbewahren.',
  'panel.noConversations': 'Noch keine Unterhaltungen',
  'panel.live': 'Antwort kommt',
  'panel.queued': 'In der Warteschlange',
  'panel.unread': 'Neue Antwort',
  'panel.keyboard': 'Tastatur',
  'panel.answerCopied': 'Antwort kopiert',
  'panel.codeCopied': 'Code kopiert',
  'panel.spokenCode': { one: 'Code, {count} Zeile.', other: 'Code, {count} Zeilen.' },
  'panel.spokenTable': { one: 'Tabelle, {count} Zeile.', other: 'Tabelle, {count} Zeilen.' },
};
