import { chatStream } from '../support/fault-server/chat-script.ts';
import { createRandom } from '../support/random.ts';
import type { Wire } from './decode-rounds.ts';
import { proseDeltas } from './prose.ts';

const length = 20_000;

/** The same reply as it comes over different lines, and one whose chunks are all different. */
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
  ];
}

/** With other padding in each chunk, as OpenAI sends it against those who count bytes. */
function toPadded(events: readonly string[]): string[] {
  const random = createRandom(length);
  const toPadding = (): string => random.next().toString(36).slice(2, random.integer(5, 12));
  return events.map((event) => event.replace('{"id"', `{"obfuscation":"${toPadding()}","id"`));
}
