/** See the English area of this name. */
export const markdown = {
  'markdown.code': 'Code',
  'markdown.wrap': 'Zeilen umbrechen',
  'markdown.copyCode': 'Code kopieren',
  'markdown.footnotes': 'Fußnoten',
  'markdown.footnote': 'Fußnote {number}',
  'markdown.backToText': 'Zurück zum Text',
  'markdown.taskDone': 'Erledigt',
  'markdown.taskOpen': 'Offen',
  'markdown.image': 'Bild',
  'markdown.imageOf': 'Bild: {alt}',
  'markdown.lookalike': 'Genau hinsehen: Im Namen stehen Buchstaben, die anderen gleichen',
  'markdown.user-info': 'Genau hinsehen: Was vorn steht, ist nicht der Host',
  'markdown.odd-host': 'Genau hinsehen: Der Host ist seltsam geschrieben',
  'markdown.other-host': 'Genau hinsehen: Der Text nennt einen anderen Host',
  'markdown.more-recipients': 'Genau hinsehen: Die Mail ginge an mehr als eine Adresse',
  'markdown.carries-data': 'Genau hinsehen: Diese Adresse nimmt einen langen Text mit',
};
