import { expect, test } from 'vitest';
import type { StreamPart } from '../../../lib/core/parts.ts';
import { toAnswerTurns } from '../../../lib/prompts/answer-turns.ts';

const fence = (kind: string, text: string): string => `<${kind}>${text}</${kind}>`;
const turns = (parts: StreamPart[]) => toAnswerTurns('run', parts, fence);

const say = (text: string): StreamPart => ({ type: 'text-delta', text });
const start = (step: number): StreamPart => ({ type: 'step-start', step, atMs: step });
const call = (index: number, id: string, args = '{}'): StreamPart => ({
  type: 'tool-call-delta',
  index,
  id,
  name: 'look',
  arguments: args,
});
const end = (at: number, text: string, fields: object = {}): StreamPart => ({
  type: 'call-end',
  call: at,
  outcome: 'done',
  text,
  atMs: 9,
  ...fields,
});

test('an answer without calls is one turn', () => {
  expect(turns([start(1), say('Half '), say('of it')])).toEqual([
    { role: 'assistant', text: 'Half of it' },
  ]);
});

test('each round is a turn with its calls, and one with what they gave', () => {
  const parts = [
    start(1),
    say('One.'),
    call(0, 'a', '{"at":1}'),
    call(1, 'b'),
    end(0, 'first'),
    end(1, 'no', { outcome: 'refused' }),
    start(2),
    call(0, 'c'),
    end(2, 'third'),
    start(3),
    say('Three.'),
  ];
  expect(turns(parts)).toEqual([
    {
      role: 'assistant',
      text: 'One.',
      calls: [
        { id: 'a', name: 'look', arguments: '{"at":1}' },
        { id: 'b', name: 'look', arguments: '{}' },
      ],
    },
    {
      role: 'tool',
      text: '',
      results: [
        { callId: 'a', name: 'look', text: 'first', isError: false },
        { callId: 'b', name: 'look', text: 'no', isError: true },
      ],
    },
    { role: 'assistant', text: '', calls: [{ id: 'c', name: 'look', arguments: '{}' }] },
    {
      role: 'tool',
      text: '',
      results: [{ callId: 'c', name: 'look', text: 'third', isError: false }],
    },
    { role: 'assistant', text: 'Three.' },
  ]);
});

test('what strangers wrote is fenced, and what an endpoint wants back stands beside its calls alone', () => {
  const parts: StreamPart[] = [
    start(1),
    { type: 'echo', item: 'of a try that came to nothing' },
    start(2),
    { type: 'echo', item: { signature: 's' } },
    call(0, 'a'),
    end(0, 'page', { untrusted: true }),
    start(3),
    { type: 'echo', item: 'of the last round' },
    say('Three.'),
  ];
  const [first, second, third] = turns(parts);
  expect(first?.echo).toEqual([{ signature: 's' }]);
  expect(second?.results?.[0]?.text).toBe('<result>page</result>');
  expect(third).toEqual({ role: 'assistant', text: 'Three.' });
});

test('a call that nothing became of is left out, and each other has an id of its own', () => {
  const parts = [
    start(1),
    call(0, 'same'),
    call(1, 'same'),
    call(2, ''),
    call(3, 'never'),
    end(0, '1'),
    end(1, '2'),
    end(2, '3'),
  ];
  const [asked, answered] = turns(parts);
  const ids = asked?.calls?.map(({ id }) => id) ?? [];
  expect(ids).toHaveLength(3);
  expect(new Set(ids).size).toBe(3);
  expect(ids[0]).toBe('same');
  // Mistral takes no others.
  for (const id of ids.slice(1)) expect(id).toMatch(/^[a-z0-9]{9}$/);
  expect(answered?.results?.map(({ callId }) => callId)).toEqual(ids);
});

test('of a call that had begun when the answer ended, that is told; of mistakes of any length nothing is sent back at length', () => {
  const parts: StreamPart[] = [
    start(1),
    call(0, 'a'),
    call(1, 'b', 'x'.repeat(5_000)),
    { type: 'call-start', call: 0, atMs: 2 },
    end(1, 'no JSON', { outcome: 'malformed' }),
    { type: 'abort', atMs: 3 },
  ];
  const [asked, answered] = turns(parts);
  expect(asked?.calls?.map(({ arguments: args }) => args)).toEqual(['{}', '{}']);
  expect(answered?.results?.[0]).toMatchObject({
    isError: true,
    text: expect.stringContaining('not known how far') as string,
  });
});

test('that more was called than is taken is told behind the last result, outside of what strangers wrote', () => {
  const parts: StreamPart[] = [
    start(1),
    call(0, 'a'),
    call(1, 'b'),
    { type: 'calls-untaken', count: 3 },
    end(0, '1'),
    end(1, 'page', { untrusted: true }),
    start(2),
    call(0, 'c'),
    end(2, ''),
  ];
  const told = turns(parts);
  expect(told[0]?.calls).toHaveLength(2);
  const [first, last] = told[1]?.results ?? [];
  expect(first?.text).toBe('1');
  expect(last?.text).toMatch(
    /^<result>page<\/result>\n\n\(Only the first 128 calls were taken.* other 3 /,
  );
  expect(told[3]?.results?.[0]?.text).toBe('');
});
