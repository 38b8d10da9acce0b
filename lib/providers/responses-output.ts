import type { StreamPart } from '../core/parts.ts';
import { toList, toNumber, toRecord, toText } from '../core/json.ts';
import type { Echo, Echoes } from './echoes.ts';
import { createResponseCalls } from './responses-calls.ts';
import type { ResponseCall } from './responses-calls.ts';
import { createTelling } from './responses-telling.ts';
import type { Told, Voice } from './responses-telling.ts';
import { createSources } from './sources.ts';

/** Reads what one response puts out: items (messages, thoughts, calls), each made of parts. */
export interface OutputReader {
  readonly callCount: number;
  /** Takes an event that tells of output; false for any other. */
  take(type: string, payload: Record<string, unknown>): boolean;
  /** The whole output, as a reply has it that is no stream, or the last event of one. Comes after all others. */
  takeAll(output: unknown): void;
}

interface Item {
  content: Told;
  summaries: Told;
  call: ResponseCall | undefined;
}

/** More items than a response has. Beyond it the old ones are forgotten: a stranger's numbers must not pile up. */
const itemLimit = 1024;

/** Items whose parts are read, and those with nothing to show: tools that run at the endpoint, and their results. */
const knownItem = /^(?:message|reasoning|compaction|mcp_\w+|\w+_call(?:_output)?)$/;

/**
 * Builds the reading of one response's output. `unknown` counts items of a kind that nobody here understands, and `keep` gets the
 * thoughts that are to go back.
 */
