import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isTerminal,
  isVisible,
  joinDeltas,
  releaseWithheld,
  toLength,
} from '../../../lib/core/parts.ts';
import type { StreamPart, Withheld } from '../../../lib/core/parts.ts';
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

describe('what is withheld', () => {
  const withheld = (part: Withheld | null): StreamPart => ({ type: 'withheld', part });
  const tag = withheld({ type: 'text-delta', text: '<thi' });
  const usage: StreamPart = { type: 'usage', usage: { promptTokens: 1 } };

  test('has its place when no more comes, and parts nothing that belongs together', () => {
    expect(releaseWithheld([text('a'), tag, usage])).toEqual([text('a'), usage, text('<thi')]);
    expect(releaseWithheld([text('a'), tag])).toEqual([text('a<thi')]);
  });

  test.each<[string, StreamPart, StreamPart[]]>([
    ['the text that has it in it', text('<this'), [text('a<this')]],
    ['a thought', reasoning('hm'), [text('a'), reasoning('hm')]],
    ['word that it was nothing', withheld(null), [text('a')]],
    [
      'a further step',
      { type: 'step-start', step: 2, atMs: 1 },
      [text('a'), { type: 'step-start', step: 2, atMs: 1 }],
    ],
  ])('means nothing after %s', (_, next, parts) => {
    expect(releaseWithheld([text('a'), tag, next])).toEqual(parts);
  });

  test('is still known as such while the run goes on, and never behind an end', () => {
    const end: StreamPart = { type: 'abort', atMs: 1 };
    expect(joinDeltas([text('a'), tag, usage])).toEqual([text('a'), usage, tag]);
    expect(joinDeltas([tag, text('<this'), withheld(null)])).toEqual([
      text('<this'),
      withheld(null),
    ]);
    expect(joinDeltas([text('a'), tag, end])).toEqual([text('a'), end]);
  });

  test('is the same whether parts are joined at once or in pieces', () => {
    const part = fc.oneof(openPart, fc.constantFrom(tag, withheld(null), text('b')));
    check(
      fc.property(fc.array(part), fc.array(part), (before, after) => {
        const pieces = [...joinDeltas(before), ...joinDeltas(after)];
        expect(foldPlain(releaseWithheld(pieces))).toEqual(
          foldPlain(releaseWithheld([...before, ...after])),
        );
      }),
    );
  });
});
