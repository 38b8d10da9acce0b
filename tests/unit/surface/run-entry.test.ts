import { effect } from '@preact/signals';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createJournal } from '../../../lib/core/journal.ts';
import type { StreamPart } from '../../../lib/core/parts.ts';
import { createRunEntry } from '../../../lib/surface/run-entry.ts';
import { toAnswer } from '../../support/messages.ts';
import { runParts } from '../../support/parts-arbitrary.ts';
import { foldPlain, toPlainView } from '../../support/plain-view.ts';
import { check } from '../../support/property.ts';

const text = (words: string): StreamPart => ({ type: 'text-delta', text: words });
const abort: StreamPart = { type: 'abort', atMs: 5 };
const interrupted: StreamPart = { type: 'error', error: { kind: 'interrupted' }, atMs: 6 };
const create = (parts: StreamPart[] | null = null) => createRunEntry(toAnswer({ id: 'r', parts }));
const wordsOf = ({ shown }: ReturnType<typeof create>) => shown.view().text.toString();

describe('an update', () => {
  test('from the cursor is appended', () => {
    const entry = create();
    expect(entry.apply({ from: 0, to: 3, parts: [text('abc')] })).toBe(true);
    expect(entry.apply({ from: 3, to: 4, parts: [text('d')] })).toBe(true);
    expect(entry.cursor).toBe(4);
    expect(wordsOf(entry)).toBe('abcd');
    expect(entry.shown.epoch.value).toBe(0);
  });

  test('from 0 starts over, and says so', () => {
    const entry = create();
    entry.apply({ from: 0, to: 2, parts: [text('ab')] });
    entry.apply({ from: 0, to: 1, parts: [text('xyz')] });
    expect(entry.cursor).toBe(1);
    expect(wordsOf(entry)).toBe('xyz');
    expect(entry.shown.epoch.value).toBe(1);
  });

  test.each([
    [3, 'beyond the cursor'],
    [1, 'before it'],
    [-1, 'before everything'],
  ])('from %i, %s, is a gap and changes nothing', (from) => {
    const entry = create();
    entry.apply({ from: 0, to: 2, parts: [text('ab')] });
    expect(entry.apply({ from, to: 9, parts: [text('x'), abort] })).toBe(false);
    expect(entry.cursor).toBe(2);
    expect(wordsOf(entry)).toBe('ab');
    expect(entry.shown.state.value).toBe('streaming');
  });

  test('changes state, version and text in one step', () => {
    const entry = create();
    const seen: [string, number, string][] = [];
    const stop = effect(() => {
      const { state, version } = entry.shown;
      seen.push([state.value, version.value, wordsOf(entry)]);
    });
    entry.apply({ from: 0, to: 3, parts: [text('a'), text('b'), abort] });
    stop();
    expect(seen).toEqual([
      ['waiting', 0, ''],
      ['stopped', 1, 'ab'],
    ]);
  });

  test('after a restart of the background, from a shorter journal, shows what that one has', () => {
    const entry = create();
    entry.apply({ from: 0, to: 5, parts: [text('abcde')] });
    entry.apply({ from: 0, to: 2, parts: [text('abc'), interrupted] });
    expect(wordsOf(entry)).toBe('abc');
    expect(entry.shown.state.value).toBe('interrupted');
  });

  test('in any cuts, with losses mended by attaching again, gives the journal’s view', () => {
    const step = fc.record({ count: fc.nat({ max: 8 }), lost: fc.boolean(), dead: fc.boolean() });
    check(
      fc.property(runParts, fc.array(step), (parts, steps) => {
        const journal = createJournal();
        const entry = create();
        const grow = (count: number): void => {
          const { length } = journal;
          for (const part of parts.slice(length, length + count)) journal.append(part);
        };
        const tell = (from: number): boolean =>
          entry.apply({ from, to: journal.length, parts: journal.since(from) });
        let told = 0;
        for (const { count, lost, dead } of steps) {
          grow(count);
          if (!lost && !tell(dead ? 0 : told)) expect(tell(entry.cursor)).toBe(true);
          told = journal.length;
        }
        grow(parts.length);
        if (!tell(told)) expect(tell(entry.cursor)).toBe(true);
        expect(toPlainView(entry.shown.view())).toEqual(foldPlain(parts));
        expect(entry.cursor).toBe(journal.length);
      }),
      300,
    );
  });
});

describe('the row of an answer', () => {
  test('that has ended brings its whole journal', () => {
    const entry = create([text('a'), text('b'), abort]);
    expect(wordsOf(entry)).toBe('ab');
    expect(entry.shown.state.value).toBe('stopped');
    expect(entry.cursor).toBe(3);
  });

  test('that is live brings nothing, and takes nothing away', () => {
    const entry = create();
    entry.apply({ from: 0, to: 1, parts: [text('a')] });
    entry.setMessage(toAnswer({ id: 'r' }));
    expect(wordsOf(entry)).toBe('a');
    expect(entry.shown.state.value).toBe('streaming');
  });

  test('that ended while nobody listened ends it here too', () => {
    const entry = create();
    entry.apply({ from: 0, to: 1, parts: [text('a')] });
    entry.setMessage(toAnswer({ id: 'r', parts: [text('ab'), abort] }));
    expect(wordsOf(entry)).toBe('ab');
    expect(entry.shown.state.value).toBe('stopped');
    expect(entry.shown.epoch.value).toBe(1);
  });

  test('does not start over what has ended: the first end wins', () => {
    const entry = create();
    entry.apply({ from: 0, to: 2, parts: [text('a'), abort] });
    const { version } = entry.shown;
    const before = version.value;
    entry.setMessage(toAnswer({ id: 'r', parts: [text('a'), interrupted] }));
    expect(entry.shown.state.value).toBe('stopped');
    expect(version.value).toBe(before);
    expect(entry.shown.epoch.value).toBe(0);
  });

  test('is the one that was set last', () => {
    const entry = create();
    const later = toAnswer({ id: 'r', model: 'other' });
    entry.setMessage(later);
    expect(entry.shown.message).toBe(later);
  });
});
