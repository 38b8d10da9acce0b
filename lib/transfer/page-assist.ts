import type { Citation } from '../core/parts.ts';
import { toList, toText } from '../core/json.ts';
import { isLoose, toLoose, toMs } from './foreign.ts';
import type { Loose } from './foreign.ts';
import { leaveOut } from './import-format.ts';
import type { ImportFormat, LeftOut } from './import-format.ts';
import { splitPageAssistThoughts } from './page-assist-thoughts.ts';
import { toRecord } from './to-record.ts';
import type { Turn } from './to-record.ts';

/** What else is in a file of Page Assist. Its keys are among them, and stay where they are. */
const others = [
  'knowledge',
  'vector',
  'prompts',
  'oaiConfigs',
  'nicknames',
  'models',
  'storageLocal',
  'storageSync',
];

/**
 * The export of Page Assist: one object with everything of it; conversations are under `chat`, each with its messages,
 * which are one branch in no order but that of their times.
 */
export const pageAssist: ImportFormat = {
  name: 'page-assist',
  recognises: (file) =>
    isLoose(file) &&
    Array.isArray(file['chat']) &&
    (file['chat'].some(isEntry) || others.some((name) => name in file)),
  read(file, nowMs) {
    const leftOut: LeftOut = {};
    const records = [];
    for (const entry of toList(toLoose(file)['chat'])) {
      if (!isEntry(entry)) {
        leaveOut(leftOut, 'unreadable');
        continue;
      }
      const history = toLoose(entry['history']);
      const createdAtMs = toMs(history['createdAt'], 1, nowMs);
      const turns = toTurns(toList(entry['messages']), createdAtMs, leftOut);
      if (turns.length === 0) {
        leaveOut(leftOut, 'empty');
        continue;
      }
      const times = turns.map(({ atMs }) => atMs);
      records.push(
        toRecord('page-assist', {
          id: toText(history['id']),
          title: toText(history['title']),
          // Its own says when the conversation was used last.
          createdAtMs: times.reduce((first, atMs) => Math.min(first, atMs)),
          updatedAtMs: times.reduce((last, atMs) => Math.max(last, atMs), createdAtMs),
          turns,
        }),
      );
    }
    leaveOut(leftOut, 'settings', others.filter((name) => isFilled(toLoose(file)[name])).length);
    return { records, leftOut };
  },
};

function isEntry(entry: unknown): entry is Loose {
  return (
    isLoose(entry) &&
    isLoose(entry['history']) &&
    toText(entry['history']['id']) !== '' &&
    Array.isArray(entry['messages'])
  );
}

function isFilled(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

function toTurns(messages: readonly unknown[], createdAtMs: number, leftOut: LeftOut): Turn[] {
  const turns: Turn[] = [];
  const known = new Set<string>();
  const inOrder = messages
    .map(toLoose)
    .map((message) => ({ message, atMs: toMs(message['createdAt'], 1, createdAtMs) }))
    .sort((a, b) => a.atMs - b.atMs);
  for (const { message, atMs } of inOrder) {
    const id = toText(message['id']);
    const { role } = message;
    if (role === 'system') {
      leaveOut(leftOut, 'hidden');
      continue;
    }
    if ((role !== 'user' && role !== 'assistant') || id === '' || known.has(id)) {
      leaveOut(leftOut, 'unreadable');
      continue;
    }
    const pictures = toList(message['images']).filter((image) => toText(image) !== '').length;
    leaveOut(leftOut, 'media', pictures);
    const content = toText(message['content']);
    const split =
      role === 'assistant' ? splitPageAssistThoughts(content) : { thoughts: '', text: content };
    const said = [split.text, ...Array(pictures).fill('[image]')];
    const text = said.filter((piece) => piece.trim() !== '').join('\n\n');
    if (text === '' && split.thoughts === '') continue;
    known.add(id);
    turns.push({
      id,
      parentId: turns.at(-1)?.id ?? null,
      role,
      atMs,
      text,
      reasoning: split.thoughts,
      model: toText(message['modelName']) || toText(message['name']),
      citations: toCitations(message),
    });
  }
  return turns;
}

function toCitations(message: Loose): Citation[] {
  return toList(message['sources'])
    .map(toLoose)
    .flatMap(({ url, name }) =>
      typeof url === 'string' && /^https?:/i.test(url) ? [{ url, title: toText(name) }] : [],
    );
}
