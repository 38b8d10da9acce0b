import { beforeEach, describe, expect, test } from 'vitest';
import { toTemporaryId } from '../../../lib/core/ids.ts';
import { createPlaceStore } from '../../../lib/surface/place-store.ts';

let kept: Map<string, string>;
const storage = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
};
/** What a page finds that is opened now. */
const open = () => createPlaceStore(storage);
const place = (id: string) => ({ id, offsetPx: -12 });

beforeEach(() => {
  kept = new Map();
});

describe('a reading place', () => {
  test('is found by the next page, for its conversation alone', () => {
    open().write('c', place('m'));
    expect(open().read('c')).toEqual(place('m'));
    expect(open().read('other')).toBeUndefined();
  });

  test('is forgotten when the reader is back at the end', () => {
    open().write('c', place('m'));
    open().write('c', undefined);
    expect(open().read('c')).toBeUndefined();
  });

  test('is not overwritten by another window that reads something else', () => {
    const [one, two] = [open(), open()];
    one.write('a', place('1'));
    two.write('b', place('2'));
    one.write('c', place('3'));
    expect(['a', 'b', 'c'].map((id) => open().read(id)?.id)).toEqual(['1', '2', '3']);
  });

  test('makes room for others, the one left longest ago first', () => {
    for (let index = 0; index < 50; index += 1) open().write(`c${index}`, place('m'));
    open().write('c0', place('again'));
    open().write('new', place('m'));
    expect(open().read('c0')).toEqual(place('again'));
    expect(open().read('c1')).toBeUndefined();
    expect(open().read('c2')).toEqual(place('m'));
  });

  test('of a temporary conversation is on no disk', () => {
    const id = toTemporaryId(crypto.randomUUID());
    open().write(id, place('m'));
    expect(kept.size).toBe(0);
  });

  test('that was sent is the one to read on at, of a temporary conversation too, until the reader goes elsewhere', () => {
    const id = toTemporaryId(crypto.randomUUID());
    const places = open();
    places.write('c', place('left'));
    for (const each of ['c', id]) {
      places.send(each, place('sent'));
      expect(places.read(each)).toEqual(place('sent'));
      places.write(each, place('read'));
    }
    expect(places.sent.value).toBe(2);
    expect(places.read('c')).toEqual(place('read'));
    expect(places.read(id)).toBeUndefined();
    expect([...kept.values()].join('')).not.toContain(id);
  });

  test.each(['nonsense', '{}', '[1,["c"],["c",{"id":1}],["c",null]]'])(
    'is nowhere in a storage that holds %s',
    (text) => {
      kept.set('reading-places', text);
      expect(open().read('c')).toBeUndefined();
      open().write('c', place('m'));
      expect(open().read('c')).toEqual(place('m'));
    },
  );

  test('that cannot be kept breaks nothing', () => {
    const full = {
      getItem: () => {
        throw new Error('refused');
      },
      setItem: () => {
        throw new Error('full');
      },
    };
    const places = createPlaceStore(full);
    expect(() => places.write('c', place('m'))).not.toThrow();
    expect(places.read('c')).toBeUndefined();
  });
});
