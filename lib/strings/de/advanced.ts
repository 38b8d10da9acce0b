/** See the English area of this name. */
export const advanced = {
  'options.advanced': 'Erweitert',
  'options.advancedInUse': 'In Gebrauch',
  'options.advancedHint':
    'Nichts davon muss ausgefüllt werden. Was leer bleibt, wird nicht gesendet.',

  'options.dialect': 'Sprache der API',
  'options.dialectOwn': 'Die des Anbieters ({dialect})',
  'options.dialect.chat-completions': 'OpenAI Chat Completions',
  'options.dialect.anthropic-messages': 'Anthropic Messages',
  'options.dialect.openai-responses': 'OpenAI Responses',
  'options.dialect.own-messages': 'Ein eigener Server, der die Nachrichten bekommt',
  'options.ownBackend': 'Eigener Server',
  'options.wholeAddressHint':
    'Die ganze Adresse, an die Ihre Fragen gehen, so wie sie ist. Sie bekommt die Nachrichten und keinen Schlüssel eines Anbieters.',
  'options.withoutOrigin': 'Ohne Herkunft senden',
  'options.withoutOriginHint':
    'Nimmt unseren eigenen Anfragen an diesen Server das Kennzeichen des Browsers, das manche lokalen Server ablehnen. Webseiten behalten ihres.',
  'options.dialect.on-device': 'Das eingebaute Modell des Browsers',
  'options.dialect.own-prompt': 'Ein eigener Server, der einen Text bekommt',
  'options.keyHeader': 'Header, der den Schlüssel trägt',
  'options.keyHeaderHint':
    'Nur wenn der Server den Schlüssel anderswo erwartet, etwa in x-api-key. Er steht dort dann ohne Zusatz.',
  'options.headers': 'Weitere Header',
  'options.headersHint':
    'Je Zeile einer, wie „X-Team: blue“. Sie sind hier zu lesen, also keine für Schlüssel.',
  'options.extraBody': 'Weitere Felder der Anfrage',
  'options.extraBodyHint':
    'Ein JSON-Objekt, das jeder Anfrage beigefügt wird, etwa {example}. Ein Feld mit null entfällt.',
  'options.temperature': 'Temperatur',
  'options.topP': 'Top P',
  'options.maxTokens': 'Längste Antwort, in Token',
  'options.reasoningEffort': 'Aufwand beim Denken',
  'options.reasoningEffortHint': 'Das Wort des Anbieters, etwa low oder high.',
  'options.whole': 'Um die Antwort in einem Stück bitten',
  'options.wholeHint':
    'Für Server, die nicht streamen. Zu sehen ist erst etwas, wenn die Antwort vollständig ist.',
  'options.retries': 'Versuche nach einem Fehler',
  'options.retriesHint': 'Nur solange von der Antwort nichts gezeigt wurde.',
  'options.retriesNone': 'Keine',
  'options.retriesUpTo': {
    one: '{count} weiterer Versuch',
    other: 'Bis zu {count} weitere Versuche',
  },
  'options.firstByteSeconds': 'Erstes Wort binnen Sekunden',
  'options.firstByteSecondsHint':
    'Leer für 120, oder 600 auf diesem Computer, wo das Modell erst geladen wird.',
  'options.idleSeconds': 'Längste Stille in Sekunden',
  'options.idleSecondsHint': 'Mitten in einer Antwort. Leer für 60.',
  'options.payloadSeconds': 'Längste Zeit ohne Worte in Sekunden',
  'options.payloadSecondsHint':
    'Manche Server senden Lebenszeichen und sonst nichts. Leer für das Dreifache der längsten Stille.',

  'options.windowTokens': 'Token, die ihre Modelle auf einmal lesen',
  'options.windowTokensHint':
    'Was mit einer Frage mitgeht, wird so gekürzt, dass es hineinpasst. Leer für das, was die Modellliste des Servers sagt, sonst etwa das, was der Name des Modells verrät, auf diesem Computer etwa 8.000.',

  'options.fault.keyHeader.unnamed':
    'So kann kein Header heißen. Nehmen Sie Buchstaben, Ziffern und Bindestriche, etwa x-api-key.',
  'options.fault.keyHeader.taken':
    'Der Browser braucht {name} für etwas anderes und würde den Schlüssel dort nicht senden. Nehmen Sie einen anderen Namen.',
  'options.fault.headers.malformed':
    '„{text}“ ist kein Header. Schreiben Sie einen Namen, einen Doppelpunkt und einen Wert, wie „X-Team: blue“.',
  'options.fault.headers.unnamed':
    '„{text}“ kann kein Header heißen. Nehmen Sie Buchstaben, Ziffern und Bindestriche.',
  'options.fault.headers.taken':
    'Der Browser setzt {text} selbst und würde Ihren nicht senden. Nehmen Sie die Zeile heraus.',
  'options.fault.headers.secret':
    '{text} trüge einen Schlüssel, und der läge hier nicht sicher. Nehmen Sie die Zeile heraus und tragen Sie ihn unter „API-Schlüssel“ ein.',
  'options.fault.headers.unsendable':
    'Der Wert von {text} enthält Zeichen, die kein Header tragen kann. Nehmen Sie einfache Buchstaben, Ziffern und Zeichen.',
  'options.fault.headers.repeated':
    '{text} steht hier zweimal. Behalten Sie eine der beiden Zeilen.',
  'options.fault.extraBody.malformed':
    'Das ist kein JSON. Prüfen Sie Anführungszeichen, Kommas und Klammern; Namen stehen in doppelten Anführungszeichen.',
  'options.fault.extraBody.not-object':
    'Das ist JSON, aber kein Objekt. Setzen Sie die Felder in geschweifte Klammern, wie {example}.',
  'options.fault.extraBody.too-long':
    'Das ist zu lang, um jeder Anfrage beizuliegen. Kürzen Sie es.',
  'options.fault.number': 'Tragen Sie eine Zahl von {min} bis {max} ein, oder nichts.',
  'options.fault.wholeNumber': 'Tragen Sie eine ganze Zahl von {min} bis {max} ein, oder nichts.',
  'options.fault.reasoningEffort':
    'Das sollte ein einzelnes Wort sein, etwa low oder high. Oder tragen Sie nichts ein.',

  'options.learnt': 'Aus Ablehnungen gelernt',
  'options.learntHint': 'Der Server hat dies ausdrücklich abgelehnt; es bleibt nun von selbst weg.',
  'options.learntForget': 'Vergessen',
  'options.learntForgetUnseen': 'was aus Ablehnungen gelernt wurde',
  'options.correction.without-stream-options': 'fragt ohne Token-Zählung (stream_options)',
  'options.correction.other-max-tokens': 'begrenzt die Antwort mit max_completion_tokens',
  'options.correction.without-temperature': 'fragt ohne temperature',
  'options.correction.without-top-p': 'fragt ohne top_p',
  'options.correction.without-reasoning-effort': 'fragt ohne reasoning_effort',
  'options.correction.schema-in-words': 'bittet mit Worten um JSON statt mit einem Schema-Feld',
  'options.correction.without-tools': 'bietet keine Werkzeuge an',
  'options.correction.without-echo':
    'schickt nicht zurück, was das Modell vor seinen Aufrufen dachte',

  'options.keyAdvice': 'Ist ein Schlüssel in einer Browser-Erweiterung sicher?',
  'options.keyAdviceText':
    'Anbieter raten von Schlüsseln in Apps und Webseiten ab, wo jeder, der sie öffnet, den Schlüssel lesen könnte, und empfehlen einen eigenen Server dazwischen. Dabei geht es um die Browser anderer Leute. Hier ist es Ihr eigener Schlüssel; er liegt verschlüsselt im Hintergrund dieser Erweiterung, den keine Webseite erreicht, und geht allein an die Adresse oben.',
  'options.keyAdviceShared':
    'Für einen Schlüssel, den sich mehrere teilen, richten Sie einen solchen Server ein, tragen Sie seine Adresse als Basis-URL ein und wählen Sie seine Sprache unter „Erweitert“. Ein Ausgabenlimit beim Anbieter ist in jedem Fall klug.',
  'options.price': 'Eingabe {input}, Ausgabe {output} je Million Token, Stand {date}.',
  'options.priceAtMost':
    'Höchstens {input} für Eingabe und {output} für Ausgabe je Million Token, Stand {date}.',
  'options.priceSource': 'Preise von {provider}',
};
