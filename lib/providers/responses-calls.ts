import type { StreamPart } from '../core/parts.ts';
import { toRecord, toText, writeJson } from '../core/json.ts';
import { countedCalls } from '../core/tool.ts';

/** What was told of a function call. */
export interface ResponseCall {
  /** Its place among the calls, once anything of it was told: there are no gaps between them. */
  place: number | undefined;
  isNamed: boolean;
  hasArguments: boolean;
}

/** Tells the function calls of one response, each piece once. */
export interface ResponseCalls {
  readonly count: number;
  /** Undefined for one call more than any model makes at once. */
  begin(): ResponseCall | undefined;
  /** Takes id and name from the item, which comes first, last or both; and its arguments where none were told. */
  describe(call: ResponseCall, item: Record<string, unknown>): void;
  addArguments(call: ResponseCall, piece: string): void;
}

/** Builds the telling of one response's calls. */
export function createResponseCalls(emit: (part: StreamPart) => void): ResponseCalls {
  let begun = 0;
  let count = 0;
  const toPlace = (call: ResponseCall): number => {
    if (call.place === undefined) {
      call.place = count;
      count += 1;
    }
    return call.place;
  };
  return {
    get count() {
      return count;
    },
    begin() {
      if (begun >= countedCalls) return undefined;
      begun += 1;
      return { place: undefined, isNamed: false, hasArguments: false };
    },
    describe(call, item) {
      const given = item['arguments'];
      const all = toRecord(given) ? writeJson(given) : toText(given);
      const args = call.hasArguments ? '' : all;
      const name = call.isNamed ? '' : toText(item['name']);
      if (name === '' && args === '') return;
      call.isNamed ||= name !== '';
      call.hasArguments ||= args !== '';
      emit({
        type: 'tool-call-delta',
        index: toPlace(call),
        // The number that a result must name; `id` is that of the item.
        id: toText(item['call_id']) || toText(item['id']) || undefined,
        name: name || undefined,
        arguments: args,
      });
    },
    addArguments(call, piece) {
      if (piece === '') return;
      call.hasArguments = true;
      emit({ type: 'tool-call-delta', index: toPlace(call), arguments: piece });
    },
  };
}
