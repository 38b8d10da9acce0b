import { beforeEach, describe, expect, test } from 'vitest';
import { createDraftStore } from '../../../lib/surface/draft-store.ts';
import type { DraftStore } from '../../../lib/surface/draft-store.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import type { ManualClock } from '../../support/manual-clock.ts';
import { createPageStorage } from '../../support/page-storage.ts';

const book = 'x'.repeat(20_000);

let kept: Map<string, string>;
let writes: number;
let clock: ManualClock;
let storage: ReturnType<typeof createPageStorage>;
let drafts: DraftStore;
/** Pages that are not there any more. */
let closed: Set<string>;

beforeEach(() => {
  kept = new Map();
  closed = new Set();
  writes = 0;
  clock = createManualClock();
  storage = createPageStorage(kept);
  const set = storage.setItem;
  storage.setItem = (key, value) => {
    writes += 1;
    set(key, value);
  };
  drafts = open('here');
});

/** What a page finds that is opened now. */
const later = () => open('here');

const open = (page: string, others = new EventTarget()) =>
  createDraftStore({
    storage,
    after: clock.after,
    page,
    others,
    isOpen: (name) => !closed.has(name),
  });

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
    const fail = () => {
      throw new Error('refused');
    };
    Object.assign(storage, { getItem: fail, setItem: fail, removeItem: fail, key: fail });
    const refusing = open('here');
    refusing.write('c', 'hi');
    refusing.write('c', '');
    refusing.write('c', book);
    expect(() => refusing.flush()).not.toThrow();
    expect(refusing.refused.value).toBe(true);
    expect(refusing.read('c')).toBe('');
    expect(() => refusing.forget('c')).not.toThrow();
  });

  test('tells that a draft found room again', () => {
    let full = true;
    storage.setItem = () => {
      if (full) throw new Error('full');
    };
    const tight = open('here');
    tight.write('c', 'a book');
    expect(tight.refused.value).toBe(true);
    full = false;
    tight.write('c', 'a word');
    expect(tight.refused.value).toBe(false);
  });

  test('is forgotten whole with its conversation, whichever page wrote it', () => {
    drafts.write('c', 'mine');
    open('there').write('c', 'theirs');
    drafts.write('d', 'of another one');
    drafts.forget('c');
    expect(drafts.read('c')).toBe('');
    expect([...kept.values()]).toEqual(['of another one']);
  });
});

describe('a draft in two pages', () => {
  test('is one of each, and neither overwrites the other', () => {
    const there = open('there');
    drafts.write('c', 'mine');
    there.write('c', 'theirs');
    drafts.write('c', 'mine still');
    expect([later().read('c'), open('there').read('c')]).toEqual(['mine still', 'theirs']);
  });

  test('goes on in the page that is opened next, when its own was closed, and in no other', () => {
    drafts.write('c', 'left behind');
    expect(open('there').read('c')).toBe('');
    closed.add('here');
    const heir = open('there');
    expect(heir.read('c')).toBe('left behind');
    expect([...kept]).toEqual([['draft.c@there', 'left behind']]);
    expect(open('elsewhere').read('c')).toBe('');
    heir.write('c', '');
    expect(kept.size).toBe(0);
  });

  test('that has no room for a second copy stays where it is', () => {
    drafts.write('c', 'left behind');
    closed.add('here');
    storage.setItem = () => {
      throw new Error('full');
    };
    expect(open('there').read('c')).toBe('left behind');
    expect([...kept]).toEqual([['draft.c@here', 'left behind']]);
  });

  /** What the browser tells all pages but the one that did it. */
  const tell = (others: EventTarget, key: string | null, newValue: string | null = null) =>
    others.dispatchEvent(Object.assign(new Event('storage'), { key, newValue }));

  test('is told when another page removed or wrote it, and of no others', () => {
    const others = new EventTarget();
    const told: string[] = [];
    const off = open('here', others).onElsewhere((name, change) => told.push(`${change} ${name}`));
    tell(others, 'draft.c@here');
    tell(others, 'draft.d@here', 'still there');
    tell(others, 'draft.e@there');
    tell(others, 'another.c@here');
    tell(others, null);
    off();
    tell(others, 'draft.f@here');
    expect(told).toEqual(['removed c', 'written d']);
  });

  test('is forgotten with all others', () => {
    drafts.write('c', 'one');
    open('there').write('new', 'two');
    kept.set('another', 'three');
    drafts.forget();
    expect([...kept.keys()]).toEqual(['another']);
  });
});
