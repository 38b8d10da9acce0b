/** See the English area of this name. */
export const context = {
  'context.along': 'Geht mit Ihrer Frage mit',
  'context.selection': 'Auswahl: {words}',
  'context.fileName': 'Datei: {name}',
  'context.modelTakesNone':
    '{model} nimmt keine Bilder an. Wählen Sie ein anderes Modell, oder entfernen Sie das Bild.',
  'context.pictureName': 'Bild: {name}',
  'context.page': 'Seite: {title}',
  'context.tokens': { one: 'etwa {count} Token', other: 'etwa {count} Token' },
  'context.tokensOf': {
    one: 'etwa {part} von {count} Token',
    other: 'etwa {part} von {count} Token',
  },
  'context.remove': 'Entfernen: {name}',
  'context.show': 'Zeigen, was gesendet wird: {name}',
  'context.hidden': {
    one: '{count} Zeichen, das niemand sieht, wurde weggelassen.',
    other: '{count} Zeichen, die niemand sieht, wurden weggelassen.',
  },
  'context.cut':
    '{model} liest etwa {window} Token auf einmal, deshalb wird nur der Anfang davon gesendet. Was danach kommt, kennt das Modell nicht.',
  'context.cutAssumed':
    'Wie viel {model} auf einmal liest, ist hier nicht bekannt. Angenommen werden {window} Token, deshalb wird nur der Anfang davon gesendet.',
  'context.cutOwn':
    'Wie Sie es eingestellt haben, wird nur der Anfang davon gesendet. Was danach kommt, kennt das Modell nicht.',
  'context.wholeOwn':
    'Wie Sie es eingestellt haben, wird alles davon gesendet. Für {model} werden etwa {window} Token auf einmal angenommen.',
  'context.share': 'Wie viel davon gesendet wird',
  'context.sharePercent': '{percent} % davon',
  'context.preview': 'Das wird gesendet',
  'context.add': 'Eine Seite zu Ihrer Frage hinzufügen',
  'context.addPage': 'Diese Seite hinzufügen',
  'context.frame': 'Ein Rahmen von {host}: nicht gelesen, weil er zu einer anderen Seite gehört',
  'context.reading': 'Die Seite wird gelesen …',
  'context.looking': 'Welche Seite ist offen? …',
  'context.noPage': 'In diesem Fenster ist keine Webseite offen.',
  'context.allowOrigin': '{host} lesen',
  'context.asksOrigin':
    'Ihr Browser fragt, ob Sidestream {host} lesen darf. Gelesen wird nur, wenn Sie hier klicken; die Erlaubnis können Sie in den Einstellungen des Browsers zurücknehmen.',
  'context.allowTabs': 'Nachsehen, welche Seite offen ist',
  'context.asksTabs':
    'Ihr Browser fragt, ob Sidestream die Adressen Ihrer Tabs sehen darf; er nennt das Ihren Browserverlauf. Danach fragt er noch einmal, nach der Website dieser Seite.',
  'context.orOnce':
    'Ohne beides geht es so: Wählen Sie „Zu dieser Seite fragen“ im Kontextmenü der Seite. Das erlaubt diese Seite, dieses eine Mal.',
  'context.tabs': 'Tabs',
  'context.showTabs': 'Meine Tabs zeigen',
  'context.asksForTabs':
    'Ihr Browser fragt, ob Sidestream Titel und Adressen Ihrer Tabs sehen darf; er nennt das Ihren Browserverlauf.',
  'context.asksForTab': 'Nach der Website des Tabs, den Sie wählen, fragt Ihr Browser.',
  'context.refused':
    'Sie haben es nicht erlaubt, also wurde nichts gelesen. Ihre Frage ist, wie sie war.',
  'context.no-access':
    'Diese Seite ist noch nicht erlaubt, oder die Erlaubnis wurde zurückgenommen. Wählen Sie „Zu dieser Seite fragen“ in ihrem Kontextmenü, oder versuchen Sie es hier noch einmal.',
  'context.browser-page':
    'Das ist eine Seite des Browsers selbst. Solche darf keine Erweiterung lesen. Was Sie davon brauchen, können Sie in Ihre Frage kopieren.',
  'context.store':
    'Diese Seite gehört zu einem Laden für Erweiterungen. Browser lassen keine Erweiterung darin lesen. Was Sie davon brauchen, können Sie in Ihre Frage kopieren.',
  'context.file':
    'Das ist eine Datei auf Ihrem Computer. Browser lassen Erweiterungen sie nicht in ihrem Tab lesen. Ist es ein PDF, wählen Sie die Datei unten.',
  'context.pdf': 'Das ist ein PDF und keine Seite. Unten lässt es sich als PDF hinzufügen.',
  'context.addPdf': 'Dieses PDF hinzufügen',
  'context.password': 'Passwort dieses PDFs',
  'context.unlock': 'Öffnen',
  'context.pdf-locked':
    'Dieses PDF ist mit einem Passwort gesperrt. Geöffnet wird es hier, auf diesem Computer, und das Passwort wird nirgends aufbewahrt.',
  'context.pdf-wrong-password':
    'Das ist nicht das Passwort dieses PDFs. Versuchen Sie ein anderes.',
  'context.pdf-broken':
    'Diese Datei lässt sich nicht als PDF lesen: Sie ist beschädigt oder etwas anderes. Ihre Frage ist, wie sie war.',
  'context.pdf-no-text':
    'In diesem PDF ist kein Text, nur Bilder davon, wie aus einem Scanner. Ihre Frage ist, wie sie war.',
  'context.pdf-too-large':
    'Diese Datei ist größer als 40 MB, und mehr wird hier nicht gelesen. Teilen Sie sie, oder kopieren Sie den Teil, um den es geht, in Ihre Frage.',
  'context.pdf-not-fetched':
    'Dieses PDF ließ sich nicht aus seinem Tab holen, vielleicht weil man dort angemeldet sein muss. Speichern Sie es auf Ihrem Computer, und wählen Sie die Datei unten.',
  'context.gone':
    'Die Seite wurde geschlossen oder verlassen, während sie gelesen wurde. Öffnen Sie sie wieder, und fügen Sie sie noch einmal hinzu. Ihre Frage ist, wie sie war.',
  'context.empty':
    'Auf dieser Seite stehen keine Worte. Warten Sie, bis sie geladen ist, und versuchen Sie es noch einmal.',
  'context.too-large':
    'Diese Seite hat mehr Text, als irgendein Modell liest. Markieren Sie den Teil, um den es geht, und wählen Sie „Auswahl erklären“ im Kontextmenü.',
  'context.silent':
    'Von dieser Seite kam eine Minute lang nichts. Warten Sie, bis sie geladen ist, oder laden Sie sie neu, und fügen Sie sie noch einmal hinzu. Ihre Frage ist, wie sie war.',
  'context.noTab': 'Kein offener Tab hat „{typed}“ im Titel. Enter sendet es, wie es dasteht.',
  'context.noTabs':
    'Kein anderer Tab ist offen. Öffnen Sie darin eine Seite und geben Sie noch einmal @ ein.',
};
