/** What a key can ask for. */
export type KeyCommand = (typeof keyMap)[number]['command'];

/**
 * Where a key counts: `anywhere` but in an open dialog, `outside-text` where nothing is typed, `log` while the focus is in
 * the conversation, `box` in the box for questions. A letter alone counts in the log only: whoever speaks their keys, or hits
 * one by accident, is elsewhere.
 */
export const keyPlaces = ['anywhere', 'outside-text', 'log', 'box'] as const;

/** One of {@link keyPlaces}. */
export type KeyPlace = (typeof keyPlaces)[number];

interface KeyRow {
  command: string;
  keys: Partial<Record<KeyPlace, string>>;
}

/**
 * Every key of panel and popup. What binds them and the sheet that shows them are both made from this. The letters with
 * Alt+Shift leave out those by which Firefox opens its menus (E, F, V, S, B, T, H), and those of our own commands there.
 */
export const keyMap = [
  { command: 'send', keys: { box: 'Enter' } },
  { command: 'new-line', keys: { box: 'Shift+Enter' } },
  { command: 'compose', keys: { anywhere: 'Alt+Shift+M' } },
  { command: 'stop', keys: { anywhere: 'Escape' } },
  { command: 'retry', keys: { anywhere: 'Alt+Shift+R' } },
  { command: 'continue', keys: { anywhere: 'Alt+Shift+G' } },
  { command: 'previous', keys: { anywhere: 'Alt+ArrowUp', log: 'K' } },
  { command: 'next', keys: { anywhere: 'Alt+ArrowDown', log: 'J' } },
  { command: 'latest', keys: { anywhere: 'Alt+Shift+J' } },
  { command: 'copy-answer', keys: { anywhere: 'Alt+Shift+C', log: 'C' } },
  { command: 'copy-code', keys: { anywhere: 'Alt+Shift+X', log: 'X' } },
  { command: 'speak', keys: { anywhere: 'Alt+Shift+Y' } },
  { command: 'quote', keys: { anywhere: 'Alt+Shift+Q' } },
  { command: 'new', keys: { anywhere: 'Alt+Shift+N' } },
  { command: 'models', keys: { anywhere: 'Alt+Shift+D' } },
  { command: 'palette', keys: { anywhere: 'Alt+Shift+P' } },
  { command: 'list', keys: { anywhere: 'Alt+Shift+L' } },
  { command: 'help', keys: { anywhere: 'Ctrl+/', 'outside-text': '?' } },
] as const satisfies readonly KeyRow[];

/** What of a key press counts. */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'
>;

/** The key of a command at a place, as the table has it; that of finding is the browser's. */
export function toKey(command: KeyCommand | 'find', place: KeyPlace): string | undefined {
  const keys: KeyRow['keys'] | undefined = keyMap.find((row) => row.command === command)?.keys;
  return keys?.[place];
}

/** What that key asks for at those places. */
export function findCommand(press: KeyPress, places: readonly KeyPlace[]): KeyCommand | undefined {
  const rows: readonly (KeyRow & { command: KeyCommand })[] = keyMap;
  return rows.find(({ keys }) =>
    places.some((place) => keys[place] !== undefined && isPressed(keys[place], press)),
  )?.command;
}

function isPressed(shortcut: string, press: KeyPress): boolean {
  const parts = shortcut.split('+');
  const key = parts.at(-1) ?? '';
  if (press.metaKey || press.altKey !== parts.includes('Alt')) return false;
  if (press.ctrlKey !== parts.includes('Ctrl')) return false;
  // Which signs are typed with Shift is the keyboard's own business.
  if (/^[^\w]$/.test(key)) return press.key === key;
  if (press.shiftKey !== parts.includes('Shift')) return false;
  if (key.length > 1) return press.key === key;
  // A letter is what the keyboard says; where it says none, as with Option or in Cyrillic, the place of the key counts.
  const said = press.key.toUpperCase();
  return /^[A-Z]$/.test(said) ? said === key : press.code === `Key${key}`;
}
