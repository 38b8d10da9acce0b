import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toQuestionText } from '../../../lib/core/content.ts';
import { isTorn, toBranch, toLatestLeaf } from '../../../lib/core/conversation.ts';
import type { Message } from '../../../lib/core/conversation.ts';
import { toQuestionId } from '../../../lib/core/ids.ts';
import { toAnswer, toQuestion } from '../../support/messages.ts';
import { check } from '../../support/property.ts';

function toMessage(id: string, parentId: string | null, createdAtMs = 0): Message {
  return { id, role: 'user', conversationId: 'c', parentId, createdAtMs, content: [] };
}

function toMap(...messages: Message[]): Map<string, Message> {
  return new Map(messages.map((message) => [message.id, message]));
}

const ids = (messages: readonly Message[]): string[] => messages.map(({ id }) => id);

describe('a branch', () => {
  const tree = toMap(
    toMessage('q1', null),
    toMessage('a1', 'q1'),
    toMessage('a1-again', 'q1'),
    toMessage('q2', 'a1'),
    toMessage('a2', 'q2'),
  );

  test('runs from the root to its leaf and leaves siblings out', () => {
    expect(ids(toBranch(tree, 'a2'))).toEqual(['q1', 'a1', 'q2', 'a2']);
    expect(ids(toBranch(tree, 'a1-again'))).toEqual(['q1', 'a1-again']);
  });

  test('of a message that is not there is empty', () => {
    expect(toBranch(tree, 'gone')).toEqual([]);
  });

  test('begins at the oldest message that is still there', () => {
    const torn = toMap(toMessage('a1', 'gone', 1), toMessage('q2', 'a1', 2));
    expect(ids(toBranch(torn, 'q2'))).toEqual(['a1', 'q2']);
  });

  test('goes on with what was there before, where a parent is missing', () => {
    const first = toQuestion({ id: 'q1', createdAtMs: 1 });
    const said = toAnswer({ id: 'a1', parentId: 'q1', createdAtMs: 1 });
    const torn = toMap(
      said,
      first,
      toMessage('q3', 'gone', 3),
      toMessage('a3', 'q3', 3),
      toMessage('a3-again', 'q3', 9),
    );
    const branch = toBranch(torn, 'a3');
    expect(ids(branch)).toEqual(['q1', 'a1', 'q3', 'a3']);
    expect(branch.map((row, at) => isTorn(row, branch[at - 1]))).toEqual([
      false,
      false,
      true,
      false,
    ]);
    expect(ids(toBranch(torn, 'a3-again'))).toEqual(['q1', 'a1', 'q3', 'a3-again']);
  });

  test('is torn at its beginning where what came first is missing', () => {
    expect(isTorn(toMessage('q', 'gone'), undefined)).toBe(true);
    expect(isTorn(toMessage('q', null), undefined)).toBe(false);
  });

  test('ends where a broken tree runs in a circle', () => {
    const circle = toMap(toMessage('a', 'b'), toMessage('b', 'a'), toMessage('self', 'self'));
    expect(ids(toBranch(circle, 'a'))).toEqual(['b', 'a']);
    expect(ids(toBranch(circle, 'self'))).toEqual(['self']);
  });

  test('is a chain of parents without repetition, but where one is missing, whatever the rows say', () => {
    const row = fc.tuple(fc.nat({ max: 9 }), fc.option(fc.nat({ max: 12 })), fc.nat({ max: 5 }));
    check(
      fc.property(fc.array(row), fc.nat({ max: 12 }), (rows, leaf) => {
        const messages = toMap(
          ...rows.map(([id, parent, atMs]) =>
            toMessage(String(id), parent === null ? null : String(parent), atMs),
          ),
        );
        const branch = toBranch(messages, String(leaf));
        expect(branch.at(-1)?.id).toBe(messages.has(String(leaf)) ? String(leaf) : undefined);
        expect(new Set(ids(branch)).size).toBe(branch.length);
        for (const [index, message] of branch.slice(1).entries()) {
          const { parentId, createdAtMs } = message;
          if (parentId !== null && messages.has(parentId)) expect(parentId).toBe(branch[index]?.id);
          else expect(branch[index]?.createdAtMs).toBeLessThan(createdAtMs);
        }
      }),
    );
  });
});

describe('the latest leaf', () => {
  test('is the most recent message without a child', () => {
    const tree = toMap(
      toMessage('q1', null, 1),
      toMessage('old', 'q1', 2),
      toMessage('new', 'q1', 9),
      toMessage('q2', 'old', 5),
    );
    expect(toLatestLeaf(tree)).toBe('new');
  });

  test('is not a message that has a child, however recent', () => {
    expect(toLatestLeaf(toMap(toMessage('q', null, 9), toMessage('a', 'q', 1)))).toBe('a');
  });

  test('of two in one millisecond is the one that was added later', () => {
    expect(toLatestLeaf(toMap(toMessage('one', null, 1), toMessage('two', null, 1)))).toBe('two');
  });

  test('is nothing where there is nothing, or a circle', () => {
    expect(toLatestLeaf(new Map())).toBeNull();
    expect(toLatestLeaf(toMap(toMessage('a', 'b'), toMessage('b', 'a')))).toBeNull();
  });
});

describe('a question', () => {
  test('has its own words apart from what was attached', () => {
    expect(
      toQuestionText([
        { type: 'selection', text: 'from the page' },
        { type: 'text', text: 'What' },
        { type: 'page', text: 'all of it', title: 't', url: 'u' },
        { type: 'text', text: 'is this?' },
      ]),
    ).toBe('What\n\nis this?');
    expect(toQuestionText([{ type: 'selection', text: 'only this' }])).toBe('');
  });

  test('has one id, derived from its run, however often the run is sent', () => {
    expect(toQuestionId('r1')).toBe(toQuestionId('r1'));
    expect(toQuestionId('r1')).not.toBe(toQuestionId('r2'));
    expect(toQuestionId('r1')).not.toBe('r1');
  });
});
