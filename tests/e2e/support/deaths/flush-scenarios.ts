import { chatStream, dataEvent, jsonError } from '../../../support/fault-server/chat-script.ts';
import type { Script } from '../../../support/fault-server/script.ts';
import { seededDeltas, seededText } from '../../../support/seeded-text.ts';
import { openAiError } from '../scenarios.ts';

/** A way an answer comes, and its text. */
export interface FlushScenario {
  name: string;
  text: string;
  /** Replies to its requests, in order. */
  replies: readonly Script[];
}

/** One delta for one flush, on a machine that is not much slower than a screen. */
const deltasPerSecond = 30;

function toAnswer(seed: number, length = 90): { text: string; deltas: string[] } {
  const text = seededText(seed, length);
  return { text, deltas: seededDeltas(seed, text) };
}

function plain(): FlushScenario {
  const { text, deltas } = toAnswer(1);
  const script = chatStream({
    deltas,
    deltasPerSecond,
    split: { seed: 1, longest: 40 },
    usage: true,
  });
  return { name: 'a plain answer', text, replies: [script] };
}

function thinking(): FlushScenario {
  const { text, deltas } = toAnswer(2, 50);
  const reasoning = 'Let me think about it for a while.';
  return {
    name: 'an answer after thoughts',
    text,
    replies: [chatStream({ reasoning, deltas, deltasPerSecond })],
  };
}

function paused(): FlushScenario {
  const { text, deltas } = toAnswer(3, 60);
  const steps = chatStream({ deltas, deltasPerSecond });
  const half = Math.floor(steps.length / 2);
  return {
    name: 'an answer with a pause',
    text,
    replies: [[...steps.slice(0, half), { type: 'wait', ms: 400 }, ...steps.slice(half)]],
  };
}

function refusedFirst(): FlushScenario {
  const { text, deltas } = toAnswer(4, 50);
  const refusal = jsonError(
    400,
    openAiError('Unknown parameter: stream_options', {
      code: 'unknown_parameter',
      param: 'stream_options',
    }),
  );
  return {
    name: 'an answer after a field was refused',
    text,
    replies: [refusal, chatStream({ deltas, deltasPerSecond })],
  };
}

function withToolCall(): FlushScenario {
  const { text, deltas } = toAnswer(5, 50);
  const call = (fields: object) =>
    dataEvent({
      choices: [
        { index: 0, delta: { tool_calls: [{ index: 0, ...fields }] }, finish_reason: null },
      ],
    });
  const steps = chatStream({ deltas, deltasPerSecond, finishReason: null, done: false }).slice(
    0,
    -1,
  );
  return {
    name: 'an answer that wants a tool called',
    text,
    replies: [
      [
        ...steps,
        call({ id: 'call-1', type: 'function', function: { name: 'look_up', arguments: '' } }),
        { type: 'wait', ms: 50 },
        call({ function: { arguments: '{"place":' } }),
        { type: 'wait', ms: 50 },
        call({ function: { arguments: '"Dresden"}' } }),
        { type: 'wait', ms: 50 },
        ...chatStream({ deltas: [], finishReason: 'tool_calls' }).slice(2),
      ],
    ],
  };
}

/** All of them. */
export const flushScenarios: readonly FlushScenario[] = [
  plain(),
  thinking(),
  paused(),
  refusedFirst(),
  withToolCall(),
];
