/** How Sidestream looks, and how answers are shown and spoken. */
export const look = {
  'options.theme': 'Colours',
  'options.theme.system': 'As the system',
  'options.theme.light': 'Light',
  'options.theme.dark': 'Dark',
  'options.contrast': 'Contrast',
  'options.contrast.system': 'As the system',
  'options.contrast.more': 'High',
  'options.textSize': 'Text size',
  'options.pace': 'Answers are shown',
  'options.pace.stream': 'as they come',
  'options.pace.word': 'word by word',
  'options.pace.sentence': 'sentence by sentence',
  'options.paceHint': 'What is left of a word or a sentence follows as soon as the answer pauses.',
  'options.spokenSentences': 'Let a screen reader speak answers as they come',
  'options.spokenSentencesHint':
    'Sentence by sentence, and of code and tables how much there is. Otherwise it hears that an answer begins and how it ends.',
} as const;
