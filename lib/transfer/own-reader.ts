import * as v from 'valibot';
import type { PicturePart } from '../core/content.ts';
import type { Answer, Message } from '../core/conversation.ts';
import { isPictureId, isTemporary, toPictureId } from '../core/ids.ts';
import type { PictureId } from '../core/ids.ts';
import { isTerminal } from '../core/parts.ts';
import { toForeignId } from '../core/foreign-id.ts';
import { fromBase64 } from '../conversations/base64.ts';
import type { ConversationRecord } from '../conversations/conversation-store.ts';
import { pictureBytesSchema } from '../protocol/content-schema.ts';
import { idSchema } from '../protocol/id-schema.ts';
import {
  conversationSchema,
  fitsPort,
  isForest,
  recordMessageSchema,
} from '../protocol/record-schema.ts';
import { toMoment } from './moments.ts';
import type { ImportFault, Reading } from './import-format.ts';

/** Takes what is in a file of ours, in the order of the file, and holds it to what we write. */
export interface OwnReader {
  /** A conversation begins. From the first fault on nothing more needs to be given. */
  open(conversation: unknown): ImportFault | undefined;
  /** A message of it. */
  add(message: unknown): ImportFault | undefined;
  /** It ends. */
  close(): ImportFault | undefined;
  /** A picture that these conversations name; any other is passed over. */
  addPicture(picture: unknown): ImportFault | undefined;
  /** What there is, at the end of the file. */
  finish(): Reading | { fault: ImportFault };
}

/** More than any provider takes, and so more than any picture of ours has, in characters of base64. */
const longestPicture = 20_000_000;

const pictureSchema = v.pipe(
  v.object({ pictureId: idSchema, ...pictureBytesSchema.entries }),
  v.check(({ base64 }) => base64.length <= longestPicture),
);

/**
 * Builds one. All or nothing: what was written by us and is not whole was damaged, and the rest of it cannot be trusted
 * to be what it was.
 */
export function createOwnReader(nowMs: number): OwnReader {
  const records: ConversationRecord[] = [];
  const known = new Set<string>();
  let conversation: ConversationRecord['conversation'] | undefined;
  let messages: Message[] = [];
  /** What the pictures of questions are called here, by what they are called in the file. */
  const named = new Map<PictureId, Set<PictureId>>();
  const pictures = new Map<PictureId, Blob>();
  let toId = (id: string): string => id;

  return {
    open(kept) {
      const id = v.safeParse(v.looseObject({ id: v.string() }), kept);
      if (!id.success) return 'damaged';
      // A temporary conversation may be alive here: what comes of it is another one, down to the ids of its messages.
      toId = isTemporary(id.output.id) ? (each) => toForeignId('kept', each) : (each) => each;
      const { createdAtMs, updatedAtMs, pinnedAtMs, ...rest } = id.output;
      const whole = v.safeParse(conversationSchema, {
        ...rest,
        id: toId(id.output.id),
        createdAtMs: toMoment(createdAtMs, nowMs),
        updatedAtMs: toMoment(updatedAtMs, nowMs),
        ...(pinnedAtMs !== undefined && { pinnedAtMs: toMoment(pinnedAtMs, nowMs) }),
      });
      if (!whole.success || known.has(whole.output.id)) return 'damaged';
      conversation = whole.output;
      known.add(conversation.id);
      messages = [];
      return undefined;
    },
    add(kept) {
      const message = toMessage(kept, conversation?.id ?? '', toId, nowMs);
      const whole = v.safeParse(recordMessageSchema, message);
      if (!whole.success) return fitsPort(message) ? 'damaged' : 'message-too-large';
      if (known.has(whole.output.id)) return 'damaged';
      known.add(whole.output.id);
      messages.push(withPictures(whole.output, toId, named));
      return undefined;
    },
    close() {
      if (!conversation || !isForest(messages) || !isWhole(messages)) return 'damaged';
      const ends = toMissingEnds(messages, known);
      for (const { id } of ends) known.add(id);
      records.push({ conversation, messages: [...messages, ...ends] });
      return undefined;
    },
    addPicture(kept) {
      const whole = v.safeParse(pictureSchema, kept);
      if (!whole.success) return 'damaged';
      const { pictureId, mediaType, base64 } = whole.output;
      const ids = named.get(pictureId);
      if (!ids) return undefined;
      try {
        const blob = new Blob([fromBase64(base64)], { type: mediaType });
        for (const id of ids) pictures.set(id, blob);
        return undefined;
      } catch {
        return 'damaged';
      }
    },
    finish() {
      if (records.length === 0) return { fault: 'nothing' };
      return { records, leftOut: {}, ...(pictures.size > 0 && { pictures }) };
    },
  };
}

