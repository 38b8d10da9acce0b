/** See the English area of this name. */
export const keyless = {
  'keyless.title': 'Ohne Schlüssel',
  'keyless.onDeviceReady':
    'Dieser Browser hat ein eigenes Modell. Es läuft auf diesem Gerät: Nichts verlässt es.',
  'keyless.onDeviceDownload':
    'Dieser Browser hat ein eigenes Modell. Es läuft auf diesem Gerät: Nichts verlässt es. Die erste Frage lädt es herunter, das braucht einige Gigabyte und einige Minuten.',
  'keyless.onDeviceUnavailable':
    'Dieser Browser hat kein eingebautes Modell, das auf diesem Gerät läuft.',
  'keyless.useOnDevice': 'Eingebautes Modell verwenden',
  'keyless.look': 'Modellserver auf diesem Computer suchen',
  'keyless.lookHint':
    'Fragt an den üblichen Ports dieses Computers nach einer Liste von Modellen, ohne Schlüssel. Beim ersten Mal fragt Ihr Browser Sie um Erlaubnis. Ihre Fragen gehen dann an den Server, den Sie dort wählen, und sonst nirgendwohin.',
  'keyless.looking': 'Suche läuft …',
  'keyless.lookRefused':
    'Kein Server wurde gefragt: Sidestream darf diesen Computer nicht erreichen. Suchen Sie erneut, und erlauben Sie es, wenn Ihr Browser fragt.',
  'keyless.noneFound':
    'An den üblichen Ports von Ollama, LM Studio, llama.cpp und vLLM hat kein Server geantwortet. Starten Sie einen und suchen Sie erneut, oder richten Sie seine Adresse selbst ein.',
  'keyless.server': '{name} antwortet unter {host}',
  'keyless.useServer': 'Mit {model} verwenden',
  'keyless.noModels': 'Er hat noch kein Modell. Installieren Sie dort eines und suchen Sie erneut.',
  'keyless.notSaved':
    'Die Verbindung konnte nicht gespeichert werden. Schaffen Sie Platz auf der Festplatte und versuchen Sie es erneut.',
};
