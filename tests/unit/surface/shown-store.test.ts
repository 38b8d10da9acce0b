import { beforeEach, describe, expect, test } from 'vitest';
import { createShownStore } from '../../../lib/surface/shown-store.ts';
import { createPageStorage } from '../../support/page-storage.ts';
import { createScene } from './scene.ts';

let kept: Map<string, string>;
beforeEach(() => {
  kept = new Map();
});
const open = (windowId: number) => createShownStore(createPageStorage(kept), windowId);

describe('what a window showed', () => {
  test('is known to its next page, and to no other window', () => {
    open(1).write('a');
    open(2).write('b');
    open(1).write('c');
    expect([open(1).read(), open(2).read(), open(3).read()]).toEqual(['c', 'b', undefined]);
  });

  test('can be forgotten, and leaves nothing behind', () => {
    open(1).write('a');
    open(1).write(undefined);
    expect(open(1).read()).toBeUndefined();
    expect([...kept.values()]).toEqual(['[]']);
  });

  test('is kept of the last fifty windows', () => {
    for (let windowId = 0; windowId <= 50; windowId += 1) open(windowId).write('a');
    expect([open(0).read(), open(1).read(), open(50).read()]).toEqual([undefined, 'a', 'a']);
  });

  test.each(['nonsense', '{}', '[1,["1"],["1",2],null]'])('is unknown to %s', (text) => {
    kept.set('shown-conversations', text);
    expect(open(1).read()).toBeUndefined();
    open(1).write('a');
    expect(open(1).read()).toBe('a');
  });

  test('breaks nothing where it cannot be kept', () => {
    const fail = () => {
      throw new Error('refused');
    };
    const shown = createShownStore({ getItem: fail, setItem: fail }, 1);
    expect(() => shown.write('a')).not.toThrow();
    expect(shown.read()).toBeUndefined();
  });
});

describe('a panel', () => {
  test('says what it showed before, unless that is temporary or its own', () => {
    const scene = createScene();
    const shown = open(1);
    const before = () => scene.sentOf('hello').map((hello) => hello.shownBefore);
    const first = scene.enter({ shown }, 'c');
    first.showConversation('d');
    scene.open({ shown });
    expect(before()).toEqual(['d']);
    scene.open({ shown, conversationId: 'mine' });
    scene.open({ shown, kind: 'popup' });
    expect(before()).toEqual([undefined]);
    expect(shown.read()).toBe('d');
    first.newConversation({ temporary: true });
    expect(shown.read()).toBeUndefined();
  });
});
