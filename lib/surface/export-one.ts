import type { Conversation, Message } from '../core/conversation.ts';
import type { ConversationId, MessageId } from '../core/ids.ts';
import type { Translator } from '../strings/to-translator.ts';
import { createExportFile } from '../transfer/export-file.ts';
import { toFileName } from '../transfer/file-name.ts';
import { toMarkdown } from '../transfer/to-markdown.ts';
import { createCallNaming } from './copies/call-naming.ts';
import type { Surface } from './surface.ts';

/** A file that is ready to be saved. */
export interface ReadyFile {
  name: string;
  blob: Blob;
}

/** What of a conversation is exported. */
export interface ExportOne {
  surface: Pick<Surface, 'records' | 'pictures'>;
  id: ConversationId;
  as: 'md' | 'json';
  /** The last message of the branch that Markdown shows; null for the latest. */
  leafId: MessageId | null;
  strings: Translator;
  nowMs: number;
}

/** Exports one conversation; undefined when it is not there any more. */
export async function exportOne(wanted: ExportOne): Promise<ReadyFile | undefined> {
  const { surface, strings, as } = wanted;
  let conversation: Conversation | undefined;
  const file = createExportFile(wanted.nowMs);
  // A branch is known at its end, so the text alone needs all of it at once.
  const messages: Message[] = [];
  const { signal } = new AbortController();
  for await (const { pieces } of surface.records.read([wanted.id], { signal })) {
    for (const piece of pieces) {
      ({ conversation } = piece);
      if (as === 'json') file.add(piece);
      else messages.push(...piece.messages);
    }
  }
  if (!conversation) return undefined;
  const name = toFileName(conversation.title, strings.t('export.fileName'), as);
  if (as === 'json') {
    await file.addPictures(async (id) => (await surface.pictures()).read(id));
    return { name, blob: file.finish() };
  }
  const nameCall = createCallNaming(strings);
  const text = toMarkdown({ conversation, messages, leafId: wanted.leafId, strings, nameCall });
  return { name, blob: new Blob([text], { type: 'text/markdown' }) };
}
