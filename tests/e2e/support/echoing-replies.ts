import { chatStream, dataEvent, jsonError } from '../../support/fault-server/chat-script.ts';
import type { Script } from '../../support/fault-server/script.ts';
import { echoKey } from './echo-key.ts';
import { faults } from './faults/faults.ts';
import type { Fault } from './faults/fault.ts';

/** One row of each kind that is told; what is only silent, or huge, has nothing that could be repeated. */
const faultKinds: readonly Fault[] = [
  ...new Map(
    faults
      .filter(({ reply, unheard, keptAtLeast, requests = 1, later }) => {
        if (unheard === true || keptAtLeast !== undefined || requests > 1 || later) return false;
        const text = JSON.stringify(reply);
        return (
          typeof reply !== 'function' &&
          text.length < 50_000 &&
          !/"(?:silence|endless|wait)"/.test(text)
        );
      })
      .map((fault) => [[fault.state, fault.reason, fault.title, fault.raw].join(' '), fault]),
  ).values(),
];

const toHex = (key: string): string => Buffer.from(key).toString('hex');
const toBase64 = (key: string): string => Buffer.from(key).toString('base64');
const codedKeys = [toHex, toBase64];

/** An answer in pieces, with a thought between any two of them. */
function toAlternating(pieces: readonly string[]): Script {
  const deltas = pieces.flatMap((content) => [{ content }, { reasoning_content: 'Hm. ' }]);
  return [
    ...deltas.map((delta) => dataEvent({ choices: [{ index: 0, delta }] })),
    dataEvent({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }),
  ];
}

/** Replies of an endpoint that repeats the key: in answers, however cut, in errors, and in every kind of fault. */
export function toEchoingReplies(key: string): Script[] {
  const letters = Array.from(`It is ${key}, and again ${key}`);
  return [
    chatStream({ text: `Your key is ${key}.` }),
    chatStream({ deltas: letters }),
    chatStream({ reasoning: `They sent ${key}.`, text: 'I say nothing.' }),
    chatStream({
      deltas: [`# ${key}`, `\n\n\`\`\`\n${key}`, `\n\`\`\`\n[a](https://x.example/${key})`],
    }),
    toAlternating(key.match(/.{1,11}/gs) ?? []),
    chatStream({ text: key, finishReason: null, done: false }),
    chatStream({ text: 'Odd.', finishReason: `stop ${key}`, model: key }),
    jsonError(401, { error: { message: `Incorrect key: ${key.slice(0, 24)}…` } }),
    jsonError(400, { error: { message: `${'x'.repeat(1_980)}${key}` } }),
    ...codedKeys.map((coded) =>
      jsonError(
        401,
        { error: { message: `Incorrect key: ${coded(key)}, or ${coded(key.slice(9, 40))}` } },
        { 'x-request-id': coded(key) },
      ),
    ),
    chatStream({ text: 'Hm.', finishReason: toHex(key), model: toBase64(key) }),
    ...faultKinds.map(({ reply }) => (typeof reply === 'function' ? [] : echoKey(reply, key))),
  ];
}
