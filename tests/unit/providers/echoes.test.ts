import { describe, expect, test } from 'vitest';
import type { StreamPart } from '../../../lib/core/parts.ts';
import { createEchoes } from '../../../lib/providers/echoes.ts';
import { createKeyGuard } from '../../../lib/providers/key-guard.ts';

const call: StreamPart = { type: 'tool-call-delta', index: 0, name: 'look', arguments: '{}' };

function keep(items: readonly Record<string, unknown>[], parts: readonly StreamPart[] = [call]) {
  const told: StreamPart[] = [];
  const echoes = createEchoes('anthropic-messages', (part) => told.push(part));
  for (const part of parts) echoes.emit(part);
  for (const item of items) echoes.keep(item);
  echoes.end();
  return told.filter(({ type }) => type === 'echo');
}

describe('what an endpoint wants back', () => {
  test('is kept beside calls alone', () => {
    expect(keep([{ a: 1 }])).toHaveLength(1);
    expect(keep([{ a: 1 }], [])).toEqual([]);
  });

  test('is kept whole or not at all', () => {
    const items = Array.from({ length: 128 }, (_, at) => ({ at }));
    expect(keep(items)).toHaveLength(128);
    expect(keep([...items, {}])).toEqual([]);
    expect(keep([{}, { text: 'x'.repeat(1_000_000) }])).toEqual([]);
  });

  test('behind the last call that is taken belongs to one that is not, and is not kept', () => {
    const calls = (count: number): StreamPart[] =>
      Array.from({ length: count }, (_, index) => ({ ...call, index }));
    expect(keep([{ a: 1 }], calls(127))).toHaveLength(1);
    expect(keep([{ a: 1 }], calls(128))).toEqual([]);
  });

  test('is not kept where it cannot be written', () => {
    let deep: Record<string, unknown> = {};
    for (let depth = 0; depth < 100_000; depth += 1) deep = { deep };
    expect(keep([deep])).toEqual([]);
  });
});

describe('what holds the key is not kept', () => {
  const key = 'sk-proj-7+aK/pQ2=xV9%mZ0&bT4wL8nR1cY6';
  const guard = (item: unknown): StreamPart[] => {
    const parts: StreamPart[] = [];
    const { take, end } = createKeyGuard(key, (part) => parts.push(part));
    take({ type: 'echo', item });
    end();
    return parts;
  };
  const withText = (text: string): object => ({ item: { type: 'thinking', thinking: text } });

  test.each([
    ['as it is', withText(`It is ${key}.`)],
    ['in base64', withText(btoa(key))],
    ['a large piece of it', withText(key.slice(3, 30))],
    ['as the name of a field', { item: { [key]: 1 } }],
    ['in a signature', { item: { signature: `Eq${key}==` } }],
  ])('%s', (_, item) => {
    expect(guard(item)).toEqual([]);
  });

  test('and all else is, in its place', () => {
    const item = withText('A sk-proj- is the beginning of many.');
    expect(guard(item)).toEqual([{ type: 'echo', item }]);
  });
});