/** What a picture of the file is called here. */
function toPictureName(id: string, toId: (id: string) => string): PictureId {
  const name = toId(id);
  return name === id ? name : toPictureId(name);
}

/** Notes the pictures of a question, or of what calls of an answer gave back, under the names that they are to have here. */
function withPictures(
  message: Message,
  toId: (id: string) => string,
  named: Map<PictureId, Set<PictureId>>,
): Message {
  const rename = (part: PicturePart): PicturePart => {
    const pictureId = toPictureName(part.pictureId, toId);
    named.set(part.pictureId, (named.get(part.pictureId) ?? new Set()).add(pictureId));
    return { ...part, pictureId };
  };
  if (message.role === 'user') {
    const content = message.content.map((part) => (part.type === 'picture' ? rename(part) : part));
    return { ...message, content };
  }
  const parts = (message.parts ?? []).map((part) =>
    part.type === 'call-end' && part.pictures
      ? { ...part, pictures: part.pictures.map(rename) }
      : part,
  );
  return { ...message, parts };
}

/** Whether what each message follows is there: what hangs from nothing could not be seen, nor what came before it. */
function isWhole(messages: readonly Message[]): boolean {
  const ids = new Set(messages.map(({ id }) => id));
  return messages.every(({ parentId }) => parentId === null || ids.has(parentId));
}

/**
 * An interrupted answer for each question that has none, so that it can be tried again. It has the id of the run that
 * the question was asked with: a later file with that answer completes it.
 */
function toMissingEnds(messages: readonly Message[], known: ReadonlySet<string>): Answer[] {
  const answered = new Set(messages.map(({ parentId }) => parentId));
  return messages.flatMap((question): Answer[] => {
    if (question.role !== 'user' || answered.has(question.id)) return [];
    const { id: parentId, conversationId, createdAtMs } = question;
    const runId = parentId.replace(/\.question$/, '');
    const id = runId === parentId || known.has(runId) ? toForeignId('unanswered', parentId) : runId;
    const error = { kind: 'interrupted' } as const;
    return [
      {
        id,
        role: 'assistant',
        conversationId,
        parentId,
        createdAtMs,
        connectionId: '',
        model: '',
        omitted: [],
        parts: [{ type: 'error', error, atMs: createdAtMs }],
      },
    ];
  });
}

/** An answer that was still being written when it was exported ends where the file does. */
function toMessage(
  kept: unknown,
  conversationId: string,
  toId: (id: string) => string,
  nowMs: number,
): unknown {
  if (typeof kept !== 'object' || kept === null) return kept;
  const { unfinished, ...rest } = kept as Partial<Message> & { unfinished?: unknown };
  const createdAtMs = toMoment(rest.createdAtMs, nowMs);
  const message = { ...rest, conversationId, createdAtMs };
  if (typeof message.id === 'string') message.id = toId(message.id);
  if (typeof message.parentId === 'string') message.parentId = toId(message.parentId);
  if (message.role !== 'assistant') return message;
  if (Array.isArray(message.omitted))
    message.omitted = message.omitted.map((each) =>
      typeof each === 'string' && isPictureId(each) ? toPictureName(each, toId) : toId(each),
    );
  if (unfinished === undefined || !Array.isArray(message.parts)) return message;
  const { parts, model = '' } = message;
  if (parts.some(isTerminal)) return message;
  const error = { kind: 'interrupted', model } as const;
  return { ...message, parts: [...parts, { type: 'error', error, atMs: createdAtMs }] };
}
