/** What an empty conversation says of what else can be done there. */
export const ways = {
  'ways.title': 'More ways to ask',
  'ways.prompts': 'Your prompts: explain, summarise, translate',
  'ways.tabs': 'An open tab, by its title',
  'ways.add': 'This page, a file or a picture; dropping or pasting works, too',
  'ways.keysSign': 'Ctrl+/',
  'ways.keys': 'All keys',
  'ways.selection':
    'To ask about a text in a page, select it and choose “Explain selection” from its context menu.',
} as const;
