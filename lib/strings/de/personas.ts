/** See the English area of this name. */
export const personas = {
  'personas.title': 'Personas',
  'personas.hint':
    'Eine Persona ist ein System-Prompt mit einem Namen. Sie wird in der Modellauswahl einer Unterhaltung gewählt und gilt dort statt des System-Prompts der Verbindung. Jede Änderung wird sofort gespeichert.',
  'personas.add': 'Persona hinzufügen',
  'personas.new': 'Neue Persona',
  'personas.name': 'Name der Persona',
  'personas.text': 'Was dem Modell gesagt wird',
  'personas.textHint':
    'Zum Beispiel: Du bist eine geduldige Lehrerin. Frage nach, bevor du erklärst, und schließe mit einer Frage.',
  'personas.model': 'Dieses Modell fragen',
  'personas.anyModel': 'Das ohnehin gewählte',
  'personas.edit': 'Bearbeiten',
  'personas.done': 'Fertig',
  'personas.delete': 'Löschen',
  'personas.deleteTitle': '„{name}“ löschen?',
  'personas.deleteText':
    'Unterhaltungen mit dieser Persona gehen mit dem System-Prompt ihrer Verbindung weiter.',
  'personas.titleByModel': 'Das Modell die Titel von Unterhaltungen schreiben lassen',
  'personas.titleByModelHint':
    'Nach der ersten Antwort wird ein Modell nach einem Titel gefragt: das, das geantwortet hat, oder ein anderes, etwa ein günstiges. Das ist eine eigene Anfrage mit dem Anfang von Frage und Antwort, höchstens etwa tausend Token, und der Anbieter berechnet sie. Ohne sie sind die ersten Worte der Frage der Titel. Nie für temporäre Unterhaltungen und nie für selbst geschriebene Titel.',
  'personas.titleModel': 'Dieses Modell nach Titeln fragen',
  'personas.titleModelAny': 'Das, das geantwortet hat',
} as const;
