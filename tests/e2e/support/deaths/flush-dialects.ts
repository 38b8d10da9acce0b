import * as anthropic from '../../../support/anthropic-wire.ts';
import type { Script, Step } from '../../../support/fault-server/script.ts';
import { data, named } from '../../../support/reply-fixture.ts';
import * as responses from '../../../support/responses-wire.ts';
import { seededDeltas, seededProse } from '../../../support/seeded-text.ts';
import { speaking } from '../faults/fault.ts';
import type { FlushScenario } from './flush-scenario.ts';

/** Nearly one delta for one flush, on a machine that is not much slower than a screen. */
export const deltasPerSecond = 50;

/** An unkind text, and the same in deltas. */
export function toAnswer(seed: number, length = 24): { text: string; deltas: string[] } {
  const text = seededProse(seed, length);
  return { text, deltas: seededDeltas(seed, text) };
}

/** Writes one after the other; those that bring text keep the pace. */
function paced(contentType: string, steps: readonly (string | Step)[]): Script {
  return [
    { type: 'head', headers: { 'content-type': contentType } },
    { type: 'pace', perSecond: deltasPerSecond },
    ...steps.map((step): Step => (typeof step === 'string' ? { type: 'text', text: step } : step)),
  ];
}

const events = (...steps: readonly (string | Step)[]): Script => paced('text/event-stream', steps);
const says = (delta: string, text: string): Step => ({ type: 'text', text, delta });
const thinks = (reasoning: string, text: string): Step => ({ type: 'text', text, reasoning });

function anthropicAnswer(): FlushScenario {
  const { add, begin, end, last, ping, start, stop } = anthropic;
  const { text, deltas } = toAnswer(6);
  return {
    name: "an answer in Anthropic's Messages, with thoughts and a tool call",
    row: "Anthropic's Messages",
    state: 'finished',
    text,
    requests: 1,
    ...speaking('anthropic-messages'),
    replies: [
      events(
        start() + begin(0, { type: 'thinking', thinking: '', signature: '' }),
        ...['Let me ', 'see. '].map((thinking) =>
          thinks(thinking, add(0, { type: 'thinking_delta', thinking })),
        ),
        add(0, { type: 'signature_delta', signature: 'c2lnbmVk' }) + end(0) + ping,
        begin(1, { type: 'text', text: '' }),
        ...deltas.map((delta) => says(delta, add(1, { type: 'text_delta', text: delta }))),
        end(1) + begin(2, { type: 'tool_use', id: 'toolu_1', name: 'look_up', input: {} }),
        ...['{"place":', '"Dresden"}'].map((partial_json) =>
          thinks('', add(2, { type: 'input_json_delta', partial_json })),
        ),
        end(2) + stop('tool_use') + last,
      ),
    ],
  };
}

function responsesAnswer(): FlushScenario {
  const { added, args, calling, completed, ended, outputText, start, summary, thought } = responses;
  const { text, deltas } = toAnswer(7);
  const at = { item_id: 'msg_1', output_index: 1, content_index: 0 };
  const said = responses.message(outputText(text));
  return {
    name: "an answer in OpenAI's Responses, with thoughts and a call",
    row: "OpenAI's Responses",
    state: 'finished',
    text,
    requests: 1,
    ...speaking('openai-responses'),
    replies: [
      events(
        start + added(0, thought()),
        thinks('Let me see.', summary(0, 'Let me see.')),
        ended(0, thought('Let me see.')) + added(1, responses.message()),
        named('response.content_part.added', { ...at, part: outputText('') }),
        ...deltas.map((delta) =>
          says(delta, named('response.output_text.delta', { ...at, delta, logprobs: [] })),
        ),
        named('response.output_text.done', { ...at, text }) + ended(1, said),
        added(2, calling()),
        thinks('', args(2, ['{"place":', '"Dresden"}'])),
        ended(2, calling({ arguments: '{"place":"Dresden"}', status: 'completed' })),
        completed(said),
      ),
    ],
  };
}

function ownAnswer(
  form: string,
  contentType: string,
  toPiece: (delta: string) => string,
  end: string,
): FlushScenario {
  const { text, deltas } = toAnswer(8);
  const pieces = deltas.map((delta) => says(delta, toPiece(delta)));
  return {
    name: `an answer of a server of one's own, as ${form}`,
    row: 'A server of your own',
    state: 'finished',
    text,
    requests: 1,
    ...speaking('own-messages'),
    replies: [paced(contentType, [...pieces, ...(end === '' ? [] : [end])])],
  };
}

const toLines = (delta: string): string =>
  `${delta
    .split('\n')
    .map((line) => `data: ${line}\n`)
    .join('')}\n`;

const done = 'data: [DONE]\n\n';

/** Answers in the dialects that are not Chat Completions, one for each form of their streams. */
export const flushDialects: readonly FlushScenario[] = [
  anthropicAnswer(),
  responsesAnswer(),
  ownAnswer('plain text', 'text/plain', (delta) => delta, ''),
  ownAnswer('objects with text', 'text/event-stream', (text) => data({ text }), done),
  ownAnswer('bare lines', 'text/event-stream', toLines, done),
  {
    ...ownAnswer('objects, to one prompt', 'text/event-stream', (text) => data({ text }), done),
    ...speaking('own-prompt'),
  },
];
