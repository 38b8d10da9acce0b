/** Names and texts of the starting set of prompts, by the last part of their ids. `{{…}}` are variables, not placeholders. */
export const starters = {
  explain: {
    name: 'Explain selection',
    slash: 'explain',
    text: 'Explain the selected text.\n\n{{selection}}',
  },
  summarise: {
    name: 'Summarise selection',
    slash: 'summarise',
    text: 'Summarise this in a few short points. Begin with what matters most, and keep names and figures as they are.\n\n{{selection}}',
  },
  translate: {
    name: 'Translate selection',
    slash: 'translate',
    text: 'Translate this into {{input:Into which language?}}. Keep its form, and do not comment on it.\n\n{{selection}}',
  },
  rewrite: {
    name: 'Rewrite selection',
    slash: 'rewrite',
    text: 'Rewrite this so that it reads well: clear, in plain words, in the language that it is in. Keep what it says. Answer with the new text alone.\n\n{{selection}}',
  },
  'fix-code': {
    name: 'Fix code',
    slash: 'fix',
    text: 'Find what is wrong with this code. Say in a sentence or two what it is, then show the code mended.\n\n{{selection}}',
  },
  'extract-table': {
    name: 'Extract table',
    slash: 'table',
    text: 'Make a table of what this text lists: a column for each property, a row for each thing. Leave a cell empty where the text says nothing, and add nothing of your own.\n\n{{selection}}',
  },
} as const;
