import { beforeEach, describe, expect, test } from 'vitest';
import type { Command } from '../../../lib/protocol/command.ts';
import type { Update } from '../../../lib/protocol/update.ts';
import { createLink } from '../../../lib/surface/link.ts';
import type { Link } from '../../../lib/surface/link.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import type { ManualClock } from '../../support/manual-clock.ts';
import { createScriptedBackground } from './scripted-background.ts';
import type { ScriptedBackground } from './scripted-background.ts';

const hello = { type: 'hello', protocolVersion: 2, windowId: 1, surface: 'panel' } as const;
const welcome: Update = { type: 'welcome', conversationId: 'c', live: false };
const list: Command = { type: 'conversation-list', query: '', limit: 100 };
/** Longer than a background stays up that has nothing to say. */
const idleMs = 30_000;

let background: ScriptedBackground;
let clock: ManualClock;
let waiting: boolean;
let heard: Update[];
let link: Link;

beforeEach(() => {
  background = createScriptedBackground();
  clock = createManualClock();
  waiting = false;
  heard = [];
  link = createLink({
    connect: () => background.connect(),
    onCall: (listener) => background.onCall(listener),
    clock,
    hello: () => hello,
    onUpdate: (update) => heard.push(update),
    isWaiting: () => waiting,
  });
});

describe('a link', () => {
  test('says hello on every channel that it opens, before all else', () => {
    expect(background.channel.sent).toEqual([hello]);
    link.send(list);
    expect(background.channel.sent).toEqual([hello, list]);
    expect(background.channels).toHaveLength(1);
  });

  test('is ready with its welcome, and stays so when the channel is lost', () => {
    expect(link.status.value).toBe('connecting');
    background.channel.tell(welcome);
    expect(link.status.value).toBe('ready');
    clock.advance(idleMs);
    background.channel.lose();
    expect(link.status.value).toBe('ready');
  });

  test('hands on what is an update, and nothing else', () => {
    for (const junk of [null, 'x', {}, { type: 'welcome' }]) background.channel.tellRaw(junk);
    background.channel.tell(welcome);
    expect(heard).toEqual([welcome]);
  });

  test('does not listen to a channel that it has given up', () => {
    const first = background.channel;
    first.tell(welcome);
    clock.advance(idleMs);
    first.lose();
    link.send(list);
    first.tell(welcome);
    expect(heard).toHaveLength(1);
  });
});

describe('a channel that is lost', () => {
  test('while nothing is under way lets the background sleep', () => {
    background.channel.tell(welcome);
    clock.advance(idleMs);
    background.channel.lose();
    clock.advance(3_600_000);
    expect(background.channels).toHaveLength(1);
    expect(clock.waiting).toBe(0);
  });

  test('is opened again as soon as there is something to say, which then follows the hello', () => {
    background.channel.tell(welcome);
    clock.advance(idleMs);
    background.channel.lose();
    link.send(list);
    expect(background.channels).toHaveLength(2);
    expect(background.channel.sent).toEqual([hello, list]);
  });

  test('is opened ahead when something is going to be said', () => {
    background.channel.tell(welcome);
    clock.advance(idleMs);
    background.channel.lose();
    link.warm();
    link.warm();
    expect(background.channels).toHaveLength(2);
    expect(background.channel.sent).toEqual([hello]);
  });

  test('is opened again when the background calls', () => {
    background.channel.tell(welcome);
    clock.advance(idleMs);
    background.channel.lose();
    background.call();
    expect(background.channels).toHaveLength(2);
  });

  test('is not opened twice when the background calls one who has one', () => {
    background.channel.tell(welcome);
    background.call();
    expect(background.channels).toHaveLength(1);
  });

  test('while something is under way is opened again at once', () => {
    background.channel.tell(welcome);
    clock.advance(idleMs);
    waiting = true;
    background.channel.lose();
    clock.advance(50);
    expect(background.channels).toHaveLength(2);
  });

  test('before its welcome is opened again', () => {
    background.channel.lose();
    clock.advance(50);
    expect(background.channels).toHaveLength(2);
  });

  test('soon after it was heard from was lost by accident, and is opened again', () => {
    background.channel.tell(welcome);
    clock.advance(5_000);
    background.channel.lose();
    clock.advance(50);
    expect(background.channels).toHaveLength(2);
  });

  test('again and again is opened ever more slowly, but every two seconds for ever', () => {
    waiting = true;
    const gaps: number[] = [];
    for (let round = 0; round < 10; round += 1) {
      const before = background.channels.length;
      const lostAtMs = clock.now();
      background.channel.lose();
      while (background.channels.length === before) clock.advance(10);
      gaps.push(clock.now() - lostAtMs);
    }
    expect(gaps).toEqual([50, 100, 200, 400, 800, 1_600, 2_000, 2_000, 2_000, 2_000]);
  });

  test('begins with a short wait again after a welcome', () => {
    waiting = true;
    for (let round = 0; round < 5; round += 1) {
      background.channel.lose();
      clock.advance(2_000);
    }
    background.channel.tell(welcome);
    const count = background.channels.length;
    background.channel.lose();
    clock.advance(50);
    expect(background.channels).toHaveLength(count + 1);
  });

  test('is not waited for by one who has something to say', () => {
    waiting = true;
    background.channel.lose();
    link.send(list);
    expect(background.channels).toHaveLength(2);
    clock.advance(10_000);
    expect(background.channels).toHaveLength(2);
  });
});

describe('a link is outdated', () => {
  const mismatch: Update = { type: 'version-mismatch', protocolVersion: 2 };

  test('when the background speaks another version, and tries no more', () => {
    background.channel.tell(mismatch);
    expect(link.status.value).toBe('outdated');
    waiting = true;
    background.channel.lose();
    clock.advance(60_000);
    link.send(list);
    link.warm();
    background.call();
    expect(background.channels).toHaveLength(1);
  });

  test('when the extension is gone under its page', () => {
    background.channel.tell(welcome);
    clock.advance(idleMs);
    background.channel.lose();
    background.gone = true;
    expect(() => link.send(list)).not.toThrow();
    expect(link.status.value).toBe('outdated');
  });
});

describe('a link that is closed', () => {
  test('closes its channel and opens no other', () => {
    const { channel } = background;
    link.close();
    expect(channel.closed).toBe(true);
    link.send(list);
    background.call();
    clock.advance(60_000);
    expect(background.channels).toHaveLength(1);
  });

  test('hears nothing any more, though something was under way to it', () => {
    background.channel.tell(welcome);
    link.close();
    background.channel.tell(welcome);
    expect(heard).toHaveLength(1);
  });

  test('leaves no timer behind', () => {
    waiting = true;
    background.channel.lose();
    expect(clock.waiting).toBe(1);
    link.close();
    expect(clock.waiting).toBe(0);
  });
});
