/** See the English area of this name. */
export const exporting = {
  'export.oneBranch': 'Nur die gezeigte Fassung steht in dieser Datei, andere fehlen.',
  'export.unfinished': 'Beim Exportieren noch nicht fertig',
  'export.sources': 'Quellen',
  'export.fileName': 'Unterhaltung',
} as const;
