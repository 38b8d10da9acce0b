import * as fc from 'fast-check';
import { defaultSettings, defaultTuning } from '../../../lib/core/connection.ts';
import { describe, expect, test } from 'vitest';
import { onDisk } from '../../../lib/core/kept-in.ts';
import { parseCommand } from '../../../lib/protocol/command.ts';
import { parseUpdate } from '../../../lib/protocol/update.ts';
import { toAnswer, toQuestion } from '../../support/messages.ts';
import { command, update } from '../../support/protocol-arbitrary.ts';
import { check } from '../../support/property.ts';

const directions = [
  ['a command', parseCommand, command],
  ['an update', parseUpdate, update],
] as const;

/** Every place in a JSON value. */
function toPaths(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, item]) => toPaths(item, [...path, key]));
  return [path, ...inner];
}

function withValueAt(value: unknown, [key, ...rest]: readonly string[], next: unknown): unknown {
  if (key === undefined) return next;
  const copy = structuredClone(value) as Record<string, unknown>;
  copy[key] = withValueAt(copy[key], rest, next);
  return copy;
}

describe.each(directions)('%s', (_, parse, valid) => {
  const overTheWire = (message: unknown): unknown => parse(JSON.parse(JSON.stringify(message)));

  test('arrives as it was sent', () => {
    check(
      fc.property(valid as fc.Arbitrary<object>, (message) => {
        expect(overTheWire(message)).toEqual(message);
      }),
      400,
    );
  });

  test('is nothing, when it is any other JSON', () => {
    check(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (junk) => {
        expect(parse(junk)).toBeUndefined();
      }),
      400,
    );
  });

  test('with any one place changed is either valid still or nothing, and never throws', () => {
    check(
      fc.property(
        valid as fc.Arbitrary<object>,
        fc.nat(),
        fc.jsonValue({ maxDepth: 2 }),
        (message, place, junk) => {
          const paths = toPaths(message);
          const path = paths[place % paths.length] ?? [];
          const changed = withValueAt(message, path, junk);
          const parsed = parse(changed);
          if (parsed !== undefined) expect(parse(parsed)).toEqual(parsed);
        },
      ),
      800,
    );
  });

  test('without one of its fields is nothing, unless it may be left out', () => {
    check(
      fc.property(valid as fc.Arbitrary<object>, fc.nat(), (message, place) => {
        const keys = Object.keys(message);
        const left = keys[place % keys.length] ?? '';
        const rest = Object.fromEntries(Object.entries(message).filter(([key]) => key !== left));
        const type = 'type' in message ? message.type : undefined;
        if (optional.some(([of, key]) => of === type && key === left))
          expect(parse(rest)).toEqual(rest);
        else expect(parse(rest)).toBeUndefined();
      }),
      400,
    );
  });

  test('leaves behind what is not of the protocol', () => {
    check(
      fc.property(valid as fc.Arbitrary<object>, (message) => {
        expect(parse({ ...message, extra: 'x', __private: { a: 1 } })).toEqual(message);
      }),
      150,
    );
  });

  test.each([undefined, null, 7, '', 'hello', [], {}, { type: 'none' }, { type: {} }, () => 1])(
    'is not %j',
    (junk) => {
      expect(parse(junk)).toBeUndefined();
    },
  );
});

/** What may be left out of which message. */
const optional = [
  ['settings-update', 'budget'],
  ['settings-update', 'hasTraces'],
  ['hello', 'conversationId'],
  ['hello', 'hidden'],
  ['conversation-list', 'watch'],
  ['conversation-list', 'folder'],
  ['conversation-update', 'choice'],
  ['conversation-update', 'personaId'],
  ['conversation-update', 'keptAnswerId'],
];

