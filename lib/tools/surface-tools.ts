import { removeHidden } from '../core/hidden-characters.ts';
import { toText } from '../core/json.ts';
import type { Tool } from './tool.ts';

/** The longest text that is copied or downloaded. */
const mostCharacters = 500_000;
const longestName = 100;
const text = { type: 'string', minLength: 1, maxLength: mostCharacters } as const;

/** Kinds of text that no system runs when somebody opens them. Whatever else a model names is text, and ends so. */
const harmless =
  /\.(?:txt|md|csv|tsv|json|jsonl|ndjson|xml|ya?ml|toml|ini|log|tex|bib|srt|vtt|ics|vcf|sql|css|diff|patch|po)$/i;
/** What Windows takes for a device, with any ending. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** Puts text into the clipboard. The surface does it, in the click that allows it. */
export const copyTool: Tool = {
  name: 'copy_to_clipboard',
  description:
    "Puts text into the user's clipboard, in place of what is there. The user sees it and has to agree.",
  schema: {
    type: 'object',
    properties: { text },
    required: ['text'],
    additionalProperties: false,
  },
  acts: true,
  untrusted: false,
  describe: async (input) => ({
    gives: 'nothing',
    action: { type: 'copy', text: toSeen(input['text']) },
  }),
  run: async () => ({ text: "It is in the user's clipboard now." }),
};

/** Saves text as a file, by the browser's own download. The surface does it, in the click that allows it. */
export const downloadTool: Tool = {
  name: 'download_text',
  description:
    'Saves text as a file in the folder of the user’s downloads. The user sees it and has to agree.',
  schema: {
    type: 'object',
    properties: {
      name: {
        type: 'string',
        description: 'Its name with its ending, as notes.md; a kind of text, nothing that runs',
        minLength: 1,
        maxLength: longestName,
      },
      text,
    },
    required: ['name', 'text'],
    additionalProperties: false,
  },
  acts: true,
  untrusted: false,
  describe: async (input) => ({
    gives: 'nothing',
    action: {
      type: 'download',
      name: toFileName(toText(input['name'])),
      text: toSeen(input['text']),
    },
  }),
  run: async (input) => ({
    text: `The browser saves it as ${toFileName(toText(input['name']))}, or under a similar name.`,
  }),
};

/** Nothing goes out that the card has not shown. */
function toSeen(value: unknown): string {
  return removeHidden(toText(value));
}

/** A name that stays in its folder, shows its ending, and is one of a text. */
export function toFileName(wanted: string): string {
  const name = removeHidden(wanted)
    .replaceAll(/[\u00ad\u061c\u200e\u200f]/g, '')
    .replaceAll(/[\\/:*?"<>|~%\s]+/g, ' ')
    .trim()
    .replaceAll(/^[. ]+|[. ]+$/g, '');
  const safe = device.test(name) ? `_${name}` : name;
  if (safe === '') return 'text.txt';
  return harmless.test(safe) ? safe : `${safe}.txt`;
}
