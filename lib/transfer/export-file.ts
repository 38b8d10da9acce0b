import type { Answer, Conversation, Message, Question } from '../core/conversation.ts';
import { toBase64 } from '../conversations/base64.ts';
import type { MessageId, PictureId } from '../core/ids.ts';
import { toMessagePictures } from '../core/message-pictures.ts';
import { joinDeltas } from '../core/parts.ts';
import { noQuestion } from './to-record.ts';

/** What a file of ours says that it is: docs/export-format.md describes it. */
export const exportFormat = 'sidestream-conversations';
/** Version of the format. Raised when an older Sidestream could misread a file. */
export const exportVersion = 1;

/** From here on what was written is handed to the browser, which keeps large blobs on the disk. */
const blobLength = 1_000_000;

/** A conversation, or a piece of a large one, on its way out. */
export interface ExportPiece {
  conversation: Conversation;
  messages: readonly Message[];
  /** How many messages the background sent: more than there are if some are damaged. */
  sent: number;
  /** Those that are still being written. */
  liveIds: readonly MessageId[];
}

/** Writes conversations to a file, piece by piece: it never holds more than a few of them. */
export interface ExportFile {
  /** The pieces of one conversation come one after the other. */
  add(piece: ExportPiece): void;
  /** Behind all conversations: the pictures that they name, one at a time, as far as they are there. */
  addPictures(read: (id: PictureId) => Promise<Blob | undefined>): Promise<void>;
  /** The file. Nothing can be added any more. */
  finish(): Blob;
  readonly conversations: number;
  readonly messages: number;
  /** Messages that could not be read, and so are missing. */
  readonly damaged: number;
  /** Pictures that were not there any more. */
  readonly lostPictures: number;
}

/** Begins a file. */
export function createExportFile(exportedAtMs: number): ExportFile {
  const blobs: Blob[] = [];
  let texts: string[] = [];
  let length = 0;
  let openId: string | undefined;
  let conversations = 0;
  let messages = 0;
  let damaged = 0;
  let lostPictures = 0;
  const named = new Set<PictureId>();
  let isFirstMessage = true;
  /** Of the open conversation: what can be followed, and what follows something that has not come. */
  let written = new Set<MessageId>();
  let hanging: { row: Message; isLive: boolean }[] = [];

  const write = (text: string): void => {
    texts.push(text);
    length += text.length;
    if (length < blobLength) return;
    blobs.push(new Blob(texts));
    texts = [];
    length = 0;
  };
  const open = (conversation: Conversation): void => {
    const { id, title, createdAtMs, updatedAtMs, pinnedAtMs, folder } = conversation;
    const head = JSON.stringify({ id, title, createdAtMs, updatedAtMs, pinnedAtMs, folder });
    write(`${conversations === 0 ? '' : ','}\n${head.slice(0, -1)},"messages":[`);
    openId = id;
    isFirstMessage = true;
    written = new Set();
    conversations += 1;
  };
  const writeRow = (row: Message, isLive: boolean): void => {
    write(`${isFirstMessage ? '' : ','}\n${toFileMessage(row, isLive)}`);
    isFirstMessage = false;
    written.add(row.id);
    for (const { pictureId } of toMessagePictures(row)) named.add(pictureId);
  };
  /** What follows a message that could not be read begins a branch, for a file with a hole in it is not taken. */
  const writeHanging = (): void => {
    const late = new Set(hanging.map(({ row }) => row.id));
    for (const { row, isLive } of hanging) {
      const { parentId } = row;
      const isLost = parentId !== null && !written.has(parentId) && !late.has(parentId);
      if (isLost && row.role === 'assistant') writeRow(toLostQuestion(row), false);
      writeRow(isLost && row.role === 'user' ? { ...row, parentId: null } : row, isLive);
    }
    hanging = [];
  };
  const close = (): void => {
    writeHanging();
    if (openId !== undefined) write('\n]}');
    openId = undefined;
  };

  const head = {
    format: exportFormat,
    version: exportVersion,
    exportedAt: new Date(exportedAtMs).toISOString(),
  };
  write(`${JSON.stringify(head).slice(0, -1)},"conversations":[`);

  return {
    add({ conversation, messages: rows, sent, liveIds }) {
      if (openId !== conversation.id) {
        close();
        open(conversation);
      }
      damaged += sent - rows.length;
      for (const row of rows) {
        const isLive = liveIds.includes(row.id);
        if (row.parentId === null || written.has(row.parentId)) writeRow(row, isLive);
        else hanging.push({ row, isLive });
        messages += 1;
      }
    },
    async addPictures(read) {
      close();
      let before = '\n],"pictures":[';
      for (const pictureId of named) {
        const blob = await read(pictureId);
        if (blob) {
          const base64 = toBase64(new Uint8Array(await blob.arrayBuffer()));
          write(`${before}\n${JSON.stringify({ pictureId, mediaType: blob.type, base64 })}`);
          before = ',';
        } else lostPictures += 1;
      }
    },
    finish() {
      close();
      write('\n]}\n');
      return new Blob([...blobs, ...texts], { type: 'application/json' });
    },
    get conversations() {
      return conversations;
    },
    get messages() {
      return messages;
    },
    get damaged() {
      return damaged;
    },
    get lostPictures() {
      return lostPictures;
    },
  };
}

/** Stands where the question of an answer could not be read. */
function toLostQuestion({ parentId: id, conversationId, createdAtMs }: Answer): Question {
  const content: Question['content'] = [{ type: 'text', text: noQuestion }];
  return { id, role: 'user', conversationId, parentId: null, createdAtMs, content };
}

/** Without the conversation's id, which stands above it. */
function toFileMessage(message: Message, isLive: boolean): string {
  const written = { ...message, conversationId: undefined };
  if (message.role === 'user') return JSON.stringify(written);
  const parts = joinDeltas(message.parts ?? []);
  return JSON.stringify({ ...written, parts, ...(isLive && { unfinished: true }) });
}
