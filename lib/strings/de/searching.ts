/** See the English area of this name. */
export const searching = {
  'options.sections': 'Auf dieser Seite',
  'options.search': 'Einstellungen durchsuchen',
  'options.searchClear': 'Alle zeigen',
  'options.searchFound': {
    one: '{count} Stelle gefunden. Enter führt hin.',
    other: '{at} von {count} Stellen. Pfeiltasten gehen sie durch, Enter führt hin.',
  },
  'options.searchNone':
    'Nichts hier enthält „{typed}“. Versuchen Sie ein anderes Wort dafür, etwa „Schlüssel“, „dunkel“ oder „Export“, oder zeigen Sie alles.',
  'options.searchSynonyms':
    'dunkel, dunkelmodus, dark, nacht, schwarz, hell, design, thema, aussehen, farben; berechtigung, berechtigungen, zugriff, erlauben, erlaubnis, rechte, entziehen, zurücknehmen; schrift, schriftgröße, zoom, buchstaben, größer, kleiner, textgröße; schlüssel, key, passwort, geheimnis, api-schlüssel, zugang; backup, sicherung, sichern, herunterladen, exportieren, export; wiederherstellen, hochladen, umziehen, importieren, import; verlauf, chats, aufbewahren, unterhaltungen; leeren, entfernen, zurücksetzen, löschen; geld, preis, preise, ausgaben, grenze, limit, budget, kosten; kürzel, tastenkürzel, hotkey, shortcut, tastatur, tastenkombination, tastenkombinationen; hinweis, ton, benachrichtigung, benachrichtigungen, bescheid, melden; kreativität, zufall, temperatur; rolle, charakter, system-prompt, systemprompt, persona, personas, anweisungen; vorlage, vorlagen, baustein, bausteine, prompts; ki, llm, modell, modelle; endpunkt, url, server, adresse, host, basis-url, proxy; anbieter, konto; sprache, übersetzung, deutsch, englisch; datenschutz, privatsphäre, daten, telemetrie; tempo, stream, wort für wort, antworten erscheinen; stimme, barrierefreiheit, vorlesen, screenreader; verbrauch, statistik, token, zahlen; log, logs, fehler, fehlerbericht, support, protokoll, diagnose; name, titel; version, lizenz, über; werkzeug, werkzeuge, tool, tools, funktion, funktionen, funktionsaufruf, funktionsaufrufe, plugin, plugins, mcp; warten, timeout, versuche, wiederholen',
} as const;
