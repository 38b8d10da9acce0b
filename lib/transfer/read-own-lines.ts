import { parseJson } from '../core/json.ts';
import { exportFormat } from './export-file.ts';
import type { ImportFault, Reading } from './import-format.ts';
import { findHeadFault } from './own-format.ts';
import { createOwnReader } from './own-reader.ts';
import type { OwnReader } from './own-reader.ts';

/** Longer than the first line of any file of ours, which has no conversation in it. */
const headLength = 1_000;
const head = new RegExp(
  String.raw`^\uFEFF?\{"format":"${exportFormat}",[^\n]*"conversations":\[\r?\n`,
);

/**
 * Reads a file that is laid out as we write it, a message a line, without ever holding its text: it may be larger than
 * the longest string of the browser. Undefined for one that is laid out otherwise. Rejects where the file cannot be read.
 */
export async function readOwnLines(
  file: Blob,
  nowMs: number,
): Promise<Reading | { fault: ImportFault } | undefined> {
  if (!head.test(await file.slice(0, headLength).text())) return undefined;
  const reader = createOwnReader(nowMs);
  const at: Place = { inside: 'nothing', more: undefined };
  try {
    for await (const line of toLines(file)) {
      const fault = readLine(reader, at, line);
      if (fault === 'other') return undefined;
      if (fault !== undefined) return { fault };
    }
  } catch (cause) {
    // Not UTF-8.
    if (cause instanceof TypeError) return undefined;
    throw cause;
  }
  return at.inside === 'end' ? reader.finish() : undefined;
}

interface Place {
  inside: 'nothing' | 'file' | 'conversation' | 'pictures' | 'end';
  /** Whether another one has to follow here, since a comma says so; undefined where one may. */
  more: boolean | undefined;
}

/** Reads the line that comes at that place, and moves on. `other`: it is not laid out as we write it. */
function readLine(reader: OwnReader, at: Place, line: string): ImportFault | 'other' | undefined {
  const isMore = line.endsWith('},');
  const isPictures = line === '],"pictures":[';
  const isEnd = line === ']}' || line === ']},' || isPictures;
  if (isEnd ? at.more === true : at.more === false) return 'other';
  switch (at.inside) {
    case 'nothing': {
      const head = parseJson(`${line}]}`);
      if (head === undefined) return 'other';
      at.inside = 'file';
      return findHeadFault(head);
    }
    case 'file': {
      at.more = undefined;
      if (isEnd) {
        at.inside = isPictures ? 'pictures' : 'end';
        return isMore ? 'other' : undefined;
      }
      const conversation = line.endsWith('"messages":[') ? parseJson(`${line}]}`) : undefined;
      if (conversation === undefined) return 'other';
      at.inside = 'conversation';
      return reader.open(conversation);
    }
    case 'conversation': {
      at.more = isMore;
      if (isPictures) return 'other';
      if (isEnd) {
        at.inside = 'file';
        return reader.close();
      }
      const message = parseJson(isMore ? line.slice(0, -1) : line);
      return message === undefined ? 'other' : reader.add(message);
    }
    case 'pictures': {
      at.more = isMore;
      if (isPictures) return 'other';
      if (isEnd) {
        at.inside = 'end';
        return isMore ? 'other' : undefined;
      }
      const picture = parseJson(isMore ? line.slice(0, -1) : line);
      return picture === undefined ? 'other' : reader.addPicture(picture);
    }
    case 'end':
      return line === '' ? undefined : 'other';
  }
}

async function* toLines(file: Blob): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reader = file.stream().getReader();
  let open: string[] = [];
  try {
    for (;;) {
      const { value, done } = await reader.read();
      const [first = '', ...rest] = decoder.decode(value, { stream: !done }).split('\n');
      open.push(first);
      for (const next of rest) {
        yield toLine(open);
        open = [next];
      }
      if (done) return yield toLine(open);
    }
  } finally {
    await reader.cancel();
  }
}

function toLine(pieces: readonly string[]): string {
  const line = pieces.join('');
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
