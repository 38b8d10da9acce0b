import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isTerminal, isVisible, joinDeltas, toLength } from '../../../lib/core/parts.ts';
import type { StreamPart } from '../../../lib/core/parts.ts';
import { openPart, runParts, terminalPart } from '../../support/parts-arbitrary.ts';
import { foldPlain } from '../../support/plain-view.ts';
import { check } from '../../support/property.ts';

const text = (words: string): StreamPart => ({ type: 'text-delta', text: words });
const reasoning = (words: string): StreamPart => ({ type: 'reasoning-delta', text: words });
const refusal = (words: string): StreamPart => ({ type: 'refusal-delta', text: words });
const isDelta = ({ type }: StreamPart): boolean =>
  type === 'text-delta' || type === 'reasoning-delta' || type === 'refusal-delta';

describe('joining deltas', () => {
  test('joins neighbours of one kind and no others', () => {
    const parts = [
      reasoning('so '),
      reasoning('then'),
      text('a'),
      text('b'),
      reasoning('hm'),
      text('c'),
      refusal('n'),
      refusal('o'),
    ];
    expect(joinDeltas(parts)).toEqual([
      reasoning('so then'),
      text('ab'),
      reasoning('hm'),
      text('c'),
      refusal('no'),
    ]);
  });

  test('does not reach over a part that stands between', () => {
    const usage: StreamPart = { type: 'usage', usage: { promptTokens: 1 } };
    expect(joinDeltas([text('a'), usage, text('b')])).toEqual([text('a'), usage, text('b')]);
  });

  test('leaves the pieces of tool calls apart, so that an id stays with its own', () => {
    const pieces: StreamPart[] = [
      { type: 'tool-call-delta', index: 0, id: 'a', name: 'f', arguments: '{' },
      { type: 'tool-call-delta', index: 0, arguments: '}' },
    ];
    expect(joinDeltas(pieces)).toEqual(pieces);
  });

  test('makes whole again what a delta cut in two: half a surrogate pair', () => {
    expect(joinDeltas([text('\ud83d'), text('\udc4d')])).toEqual([text('👍')]);
  });

  test('means the same as the parts that were joined', () => {
    check(
      fc.property(runParts, (parts) => {
        expect(foldPlain(joinDeltas(parts))).toEqual(foldPlain(parts));
      }),
    );
  });

  test('leaves no two neighbours to join, and joins nothing the second time', () => {
    check(
      fc.property(runParts, (parts) => {
        const joined = joinDeltas(parts);
        const twins = joined.filter(
          (part, index) => isDelta(part) && joined[index - 1]?.type === part.type,
        );
        expect(twins).toEqual([]);
        expect(joinDeltas(joined)).toEqual(joined);
      }),
    );
  });

  test('leaves its input alone', () => {
    check(
      fc.property(runParts, (parts) => {
        const before = structuredClone(parts);
        joinDeltas(parts);
        expect(parts).toEqual(before);
      }),
    );
  });
});

test('a tool call counts with its id and its name: they are kept, too', () => {
  const call = {
    type: 'tool-call-delta',
    index: 0,
    id: 'ab',
    name: 'look',
    arguments: '{}',
  } as const;
  expect(toLength(call)).toBe(8);
  expect(toLength({ type: 'tool-call-delta', index: 0, arguments: '' })).toBe(0);
  expect(toLength(text('abc'))).toBe(3);
});

describe('kinds of parts', () => {
  test('only finish, abort and error close a run', () => {
    check(fc.property(terminalPart, isTerminal));
    check(fc.property(openPart, (part) => !isTerminal(part)));
  });

  test.each<[StreamPart, boolean]>([
    [text('a'), true],
    [reasoning('a'), true],
    [refusal('a'), true],
    [{ type: 'tool-call-delta', index: 0, arguments: '' }, true],
    [{ type: 'step-start', step: 1, atMs: 0 }, false],
    [{ type: 'model-used', model: 'm' }, false],
    [{ type: 'usage', usage: {} }, false],
    [{ type: 'abort', atMs: 0 }, false],
  ])('%j is seen by a person: %s', (part, seen) => {
    expect(isVisible(part)).toBe(seen);
  });
});
