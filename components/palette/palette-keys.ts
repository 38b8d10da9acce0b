/** The keys of lists that have a field above them; the sheet of keys names them. */
export const paletteKeys = [
  { command: 'row-up', key: 'ArrowUp' },
  { command: 'row-down', key: 'ArrowDown' },
  { command: 'row-first', key: 'Enter' },
] as const;
