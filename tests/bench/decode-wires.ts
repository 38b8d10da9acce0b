import { chatStream } from '../support/fault-server/chat-script.ts';
import { createRandom } from '../support/random.ts';
import type { Wire } from './decode-rounds.ts';
import { proseDeltas } from './prose.ts';

const length = 20_000;

/** The same reply as it comes over different lines, with padding, and with chunks that each say something else beside. */
export function listWires(): Wire[] {
  const deltas = proseDeltas(length);
  const text = deltas.join('');
  const events = chatStream({ deltas, usage: true }).flatMap((step) =>
    step.type === 'text' ? [step.text] : [],
  );
  return [
    { name: 'one event per read', events, text },
    { name: '16 KiB reads', events, readBytes: 16 * 1024, text },
    { name: '64 B reads', events, readBytes: 64, text },
    { name: 'padded events, one per read', events: toPadded(events), text },
    { name: 'unlike events, one per read', events: toUnlike(events), text },
  ];
}

/** With other padding in each chunk, as OpenAI sends it against those who count bytes. */
function toPadded(events: readonly string[]): string[] {
  const random = createRandom(length);
  const toPadding = (): string => random.next().toString(36).slice(2, random.integer(5, 12));
  return events.map((event) => event.replace('{"id"', `{"obfuscation":"${toPadding()}","id"`));
}

/** With another id in each chunk, so that none is known again and all are parsed. */
function toUnlike(events: readonly string[]): string[] {
  return events.map((event, index) => event.replace('chatcmpl-fault', `chatcmpl-${index}`));
}
