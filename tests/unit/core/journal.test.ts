import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createJournal } from '../../../lib/core/journal.ts';
import { joinDeltas } from '../../../lib/core/parts.ts';
import type { StreamPart } from '../../../lib/core/parts.ts';
import { openPart, runParts, terminalPart } from '../../support/parts-arbitrary.ts';
import { foldPlain } from '../../support/plain-view.ts';
import { check } from '../../support/property.ts';

const text = (words: string): StreamPart => ({ type: 'text-delta', text: words });
const abort: StreamPart = { type: 'abort', atMs: 5 };

function toJournal(parts: readonly StreamPart[]) {
  const journal = createJournal();
  for (const part of parts) journal.append(part);
  return journal;
}

describe('a journal', () => {
  test('is empty and open at first', () => {
    const journal = createJournal();
    expect(journal).toMatchObject({ length: 0, closed: false });
    expect(journal.since(0)).toEqual([]);
  });

  test('counts entries, not joined deltas', () => {
    const journal = toJournal([text('a'), text('b'), text('c')]);
    expect(journal.length).toBe(3);
    expect(journal.since(0)).toEqual([text('abc')]);
  });

  test('is closed by its first terminal part and takes nothing after it', () => {
    check(
      fc.property(terminalPart, fc.oneof(openPart, terminalPart), (first, later) => {
        const journal = createJournal();
        expect(journal.append(text('kept'))).toBe(true);
        expect(journal.append(first)).toBe(true);
        expect(journal.closed).toBe(true);
        expect(journal.append(later)).toBe(false);
        expect(journal.length).toBe(2);
        expect(journal.since(0)).toEqual([text('kept'), first]);
      }),
    );
  });

  test('stays open through the end of a step', () => {
    const journal = toJournal([
      { type: 'step-finish', finishReason: { unified: 'tool-calls', raw: 'tool_calls' } },
    ]);
    expect(journal.closed).toBe(false);
    expect(journal.append(text('next step'))).toBe(true);
  });

  test('gives at every cursor the joined entries that follow it', () => {
    check(
      fc.property(runParts, (parts) => {
        const journal = toJournal(parts);
        for (let cursor = 0; cursor <= journal.length; cursor += 1) {
          expect(journal.since(cursor)).toEqual(joinDeltas(parts.slice(cursor)));
        }
      }),
    );
  });

  test('means the same to a reader who read it in any number of pieces', () => {
    check(
      fc.property(runParts, fc.array(fc.nat({ max: 41 })), (parts, cuts) => {
        const journal = toJournal(parts);
        const inner = cuts.filter((cut) => cut <= journal.length);
        const ends = [...inner.sort((a, b) => a - b), journal.length];
        const read = ends.flatMap((end, index) => journal.since(ends[index - 1] ?? 0, end));
        expect(foldPlain(read)).toEqual(foldPlain(parts));
      }),
    );
  });

  test('hands out what a later part does not change', () => {
    const journal = toJournal([text('a')]);
    const early = journal.since(0);
    journal.append(text('b'));
    journal.append(abort);
    expect(early).toEqual([text('a')]);
  });
});
