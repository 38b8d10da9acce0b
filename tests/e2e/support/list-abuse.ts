import { chatStream, eventStream } from '../../support/fault-server/chat-script.ts';
import type { Script, Step } from '../../support/fault-server/script.ts';

const text = (body: string): Step => ({ type: 'text', text: body });
const deep = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

/** Lists of models, and what they come to: how many, or that it is no list. */
export const listAbuses: readonly { what: string; reply: Script; models: number | 'endless' }[] = [
  {
    what: 'a list without end',
    reply: [
      { type: 'head', headers: { 'content-type': 'application/json' } },
      text('{"data":['),
      { type: 'endless', steps: [text('{"id":"m"},'.repeat(10_000))] },
    ],
    models: 'endless',
  },
  {
    what: 'a list of a million models',
    reply: eventStream(
      `{"data":[${Array.from({ length: 1_000_000 }, (_, at) => `{"id":"model-${at}"}`).join(',')}]}`,
    ),
    models: 'endless',
  },
  {
    what: 'models that are called as every object is',
    reply: eventStream(
      '{"data":[{"id":"__proto__","capabilities":["vision"]},{"id":"constructor","context_length":9999},{"id":"__proto__"},{"id":7},null]}',
    ),
    models: 2,
  },
  {
    what: 'a list that is 100,000 deep',
    reply: eventStream(`{"data":${deep(100_000)}}`),
    models: 0,
  },
];

/** The answer beside, which has to come whole whatever is done by the other. */
export const neighbour = {
  deltas: Array.from({ length: 40 }, (_, at) => `word ${at} `),
  question: 'The one beside',
};

/** It waits in the middle until it is let go. */
export const neighbourReply: Script = chatStream({
  deltas: neighbour.deltas,
  holdAfterDelta: { index: 19, name: 'beside' },
});
