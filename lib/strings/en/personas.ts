/** Personas, and titles that a model writes. */
export const personas = {
  'personas.title': 'Personas',
  'personas.hint':
    'A persona is a system prompt with a name. Choose one in the model picker of a conversation; it then stands in the place of the connection’s own system prompt. Every change is saved as you make it.',
  'personas.add': 'Add a persona',
  'personas.new': 'New persona',
  'personas.name': 'Name of the persona',
  'personas.text': 'What the model is told',
  'personas.textHint':
    'For example: You are a patient teacher. Ask back before you explain, and end with a question.',
  'personas.model': 'Ask this model',
  'personas.anyModel': 'The one that is chosen anyway',
  'personas.edit': 'Edit',
  'personas.done': 'Done',
  'personas.delete': 'Delete',
  'personas.deleteTitle': 'Delete “{name}”?',
  'personas.deleteText':
    'Conversations that have this persona go on with the system prompt of their connection.',
  'personas.titleByModel': 'Let the model write the titles of conversations',
  'personas.titleByModelHint':
    'After the first answer, a model is asked for a title: the one that answered, or another, as a cheap one. That is a request of its own with the beginning of question and answer, about a thousand tokens at most, and your provider bills it. Without it the title is the first words of your question. Never for temporary conversations, nor for titles that you wrote.',
  'personas.titleModel': 'Ask this model for titles',
  'personas.titleModelAny': 'The one that answered',
} as const;
