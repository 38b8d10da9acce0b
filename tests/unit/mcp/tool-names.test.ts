import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { check } from '../../support/property.ts';
import { toPrefixes, toToolName } from '../../../lib/mcp/tool-names.ts';

test('a name that all providers take stays as it is', () => {
  const prefix = toPrefixes([{ id: 'a', name: 'Notes' }]).get('a')!;
  expect(toToolName(prefix, 'list-notes')).toBe('Notes__list-notes');
});

test('two servers with one name are told apart, and so is one without any letters', () => {
  const prefixes = toPrefixes([
    { id: 'a', name: 'Notes' },
    { id: 'b', name: 'Notes' },
    { id: 'c', name: '笔记' },
  ]);
  expect(new Set(prefixes.values()).size).toBe(3);
  for (const prefix of prefixes.values()) expect(prefix).toMatch(/^[\w-]{1,20}$/);
});

test('whatever a server calls its tools, providers take the name, and two names stay two', () => {
  const name = fc.string({ unit: 'binary', maxLength: 120 });
  check(
    fc.property(name, name, name, (server, one, other) => {
      const prefix = toPrefixes([{ id: 'a', name: server }]).get('a')!;
      const names = [one, other].map((tool) => toToolName(prefix, tool));
      for (const offered of names) expect(offered).toMatch(/^[\w-]{1,64}$/);
      expect(names[0] === names[1]).toBe(one === other);
    }),
  );
});

test('what ends the name of a server is not taken for the start of a tool of another', () => {
  const prefixes = toPrefixes([
    { id: '1', name: 'a_' },
    { id: '2', name: 'a' },
  ]);
  expect(toToolName(prefixes.get('1')!, 'b')).not.toBe(toToolName(prefixes.get('2')!, '_b'));
});
