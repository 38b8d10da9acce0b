/** See the English area of this name. */
export const permissions = {
  'permissions.title': 'Berechtigungen',
  'permissions.intro':
    'Nichts wird im Voraus verlangt: Ihr Browser fragt bei dem Klick, der es braucht. Was Sie erlaubt haben, können Sie hier entziehen; was es dann braucht, sagt es und fragt neu. Eine Antwort, die gerade kommt, läuft zu Ende.',
  'permissions.allowed': 'Erlaubt',
  'permissions.notAllowed': 'Nicht erlaubt',
  'permissions.revoke': 'Entziehen',
  'permissions.revoked': '{name}: entzogen.',
  'permissions.notRevoked':
    '{name}: Der Browser hat es nicht entzogen. Versuchen Sie es auf seiner eigenen Seite für Erweiterungen.',
  'permissions.usedBy': 'Gebraucht von {names}.',
  'permissions.unused':
    'Keine Verbindung, kein Werkzeug von Ihnen und kein Werkzeugserver braucht es: Es wurde zum Lesen einer Seite dort erlaubt, zur Suche nach einem Modellserver oder für etwas, das es nicht mehr gibt. Sie können es entziehen.',
  'permissions.hostMissing':
    'Gebraucht von {names}. Gefragt wird, wenn Sie das testen, prüfen oder speichern oder etwas fragen.',
  'permissions.tabs': 'Titel und Adressen Ihrer Tabs',
  'permissions.tabsText':
    'Um zu wissen, welche Seite offen ist, um nach @ Ihre Tabs zu zeigen, und für Werkzeuge, die Sie erlauben. Nichts davon wird behalten oder gesendet, bis Sie eine Seite wählen oder ein Werkzeug erlauben, das es ergibt.',
  'permissions.tabsMissing':
    'Um zu wissen, welche Seite offen ist, um nach @ Ihre Tabs zu zeigen, und für Werkzeuge, die Sie erlauben. Gefragt wird dort. Ohne das geht „Zu dieser Seite fragen“ im Kontextmenü einer Seite.',
  'permissions.notifications': 'Benachrichtigungen',
  'permissions.notificationsText':
    'Um eine Antwort zu melden, die fertig wurde, während Sie nicht hinsahen.',
  'permissions.notificationsMissing':
    'Um eine Antwort zu melden, die fertig wurde, während Sie nicht hinsahen. Gefragt wird, wenn Sie das unter „Einstellungen“ ankreuzen.',
  'permissions.identity': 'Anmelden auf Websites',
  'permissions.identityText':
    'Um das Fenster zu öffnen, in dem Sie sich bei einem Werkzeugserver anmelden, der das verlangt. Kein Konto des Browsers wird gelesen.',
  'permissions.identityMissing':
    'Um das Fenster zu öffnen, in dem Sie sich bei einem Werkzeugserver anmelden, der das verlangt. Gefragt wird, wenn Sie einen solchen Server speichern oder prüfen.',
  'permissions.everywhere': 'Alle Websites',
  'permissions.everywhereText':
    'Für ein Bild des Tabs im Vordergrund: Mit weniger erlauben es Browser nicht. Damit lassen sich auch Seiten lesen, ohne für jede Website zu fragen.',
  'permissions.everywhereMissing':
    'Für ein Bild des Tabs im Vordergrund: Mit weniger erlauben es Browser nicht. Gefragt wird, wenn Sie „Bildschirmfotos erlauben“ drücken oder es einem Werkzeug erlauben.',
} as const;
