/** What the box for questions does at a sign or a gesture; each is bound where it is done, and the sheet of keys names them. */
export const composerKeys = [
  { command: 'slash', key: '/' },
  { command: 'mention', key: '@' },
  { command: 'choose', key: 'Tab' },
  { command: 'paste', key: 'Ctrl+V' },
  { command: 'drop', key: 'Drop' },
] as const;
