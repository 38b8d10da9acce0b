/** See the English area of this name. */
export const branch = {
  'branch.otherModel': 'Mit einem anderen Modell versuchen',
  'branch.ask': 'Fragen',
  'branch.editField': 'Deine Frage in anderen Worten',
  'branch.live': 'Gerade wird geantwortet. Frage, wenn die Antwort zu Ende ist, oder stoppe sie.',
};