export function createOutputReader(
  emit: (part: StreamPart) => void,
  unknown: (name: string) => void,
  keep: Echoes['keep'],
): OutputReader {
  const { tell, tellWhole, repeat } = createTelling(emit);
  const sources = createSources(emit);
  const calls = createResponseCalls(emit);
  const items = new Map<number | undefined, Item>();
  let isKept = false;

  const begin = (index: number | undefined): Item => {
    if (items.size >= itemLimit) items.clear();
    const item: Item = { content: new Set(), summaries: new Set(), call: undefined };
    items.set(index, item);
    return item;
  };

  const find = (payload: Record<string, unknown>): Item => {
    const index = toNumber(payload['output_index']);
    return items.get(index) ?? begin(index);
  };

  const tellPiece = (voice: Voice, payload: Record<string, unknown>): void => {
    const index = toNumber(payload['content_index']);
    tell(voice, find(payload).content, index, toText(payload['delta']));
  };

  /** Takes a part that is whole. */
  const readPart = (
    { content }: Item,
    index: number | undefined,
    part: Record<string, unknown> | undefined,
  ): void => {
    switch (part?.['type']) {
      case 'output_text':
        tellWhole('text', content, index, toText(part['text']));
        for (const annotation of toList(part['annotations'])) sources.add(toRecord(annotation));
        break;
      case 'refusal':
        tellWhole('refusal', content, index, toText(part['refusal']));
        break;
      case 'reasoning_text':
        tellWhole('reasoning', content, index, toText(part['text']));
        break;
      default:
    }
  };

  const readSummary = (item: Item, index: number | undefined, part: unknown): void => {
    tellWhole('reasoning', item.summaries, index, toText(toRecord(part)?.['text']));
  };

  /** Takes an item: as it begins, with what it holds already, or whole. */
  const readItem = (item: Item, record: Record<string, unknown>): void => {
    if (record['type'] === 'function_call') {
      item.call ??= calls.begin();
      if (item.call) calls.describe(item.call, record);
      return;
    }
    for (const [index, part] of toList(record['summary']).entries()) readSummary(item, index, part);
    for (const [index, part] of toList(record['content']).entries()) {
      readPart(item, index, toRecord(part));
    }
  };

  const readDone = (item: Item, record: Record<string, unknown>): void => {
    readItem(item, record);
    const reasoning = toReasoning(record);
    if (!reasoning) return;
    keep(reasoning);
    isKept = true;
  };

  /** The thoughts of a whole output, where none of them came by itself. */
  const keepAll = (output: unknown): void => {
    const place: Pick<Echo, 'text' | 'calls'> = { text: 0, calls: 0 };
    for (const item of toList(output)) {
      const record = toRecord(item) ?? {};
      const reasoning = toReasoning(record);
      if (reasoning) keep(reasoning, { ...place });
      else if (record['type'] === 'function_call') place.calls += 1;
      else
        for (const part of toList(record['content']))
          place.text += toText(toRecord(part)?.['text']).length;
    }
  };

  const addArguments = (payload: Record<string, unknown>, isWhole: boolean): void => {
    const item = find(payload);
    item.call ??= calls.begin();
    if (!item.call || (isWhole && item.call.hasArguments)) return;
    calls.addArguments(item.call, toText(payload[isWhole ? 'arguments' : 'delta']));
  };

  /** Takes an event that repeats what deltas have told, or tells it in their stead. */
  const takeWhole = (type: string, payload: Record<string, unknown>): boolean => {
    const index = toNumber(payload['content_index']);
    switch (type) {
      case 'response.output_text.done':
        tellWhole('text', find(payload).content, index, toText(payload['text']));
        return true;
      case 'response.refusal.done':
        tellWhole('refusal', find(payload).content, index, toText(payload['refusal']));
        return true;
      case 'response.reasoning_text.done':
        tellWhole('reasoning', find(payload).content, index, toText(payload['text']));
        return true;
      case 'response.reasoning_summary_text.done':
        readSummary(find(payload), toNumber(payload['summary_index']), payload);
        return true;
      case 'response.reasoning_summary_part.done':
        readSummary(find(payload), toNumber(payload['summary_index']), payload['part']);
        return true;
      case 'response.function_call_arguments.done':
        addArguments(payload, true);
        return true;
      case 'response.content_part.done':
        readPart(find(payload), index, toRecord(payload['part']));
        return true;
      case 'response.output_item.done':
        readDone(find(payload), toRecord(payload['item']) ?? {});
        return true;
      default:
        return false;
    }
  };

  return {
    get callCount() {
      return calls.count;
    },
    take(type, payload) {
      switch (type) {
        case 'response.output_text.delta':
          tellPiece('text', payload);
          return true;
        case 'response.refusal.delta':
          tellPiece('refusal', payload);
          return true;
        case 'response.reasoning_text.delta':
          tellPiece('reasoning', payload);
          return true;
        case 'response.reasoning_summary_text.delta':
          tell(
            'reasoning',
            find(payload).summaries,
            toNumber(payload['summary_index']),
            toText(payload['delta']),
          );
          return true;
        case 'response.function_call_arguments.delta':
          addArguments(payload, false);
          return true;
        case 'response.output_text.annotation.added':
          sources.add(toRecord(payload['annotation']));
          return true;
        case 'response.output_item.added': {
          const record = toRecord(payload['item']) ?? {};
          const kind = toText(record['type']);
          if (!knownItem.test(kind)) unknown(kind || 'untyped item');
          readItem(begin(toNumber(payload['output_index'])), record);
          return true;
        }
        default:
          return takeWhole(type, payload);
      }
    },
    takeAll(output) {
      repeat();
      items.clear();
      if (!isKept) keepAll(output);
      const callsToo = calls.count === 0;
      for (const item of toList(output)) {
        const record = toRecord(item);
        if (record && (callsToo || record['type'] !== 'function_call'))
          readItem(begin(undefined), record);
      }
    },
  };
}

/**
 * Thoughts as an item that goes back: only whole (an item that begins may have a part of the cipher), and only what can be read
 * without the endpoint's having kept anything: what is in cipher, or stands in it as text (open models). Fields that are null are
 * refused in a request, and so is `status`.
 */
function toReasoning(record: Record<string, unknown>): Record<string, unknown> | undefined {
  const { id, summary, content, encrypted_content: cipher } = record;
  if (record['type'] !== 'reasoning') return undefined;
  if (toText(cipher) === '' && toList(content).length === 0) return undefined;
  return {
    type: 'reasoning',
    ...(toText(id) !== '' && { id }),
    summary: toList(summary),
    ...(toList(content).length > 0 && { content }),
    ...(toText(cipher) !== '' && { encrypted_content: cipher }),
  };
}
