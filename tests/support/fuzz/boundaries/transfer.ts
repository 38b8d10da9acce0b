import * as v from 'valibot';
import { recordSchema } from '../../../../lib/protocol/record-schema.ts';
import { comparePrompts, readPromptFile, toTakenIn } from '../../../../lib/transfer/prompt-file.ts';
import { toFileName } from '../../../../lib/transfer/file-name.ts';
import { readImport } from '../../../../lib/transfer/read-import.ts';
import { conversationRecords } from '../../record-arbitrary.ts';
import type { Random } from '../../random.ts';
import { bendValue } from '../bend-value.ts';
import { hold } from '../boundary.ts';
import type { Boundary } from '../boundary.ts';
import { takeExamples } from '../examples.ts';
import {
  chatGptFile,
  examplePrompts,
  pageAssistFile,
  promptFile,
  toOwnFile,
  toOwnLines,
} from '../example-files.ts';
import { toJsonText } from '../json-text.ts';
import { bendBytes, bendText, toRawBytes } from '../strange.ts';

const nowMs = 1_790_000_000_000;
const ownFiles = takeExamples(conversationRecords, 60).map(toOwnFile);
const encoder = new TextEncoder();

/** A file is taken in, or has a fault; what is taken in can be stored and lies in no future. */
async function expectImport(file: Blob): Promise<void> {
  const read = await readImport(file, nowMs);
  if ('fault' in read) return;
  hold(read.records.length > 0, 'an import without a conversation');
  const ids = new Set<string>();
  for (const record of read.records) {
    hold(v.is(recordSchema, record), 'a record that could not be kept');
    hold(!ids.has(record.conversation.id), 'two conversations of one id');
    ids.add(record.conversation.id);
    for (const { id } of record.messages) {
      hold(!ids.has(id), 'two messages of one id');
      ids.add(id);
    }
    hold(record.conversation.updatedAtMs <= nowMs + 86_400_000, 'a conversation of the future');
  }
}

function toFile(random: Random, text: string): Blob {
  if (random.next() > 0.15) return new Blob([text]);
  return new Blob([bendBytes(random, encoder.encode(text.slice(0, 20_000)))]);
}

/** Files that a user chooses. */
export const transferBoundaries: readonly Boundary[] = [
  {
    name: 'own files, line by line',
    files: ['transfer/read-own-lines.ts', 'transfer/own-reader.ts', 'transfer/read-import.ts'],
    run(random) {
      const lines = toOwnLines((bendValue(random, random.pick(ownFiles)) as object) ?? {});
      return expectImport(toFile(random, random.next() < 0.5 ? lines : bendText(random, lines)));
    },
  },
  {
    name: 'own files, in any form',
    files: ['transfer/own-format.ts', 'transfer/own-reader.ts', 'transfer/read-import.ts'],
    run: (random) => expectImport(toFile(random, toJsonText(random, random.pick(ownFiles)))),
  },
  {
    name: 'files of ChatGPT',
    files: ['transfer/foreign.ts'],
    run: (random) => expectImport(toFile(random, toJsonText(random, chatGptFile))),
  },
  {
    name: 'files of Page Assist',
    files: ['transfer/foreign.ts'],
    run: (random) => expectImport(toFile(random, toJsonText(random, pageAssistFile))),
  },
  {
    name: 'any file',
    files: ['transfer/read-import.ts'],
    share: 0.5,
    run: (random) => expectImport(new Blob([toRawBytes(random, 2_000)])),
  },
  {
    name: 'files of prompts',
    files: ['transfer/prompt-file.ts', 'prompts/prompt-faults.ts'],
    run(random) {
      const read = readPromptFile(toJsonText(random, promptFile));
      if ('fault' in read) return;
      const compared = comparePrompts(read.prompts, examplePrompts);
      const taken = toTakenIn(compared, examplePrompts, 'both', () => 'new');
      const again = readPromptFile(
        JSON.stringify({ ...(promptFile as object), prompts: read.prompts }),
      );
      hold('prompts' in again && again.damaged === 0, 'what was taken in is damaged');
      hold(taken.length >= compared.fresh.length, 'a prompt was lost');
    },
  },
  {
    name: 'names of files',
    files: ['transfer/file-name.ts'],
    share: 0.5,
    run(random) {
      const name = toFileName(bendText(random, 'A title: of / two\\lines'), 'conversation', 'md');
      // oxlint-disable-next-line no-control-regex -- what no name of a file may have
      hold(!/[\u0000-\u001f/\\:*?"<>|]/.test(name) && name.length <= 255, `a name: ${name}`);
    },
  },
];
