import {
  chatJson,
  chatStream,
  dataEvent,
  emptyReply,
  eventStream,
  jsonError,
} from '../../../support/fault-server/chat-script.ts';
import type { Script, TextStep } from '../../../support/fault-server/script.ts';
import { tuned } from '../faults/fault.ts';
import { openAiError, proseAnswer } from '../scenarios.ts';
import { seededProse } from '../../../support/seeded-text.ts';
import { deltasPerSecond, flushDialects, toAnswer } from './flush-dialects.ts';
import { crowdGate } from './flush-scenario.ts';
import type { FlushScenario } from './flush-scenario.ts';

/** An answer in Chat Completions that ends as it should after one request, unless more is said of it. */
function chat(
  name: string,
  text: string,
  reply: Script,
  more: Partial<FlushScenario> = {},
): FlushScenario {
  return { name, row: name, state: 'finished', text, replies: [reply], requests: 1, ...more };
}

function plain(): FlushScenario {
  const { text, deltas } = toAnswer(1, 60);
  const script = chatStream({
    deltas,
    deltasPerSecond,
    split: { seed: 1, longest: 40 },
    usage: true,
  });
  return chat('a plain answer', text, script);
}

function thinking(): FlushScenario {
  const { text, deltas } = toAnswer(2, 24);
  const reasoning = 'Let me think about it for a while.';
  const script = chatStream({ reasoning, deltas, deltasPerSecond });
  return chat('an answer after thoughts', text, script);
}

function paused(): FlushScenario {
  const { text, deltas } = toAnswer(3, 30);
  const steps = chatStream({ deltas, deltasPerSecond });
  const half = Math.floor(steps.length / 2);
  return chat('an answer with a pause', text, [
    ...steps.slice(0, half),
    { type: 'wait', ms: 400 },
    ...steps.slice(half),
  ]);
}

function refusedFirst(): FlushScenario {
  const { text, deltas } = toAnswer(4, 24);
  const refusal = jsonError(
    400,
    openAiError('Unknown parameter: stream_options', {
      code: 'unknown_parameter',
      param: 'stream_options',
    }),
  );
  return chat('an answer after a field was refused', text, refusal, {
    replies: [refusal, chatStream({ deltas, deltasPerSecond })],
    requests: 2,
  });
}

function withToolCall(): FlushScenario {
  const { text, deltas } = toAnswer(5, 24);
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
  return chat('an answer that wants a tool called', text, [
    ...steps,
    call({ id: 'call-1', type: 'function', function: { name: 'look_up', arguments: '' } }),
    { type: 'wait', ms: 50 },
    call({ function: { arguments: '{"place":' } }),
    { type: 'wait', ms: 50 },
    call({ function: { arguments: '"Dresden"}' } }),
    { type: 'wait', ms: 50 },
    ...chatStream({ deltas: [], finishReason: 'tool_calls' }).slice(2),
  ]);
}

function thinkTags(): FlushScenario {
  const { text, deltas } = toAnswer(9, 24);
  const piece = (content: string): TextStep =>
    dataEvent({ choices: [{ index: 0, delta: { content } }] });
  return chat('an answer after thoughts between tags', text, [
    { type: 'head' },
    { type: 'pace', perSecond: deltasPerSecond },
    ...['<thi', 'nk>Let me ', 'see.</th', 'ink>\n\n'].map((tag) => ({
      ...piece(tag),
      reasoning: '',
    })),
    ...deltas.map((delta) => ({ ...piece(delta), delta })),
    dataEvent({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }),
  ]);
}

function cutShort(): FlushScenario {
  const { text, deltas } = toAnswer(10, 24);
  const script = chatStream({ deltas, deltasPerSecond, finishReason: 'length' });
  return chat('an answer that is cut by length', text, script, { state: 'cut' });
}

function retried(): readonly FlushScenario[] {
  const { text, deltas } = toAnswer(11, 20);
  const answer = chatStream({ deltas, deltasPerSecond });
  const soon = { 'retry-after-ms': '150' };
  const failures: readonly (readonly [string, Script])[] = [
    ['503', emptyReply(503, soon)],
    ['429 and a word for how long', jsonError(429, openAiError('Slow down.'), soon)],
    ['a reset of the connection', [{ type: 'disconnect', reset: true }]],
    [
      'an error in the stream',
      eventStream('data: {"error":{"code":503,"message":"Try again in 150ms."}}\n\n'),
    ],
  ];
  return failures.map(([first, failure]) =>
    chat(`an answer at the second try, after ${first}`, text, answer, {
      row: 'an answer at the second try',
      replies: [failure, answer],
      connection: tuned({ retries: 3 }),
      requests: 2,
    }),
  );
}

function slow(): readonly FlushScenario[] {
  const { text, deltas } = toAnswer(12, 16);
  const start = { deltas, deltasPerSecond };
  return [
    chat(
      'a slow answer, silent after its head',
      text,
      chatStream({ ...start, pauseBeforeMs: 400 }),
    ),
    chat('a slow answer, silent before its head', text, [
      { type: 'wait', ms: 400 },
      ...chatStream(start),
    ]),
    chat('a slow answer, with comments first', text, [
      { type: 'head' },
      ...Array.from({ length: 4 }, (): Script => [
        { type: 'text', text: ': OPENROUTER PROCESSING\n\n' },
        { type: 'wait', ms: 100 },
      ]).flat(),
      ...chatStream(start).slice(1),
    ]),
  ].map((scenario) => ({ ...scenario, row: 'a slow answer' }));
}

function whole(): FlushScenario {
  const text = seededProse(13, 200);
  // Late, so that a death comes before it.
  const script: Script = [{ type: 'wait', ms: 100 }, ...chatJson(text)];
  return chat('a whole answer, asked for without a stream', text, script, {
    connection: tuned({ stream: false }),
  });
}

function fast(): FlushScenario {
  return chat(
    'an answer as fast as it can be, its bytes cut anywhere',
    seededProse(14, 1_500),
    proseAnswer(14),
  );
}

function queued(): FlushScenario {
  const { text, deltas } = toAnswer(15, 20);
  const answer = chatStream({ deltas, deltasPerSecond });
  const crowd = 6;
  const other: Script = [{ type: 'hold', name: crowdGate }, ...chatStream({ text: 'Elsewhere.' })];
  return chat('an answer that waits for its turn', text, answer, {
    replies: [...Array.from({ length: crowd }, () => other), answer],
    requests: crowd + 1,
    crowd,
  });
}

/** An answer of each kind that the end-to-end tests meet, and that goes on for some flushes. */
export const flushScenarios: readonly FlushScenario[] = [
  plain(),
  thinking(),
  paused(),
  refusedFirst(),
  withToolCall(),
  thinkTags(),
  cutShort(),
  ...retried(),
  ...slow(),
  whole(),
  fast(),
  queued(),
  ...flushDialects,
];
