import { chunk } from './chat-fixtures.ts';
import { call, data, finished, interrupted } from './reply-fixture.ts';
import type { ReplyFixture } from './reply-fixture.ts';

const done = 'data: [DONE]\n\n';
const stop = finished('stop', 'stop');
const last = chunk({}, { finish_reason: 'stop' }) + done;

/** What the imitators of Chat Completions do differently, one habit each. */
export const chatQuirkFixtures: readonly ReplyFixture[] = [
  {
    name: 'one payload over several data lines',
    wire: `data: {"choices":[{"delta":\ndata: {"content":"a"}}]}\n\n${last}`,
    text: 'a',
    end: stop,
  },
  {
    name: 'comments between the lines of an event',
    wire:
      chunk({ content: 'a' }).replace('data:', ': ping\ndata:').replace('\n\n', '\n: x\n\n') + last,
    text: 'a',
    end: stop,
  },
  {
    name: 'the last event without its blank line, and no [DONE]',
    wire: chunk({ content: 'a' }) + chunk({}, { finish_reason: 'stop' }).trimEnd(),
    text: 'a',
    end: stop,
  },
  {
    name: 'a whole JSON reply in spite of the stream',
    wire: `\n ${JSON.stringify({
      model: 'm',
      choices: [
        {
          message: {
            content: 'é👍',
            reasoning_content: 'Hm',
            tool_calls: [{ id: 'a', function: { name: 'f', arguments: '{}' } }],
          },
          finish_reason: 'tool_calls',
        },
      ],
      usage: { prompt_tokens: 1, completion_tokens: 2 },
    })}`,
    text: 'é👍',
    reasoning: 'Hm',
    echo: [
      {
        dialect: 'chat-completions',
        text: 0,
        calls: 0,
        item: { kind: 'thought', field: 'reasoning_content', text: 'Hm' },
      },
    ],
    model: 'm',
    usage: { promptTokens: 1, completionTokens: 2 },
    toolCalls: [call(0, { id: 'a', name: 'f', arguments: '{}' })],
    end: finished('tool-calls', 'tool_calls'),
  },
  {
    name: 'a page of a proxy',
    wire: '<!doctype html>\n<title>502</title>',
    end: { error: { kind: 'bad-reply' } },
  },
  {
    name: 'Gemini: an error in a list, in one piece',
    wire: '[{\n"error": {"code": 503, "message": "The model is overloaded."}}]',
    end: { error: { kind: 'overloaded', detail: 'The model is overloaded.' } },
  },
  {
    name: 'vLLM, Groq, Ollama: reasoning alone',
    wire:
      chunk({ reasoning: 'Let me' }) +
      chunk({ reasoning: ' see' }) +
      chunk({ content: 'So' }) +
      last,
    reasoning: 'Let me see',
    text: 'So',
    end: stop,
  },
  {
    name: 'OpenRouter: details of reasoning alone, also a summary and one in cipher',
    wire: [
      chunk({ reasoning_details: [{ type: 'reasoning.text', text: 'One' }] }),
      chunk({ reasoning_details: [{ type: 'reasoning.summary', summary: ' two' }] }),
      chunk({ reasoning_details: [{ type: 'reasoning.encrypted', data: 'x' }] }),
      chunk({ content: 'So' }),
      last,
    ].join(''),
    reasoning: 'One two',
    text: 'So',
    end: stop,
  },
  {
    name: 'tags around reasoning, split over chunks',
    wire:
      ['<th', 'ink>Le', 't me</', 'think>', '\n\nSo', ' <b>']
        .map((content) => chunk({ content }))
        .join('') + last,
    reasoning: 'Let me',
    text: 'So <b>',
    end: stop,
  },
  {
    name: 'only the tag that ends reasoning, on a line of its own',
    wire: ['Let me\n', '</thi', 'nk>\n\nSo'].map((content) => chunk({ content })).join('') + last,
    reasoning: 'Let me\n',
    text: 'So',
    end: stop,
  },
  {
    name: 'only the tag that ends reasoning, at the end of a line',
    wire: ['Okay', '….</', 'think>\n\nHello!'].map((content) => chunk({ content })).join('') + last,
    reasoning: 'Okay….',
    text: 'Hello!',
    end: stop,
  },
  {
    name: 'an answer that shows the tags',
    wire:
      ['Like this:\n', '<think>\n', 'my thoughts\n', '</think>\n', 'and the answer.']
        .map((content) => chunk({ content }))
        .join('') + last,
    text: 'Like this:\n<think>\nmy thoughts\n</think>\nand the answer.',
    end: stop,
  },
  {
    name: 'Mistral: content in pieces with types',
    wire:
      chunk({ content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'Hm' }] }] }) +
      chunk({ content: [{ type: 'text', text: 'So' }] }) +
      last,
    reasoning: 'Hm',
    text: 'So',
    end: stop,
  },
  {
    name: 'sources as OpenAI and OpenRouter name them',
    wire: [
      chunk({ content: 'See' }),
      chunk({
        annotations: [
          { type: 'url_citation', url_citation: { url: 'https://a.example/', title: 'A' } },
        ],
      }),
      chunk({ annotations: [{ type: 'url_citation', url: 'https://b.example/', title: 'B' }] }),
      last,
    ].join(''),
    text: 'See',
    citations: [
      { url: 'https://a.example/', title: 'A' },
      { url: 'https://b.example/', title: 'B' },
    ],
    end: stop,
  },
  {
    name: 'Perplexity: all sources with every chunk',
    wire:
      [0, 1, 2]
        .map((n) =>
          chunk(
            { content: String(n) },
            {},
            { citations: ['https://a.example/', 'https://b.example/'] },
          ),
        )
        .join('') + last,
    text: '012',
    citations: [
      { url: 'https://a.example/', title: '' },
      { url: 'https://b.example/', title: '' },
    ],
    end: stop,
  },
  {
    name: 'OpenRouter: an error as the reason of the end',
    wire:
      chunk({ content: 'x' }, { finish_reason: 'error', error: { code: 502, message: 'Gone' } }) +
      done,
    text: 'x',
    end: { error: { kind: 'overloaded', detail: 'Gone' } },
  },
  {
    name: 'OpenRouter: what the provider behind it said',
    wire: data({
      error: {
        message: 'Provider returned error',
        code: 429,
        metadata: { raw: 'It is rate-limited upstream. Please retry in 7s.' },
      },
    }),
    end: {
      error: {
        kind: 'rate-limited',
        detail: 'Provider returned error\nIt is rate-limited upstream. Please retry in 7s.',
        retryAfterMs: 7000,
      },
    },
  },
  {
    name: 'Gemini: an error in a list, in the middle of the stream',
    wire:
      chunk({ content: 'x' }) +
      data([{ error: { code: 503, message: 'It is overloaded.', status: 'UNAVAILABLE' } }]),
    text: 'x',
    end: { error: { kind: 'overloaded', detail: 'It is overloaded.' } },
  },
  {
    name: 'Groq: an error in its own field',
    wire: chunk({ content: 'x' }) + data({ x_groq: { id: 'req_1', error: 'over capacity' } }),
    text: 'x',
    end: { error: { kind: 'refused', detail: 'over capacity' } },
  },
  {
    name: 'a reason of the end with every chunk',
    wire:
      chunk({ content: 'a' }, { finish_reason: 'stop' }) +
      chunk({ content: 'b' }, { finish_reason: 'stop' }) +
      chunk({ content: 'c' }, { finish_reason: 'stop' }),
    text: 'abc',
    end: stop,
  },
  {
    name: 'a whole JSON reply behind a byte order mark',
    wire: `\uFEFF${JSON.stringify({ choices: [{ message: { content: 'a' }, finish_reason: 'stop' }] })}`,
    text: 'a',
    end: stop,
  },
  {
    name: 'an error that is empty or false in a chunk that is good',
    wire:
      chunk({ content: 'a' }, {}, { error: '' }) +
      chunk({ content: 'b' }, {}, { error: false }) +
      chunk({}, { finish_reason: 'stop' }, { error: null }) +
      done,
    text: 'ab',
    end: stop,
  },
  {
    name: 'a reason of the end that is the word null',
    wire:
      chunk({ content: 'a' }, { finish_reason: 'null' }) +
      chunk({ content: 'b' }, { finish_reason: 'null' }),
    text: 'ab',
    end: interrupted,
  },
  {
    name: 'two answers, asked for by a field of the user',
    wire: [
      chunk({ content: 'a' }),
      chunk({ content: 'x' }, { index: 1 }),
      chunk({ content: 'y' }, { index: 1 }),
      chunk({ content: 'b' }),
      chunk({}, { index: 1, finish_reason: 'length' }),
      last,
    ].join(''),
    text: 'ab',
    end: stop,
  },
  {
    name: 'Ollama: an error that is text',
    wire: chunk({ content: 'x' }) + data({ error: 'out of memory' }),
    text: 'x',
    end: { error: { kind: 'refused', detail: 'out of memory' } },
  },
  {
    name: 'an error as a field that no standard knows',
    wire: `${chunk({ content: 'x' })}error: {"message":"slot"}\n\n`,
    text: 'x',
    end: { error: { kind: 'refused', detail: 'slot' } },
  },
  {
    name: 'an error as a line without any field',
    wire: `${chunk({ content: 'x' })}{"error":{"message":"slot"}}\n\n`,
    text: 'x',
    end: { error: { kind: 'refused', detail: 'slot' } },
  },
  {
    name: 'pieces that are no JSON in the middle',
    wire: `${chunk({ content: 'a' })}data: {"choices\n\ndata: hello\n\n${chunk({ content: 'b' })}${last}`,
    text: 'ab',
    oddities: { unreadable: 2 },
    end: stop,
  },
];
