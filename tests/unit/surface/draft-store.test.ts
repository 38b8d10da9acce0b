import { beforeEach, describe, expect, test } from 'vitest';
import { createDraftStore } from '../../../lib/surface/draft-store.ts';
import type { DraftStore } from '../../../lib/surface/draft-store.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import type { ManualClock } from '../../support/manual-clock.ts';

const book = 'x'.repeat(20_000);

let kept: Map<string, string>;
let writes: number;
let clock: ManualClock;
let storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
let drafts: DraftStore;

beforeEach(() => {
  kept = new Map();
  writes = 0;
  clock = createManualClock();
  storage = {
    getItem: (key) => kept.get(key) ?? null,
    setItem(key, value) {
      writes += 1;
      kept.set(key, value);
    },
    removeItem: (key) => void kept.delete(key),
  };
  drafts = createDraftStore(storage, clock.after);
});

/** What a page finds that is opened now. */
const later = () => createDraftStore(storage, clock.after);

describe('a draft', () => {
  test('is kept with every letter, in the same turn', () => {
    drafts.write('c', 'h');
    expect(later().read('c')).toBe('h');
    drafts.write('c', 'hi');
    expect(later().read('c')).toBe('hi');
  });

  test('is of one conversation', () => {
    drafts.write('a', 'one');
    drafts.write('b', 'two');
    expect([drafts.read('a'), drafts.read('b'), drafts.read('c')]).toEqual(['one', 'two', '']);
  });

  test('that is emptied leaves nothing behind', () => {
    drafts.write('c', 'hi');
    drafts.write('c', '');
    expect(kept.size).toBe(0);
    expect(drafts.read('c')).toBe('');
  });

  test('that is a book is written at once, and then not at every letter, but soon', () => {
    drafts.write('c', book);
    expect(later().read('c')).toBe(book);
    for (let letter = 0; letter < 100; letter += 1) drafts.write('c', book + 'y'.repeat(letter));
    expect(writes).toBe(1);
    expect(drafts.read('c')).toHaveLength(20_099);
    clock.advance(400);
    expect(writes).toBe(2);
    expect(later().read('c')).toHaveLength(20_099);
    expect(clock.waiting).toBe(0);
  });

  test('that is a book is kept when the page goes', () => {
    drafts.write('c', book);
    drafts.write('c', `${book}y`);
    drafts.flush();
    expect(later().read('c')).toBe(`${book}y`);
    expect(clock.waiting).toBe(0);
  });

  test('that was a book and is short again is not overtaken by the book', () => {
    drafts.write('c', book);
    drafts.write('c', 'short');
    clock.advance(1_000);
    expect(later().read('c')).toBe('short');
    drafts.write('c', book);
    drafts.write('c', '');
    drafts.flush();
    expect(later().read('c')).toBe('');
  });

  test('does no harm in a storage that is full or refused', () => {
    const refusing = createDraftStore(
      {
        getItem: () => {
          throw new Error('refused');
        },
        setItem: () => {
          throw new Error('full');
        },
        removeItem: () => {
          throw new Error('refused');
        },
      },
      clock.after,
    );
    refusing.write('c', 'hi');
    refusing.write('c', '');
    refusing.write('c', book);
    expect(() => refusing.flush()).not.toThrow();
    expect(refusing.refused.value).toBe(true);
    expect(refusing.read('c')).toBe('');
  });

  test('tells that a draft found room again', () => {
    let full = true;
    const tight = createDraftStore(
      {
        getItem: () => null,
        setItem: () => {
          if (full) throw new Error('full');
        },
        removeItem: () => undefined,
      },
      clock.after,
    );
    tight.write('c', 'a book');
    expect(tight.refused.value).toBe(true);
    full = false;
    tight.write('c', 'a word');
    expect(tight.refused.value).toBe(false);
  });

  test('tells of drafts that another page forgot, and of no others', () => {
    const others = new EventTarget();
    const forgotten: string[] = [];
    const store = createDraftStore(storage, clock.after, others);
    const off = store.onForgotten((name) => forgotten.push(name));
    const tell = (key: string | null, newValue: string | null) =>
      others.dispatchEvent(Object.assign(new Event('storage'), { key, newValue }));
    tell('draft.c', null);
    tell('draft.d', 'still there');
    tell('another.c', null);
    tell(null, null);
    off();
    tell('draft.e', null);
    expect(forgotten).toEqual(['c']);
  });
});