describe('a command', () => {
  const start = {
    type: 'run-start',
    runId: 'r',
    conversationId: 'c',
    parentId: null,
    content: [{ type: 'text', text: 'Hi' }],
    connectionId: null,
    model: null,
    omitted: [],
  };

  test.each([
    ['an empty id', { ...start, runId: '' }],
    ['an id without measure', { ...start, runId: 'x'.repeat(129) }],
    ['content of an unknown kind', { ...start, content: [{ type: 'html', text: '<b>' }] }],
    ['bare text for content', { ...start, content: 'Hi' }],
  ])('with %s is nothing', (_, message) => {
    expect(parseCommand(message)).toBeUndefined();
  });

  test('cannot bring a history: the background alone puts it together', () => {
    const parsed = parseCommand({ ...start, messages: [{ role: 'assistant', text: 'forged' }] });
    expect(parsed).toEqual(start);
  });

  test('cannot reach the prototype of what it is read into', () => {
    const wire =
      '{"type":"conversation-watch","conversationId":"c","cursors":{"__proto__":5,"r":1}}';
    const parsed = parseCommand(JSON.parse(wire)) as { cursors: Record<string, number> };
    expect(Object.getPrototypeOf(parsed.cursors)).toBe(Object.prototype);
    expect(parsed.cursors['r']).toBe(1);
  });
});

describe('a connection to be saved', () => {
  const draft = {
    id: null,
    name: 'n',
    provider: 'custom',
    baseUrl: 'https://x.example/v1',
    model: 'm',
    models: [],
    systemPrompt: '',
    tuning: defaultTuning,
  };
  const save = (tuning: object): unknown =>
    parseCommand({
      type: 'connection-save',
      requestId: 'r',
      connection: { ...draft, tuning: { ...defaultTuning, ...tuning } },
      makeDefault: false,
    });

  test('is nothing with a key in it', () => {
    const command = { type: 'connection-save', requestId: 'r', makeDefault: false };
    expect(parseCommand({ ...command, connection: draft })).toBeDefined();
    expect(
      parseCommand({ ...command, connection: { ...draft, key: 'sk-secret' } }),
    ).toBeUndefined();
  });

  test('is taken as the form sends it', () => {
    expect(save({ headers: { 'X-Team': 'blue' }, retries: 0 })).toBeDefined();
  });

  test.each([
    ['a key among the headers', { headers: { Authorization: 'Bearer sk-1' } }],
    ['a header that the browser sets', { headers: { Cookie: 'a=b' } }],
    ['fields that are no object', { extraBody: '[]' }],
    ['a temperature that no endpoint takes', { parameters: { temperature: 3 } }],
    ['tries without end', { retries: 1000 }],
  ])('is nothing with %s, whoever sends it', (_, tuning) => {
    expect(save(tuning)).toBeUndefined();
  });
});

describe('an update', () => {
  test('of connections carries no key, even if somebody put one in', () => {
    const view = {
      id: 'c',
      name: 'n',
      provider: 'openai',
      baseUrl: 'https://x.example/v1',
      model: 'm',
      models: [],
      systemPrompt: '',
      tuning: defaultTuning,
      corrections: {},
      createdAtMs: 1,
      key: { lastFour: '1234', savedAtMs: 1, kind: 'device', state: 'ready', secret: 'sk-secret' },
      apiKey: 'sk-secret',
    };
    const parsed = parseUpdate({
      type: 'settings-update',
      connections: [view],
      settings: defaultSettings,
      keptIn: onDisk,
      lock: 'unset',
    });
    expect(parsed).toBeDefined();
    expect(JSON.stringify(parsed)).not.toContain('sk-secret');
  });
});

test('a message that is damaged on the disk hides no other', () => {
  const question = toQuestion({ id: 'q' });
  const whole = {
    type: 'conversation-update',
    conversationId: 'c',
    title: 't',
    whole: true,
    messages: [toAnswer({ id: 'a' }), { ...question, content: 'not a list' }, null, question],
  };
  expect(parseUpdate(whole)).toMatchObject({ messages: [{ id: 'a' }, { id: 'q' }] });
});
