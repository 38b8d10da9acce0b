import type { Citation } from '../core/parts.ts';
import { toList, toText } from '../core/json.ts';
import { isLoose, toLoose, toMs } from './foreign.ts';
import type { Loose } from './foreign.ts';
import { toChatGptContent } from './chatgpt-content.ts';
import { leaveOut } from './import-format.ts';
import type { ImportFormat, LeftOut } from './import-format.ts';
import { toRecord } from './to-record.ts';
import type { Turn } from './to-record.ts';

const secondMs = 1_000;

/**
 * `conversations.json` of ChatGPT's data export: a list of conversations, each a tree of nodes in `mapping`, of which
 * most were never seen by anybody: empty roots, instructions, calls of tools and what they said.
 */
export const chatGpt: ImportFormat = {
  name: 'chatgpt',
  recognises: (file) => toConversations(file).some(isConversation),
  read(file, nowMs) {
    const leftOut: LeftOut = {};
    const records = [];
    for (const entry of toConversations(file)) {
      if (!isConversation(entry)) {
        leaveOut(leftOut, 'unreadable');
        continue;
      }
      const createdAtMs = toMs(entry['create_time'], secondMs, nowMs);
      const turns = toTurns(toLoose(entry['mapping']), createdAtMs, leftOut);
      if (turns.length === 0) {
        leaveOut(leftOut, 'empty');
        continue;
      }
      const latestMs = turns.reduce((latest, { atMs }) => Math.max(latest, atMs), createdAtMs);
      const updatedAtMs = toMs(entry['update_time'], secondMs, latestMs);
      const title = toText(entry['title']);
      const id = toText(entry['conversation_id']) || toText(entry['id']);
      records.push(toRecord('chatgpt', { id, title, createdAtMs, updatedAtMs, turns }));
    }
    return { records, leftOut };
  },
};

/** A file of one conversation is the conversation itself. */
function toConversations(file: unknown): readonly unknown[] {
  return Array.isArray(file) ? file : [file];
}

function isConversation(entry: unknown): entry is Loose {
  return (
    isLoose(entry) &&
    isLoose(entry['mapping']) &&
    (toText(entry['conversation_id']) || toText(entry['id'])) !== ''
  );
}

/** The messages that were seen; each follows the nearest one above it that was. */
function toTurns(mapping: Loose, conversationAtMs: number, leftOut: LeftOut): Turn[] {
  const seen = new Map<string, Omit<Turn, 'parentId'>>();
  for (const [nodeId, node] of Object.entries(mapping)) {
    const turn = toTurn(nodeId, toLoose(node)['message'], conversationAtMs, leftOut);
    if (turn) seen.set(nodeId, turn);
  }
  const turns: Turn[] = [];
  for (const [nodeId, turn] of seen) {
    const passed = new Set([nodeId]);
    let parentId: string | null = toParentId(mapping, nodeId);
    while (parentId !== null && !seen.has(parentId) && !passed.has(parentId)) {
      passed.add(parentId);
      parentId = toParentId(mapping, parentId);
    }
    turns.push({ ...turn, parentId });
  }
  return withoutCircles(turns, leftOut);
}

function toParentId(mapping: Loose, nodeId: string): string | null {
  return toText(toLoose(mapping[nodeId])['parent']) || null;
}

/** What follows from itself hangs from nothing, and would be lost without a word. */
function withoutCircles(turns: Turn[], leftOut: LeftOut): Turn[] {
  const byId = new Map(turns.map((turn) => [turn.id, turn]));
  const rooted = new Set<string | null>([null]);
  const kept = turns.filter((turn) => {
    const path = new Set<string>();
    let next: Turn | undefined = turn;
    while (next && !rooted.has(next.id) && !path.has(next.id)) {
      path.add(next.id);
      next = next.parentId === null ? undefined : byId.get(next.parentId);
    }
    const isRooted = next === undefined || rooted.has(next.id);
    if (isRooted) for (const id of path) rooted.add(id);
    return isRooted;
  });
  leaveOut(leftOut, 'unreadable', turns.length - kept.length);
  return kept;
}

function toTurn(
  id: string,
  value: unknown,
  conversationAtMs: number,
  leftOut: LeftOut,
): Omit<Turn, 'parentId'> | undefined {
  if (value === null || value === undefined) return undefined;
  const message = toLoose(value);
  const role = toText(toLoose(message['author'])['role']);
  const metadata = toLoose(message['metadata']);
  // What a tool said, and what it was asked: a message to anybody but the reader.
  const recipient = toText(message['recipient']);
  if (role === 'tool' || (role === 'assistant' && recipient !== '' && recipient !== 'all')) {
    leaveOut(leftOut, 'tools');
    return undefined;
  }
  if (role === 'system' || metadata['is_visually_hidden_from_conversation'] === true) {
    leaveOut(leftOut, 'hidden');
    return undefined;
  }
  if (role !== 'user' && role !== 'assistant') {
    leaveOut(leftOut, 'unreadable');
    return undefined;
  }
  const { text, reasoning, media } = toChatGptContent(toLoose(message['content']));
  leaveOut(leftOut, 'media', media);
  if (text === '' && reasoning === '') return undefined;
  const end = toEnd(metadata);
  return {
    id,
    role,
    text,
    reasoning,
    atMs: toMs(message['create_time'], secondMs, conversationAtMs),
    model: toText(metadata['model_slug']),
    citations: toCitations(metadata),
    ...(end && { end }),
  };
}

function toEnd(metadata: Loose): Turn['end'] {
  const type = toText(toLoose(metadata['finish_details'])['type']);
  if (type === 'max_tokens') return 'length';
  return type === 'interrupted' ? 'stopped' : undefined;
}

/** Sources are named in one of several ways, by the age of the answer. */
function toCitations(metadata: Loose): Citation[] {
  const named = [
    ...toList(metadata['citations']).map((citation) => toLoose(citation)['metadata']),
    ...toList(metadata['content_references']).flatMap((reference) => [
      reference,
      ...toList(toLoose(reference)['items']),
    ]),
  ].map(toLoose);
  return named.flatMap(({ url, title }) =>
    typeof url === 'string' && /^https?:/i.test(url) ? [{ url, title: toText(title) }] : [],
  );
}
