import type { StreamPart } from '../core/parts.ts';
import { toList, toRecord, toText, writeJson } from '../core/json.ts';
import { countedCalls } from '../core/tool.ts';
import { createParagraphs } from './paragraphs.ts';
import { createSources } from './sources.ts';

/** Reads the content blocks of one reply, in a stream or whole. */
export interface ContentReader {
  readonly callCount: number;
  /** A block begins; `index` is the endpoint's, and names the block until the next one begins with it. */
  begin(index: number | undefined, block: Record<string, unknown>): void;
  add(index: number | undefined, delta: Record<string, unknown>): void;
  end(index: number | undefined): void;
  /** All blocks of a reply that is no stream. */
  read(content: unknown): void;
}

/**
 * Blocks without anything to show: tools that run at the endpoint, and their results. A result of a
 * search is no source yet; the text names those that it does rest on.
 */
const silentBlock = /^(?:server_tool_use|mcp_tool_use|container_upload|\w+_tool_result)$/;

/** A tool call whose block is open. */
interface OpenCall {
  place: number;
  /** The arguments as the block's beginning had them; they are the only ones where no delta follows. */
  input: unknown;
  hasArguments: boolean;
}

/** A block of thoughts that is open, as it is to be sent back. Some servers sign nothing. */
interface OpenThought {
  index: number | undefined;
  block: Record<string, unknown>;
  pieces: string[];
}

/**
 * Builds the reading of one reply's blocks. `unknown` counts what nobody here understands, and `keep` gets each block that is to go
 * back as it came.
 */
export function createContentReader(
  emit: (part: StreamPart) => void,
  unknown: (name: string) => void,
  keep: (block: Record<string, unknown>) => void,
): ContentReader {
  const text = createParagraphs('text-delta', emit);
  const thoughts = createParagraphs('reasoning-delta', emit);
  const sources = createSources(emit);
  /** By the endpoint's index. Never more than `countedCalls`, since each was counted. */
  const open = new Map<number | undefined, OpenCall>();
  let callCount = 0;
  /** Neighbouring text blocks are one text, cut where its sources change; after another block a new one begins. */
  let inText = false;
  let thought: OpenThought | undefined;

  /** One that never ended is no whole one. */
  const endThought = (): void => {
    if (thought) keep({ ...thought.block, thinking: thought.pieces.join('') });
    thought = undefined;
  };

  const beginCall = (index: number | undefined, block: Record<string, unknown>): void => {
    if (callCount >= countedCalls) return;
    open.set(index, { place: callCount, input: block['input'], hasArguments: false });
    emit({
      type: 'tool-call-delta',
      index: callCount,
      id: toText(block['id']) || undefined,
      name: toText(block['name']) || undefined,
      arguments: '',
    });
    callCount += 1;
  };

  const begin = (index: number | undefined, block: Record<string, unknown>): void => {
    const kind = toText(block['type']);
    if (kind === 'text' && !inText) text.begin();
    inText = kind === 'text';
    open.delete(index);
    // Some name no end of a block; there are no two of these at once.
    endThought();
    switch (kind) {
      case 'text':
        text.add(toText(block['text']));
        for (const citation of toList(block['citations'])) sources.add(toRecord(citation));
        break;
      case 'thinking':
        thoughts.begin();
        thoughts.add(toText(block['thinking']));
        thought = { index, block: { ...block }, pieces: [toText(block['thinking'])] };
        break;
      case 'redacted_thinking':
        keep(block);
        break;
      case 'tool_use':
        beginCall(index, block);
        break;
      default:
        if (!silentBlock.test(kind)) unknown(kind || 'untyped block');
    }
  };

  const addArguments = (index: number | undefined, json: string): void => {
    // A tool of the endpoint's own gets its arguments in the same form; its block is not among the open ones.
    const call = open.get(index);
    if (!call || json === '') return;
    call.hasArguments = true;
    emit({ type: 'tool-call-delta', index: call.place, arguments: json });
  };

  const end = (index: number | undefined): void => {
    if (thought && thought.index === index) endThought();
    const call = open.get(index);
    if (!call) return;
    // Also for a tool that takes none: the arguments of a call that is complete are whole JSON.
    if (!call.hasArguments) addArguments(index, writeJson(toRecord(call.input) ?? {}));
    open.delete(index);
  };

  return {
    get callCount() {
      return callCount;
    },
    begin,
    add(index, delta) {
      const kind = toText(delta['type']);
      switch (kind) {
        case 'text_delta':
          text.add(toText(delta['text']));
          break;
        case 'thinking_delta':
          thoughts.add(toText(delta['thinking']));
          thought?.pieces.push(toText(delta['thinking']));
          break;
        case 'input_json_delta':
          addArguments(index, toText(delta['partial_json']));
          break;
        case 'citations_delta':
          sources.add(toRecord(delta['citation']));
          break;
        case 'signature_delta':
          if (thought) thought.block['signature'] = delta['signature'];
          break;
        default:
          unknown(kind || 'untyped delta');
      }
    },
    end,
    read(content) {
      for (const item of toList(content)) {
        const block = toRecord(item);
        if (!block) continue;
        begin(undefined, block);
        end(undefined);
      }
    },
  };
}
