import type { Reading } from './sdk-readers.ts';

/** Where we read a reply otherwise than the package of its dialect's maker, and why that is meant. */
export interface Disagreement {
  /** The fixture's, with its dialect. */
  readonly name: string;
  readonly why: string;
  /** What the package reads otherwise; all else is the same. */
  readonly theirs: Partial<Reading>;
}

const cut = 'the package takes the end of the connection for the end of the reply';
const whole = 'the package reads events alone, and finds none in a body that is none';
const nameless = 'the package looks at the name of an event and passes over what has none';
const stray = 'the package knows the fields of the standard alone, and an error in another is lost';
const index = 'the package merges by index alone, which is missing or wrong here';

/** Every one of them. The package's reading is asserted too: should it change, the reason is to be looked at again. */
export const disagreements: readonly Disagreement[] = [
  ...[
    'chat-completions: a stream that is cut',
    'chat-completions: reasoning, and then the end of the connection',
    'chat-completions: a reason of the end that is the word null',
    'chat-completions: an empty stream',
    'chat-completions: only comments',
    'anthropic-messages: a connection that ends in the middle',
    'anthropic-messages: thoughts, and then the end of the connection',
    'openai-responses: a connection that ends in the middle',
    'openai-responses: thoughts, and then the end of the connection',
  ].map((name) => ({ name, why: cut, theirs: { failed: false } })),
  ...[
    'chat-completions: a whole JSON reply in spite of the stream',
    'chat-completions: a whole JSON reply behind a byte order mark',
    'chat-completions: a page of a proxy',
    'chat-completions: Gemini: an error in a list, in one piece',
    'openai-responses: a whole JSON reply in spite of the stream',
    'openai-responses: a whole JSON reply that was cut',
    'openai-responses: an error in one piece with success',
    'openai-responses: a page of a proxy',
  ].map((name) => ({
    name,
    why: whole,
    theirs: { text: '', calls: [], usage: undefined, failed: false },
  })),
  {
    name: 'anthropic-messages: a whole JSON reply in spite of the stream',
    why: whole,
    theirs: { text: '', calls: [], usage: undefined, failed: true },
  },
  ...[
    'anthropic-messages: events without names, and [DONE], as imitators send them',
    'anthropic-messages: payloads whose type is only the name of their event',
  ].map((name) => ({
    name,
    why: 'the package wants name and type of every event; imitators leave one of them out',
    theirs: { text: '', usage: undefined, failed: true },
  })),
  ...[
    'anthropic-messages: an error without the name of one',
    'anthropic-messages: an error of a proxy, in the form of another dialect',
  ].map((name) => ({ name, why: nameless, theirs: { failed: false } })),
  ...[
    'chat-completions: an error as a field that no standard knows',
    'chat-completions: an error as a line without any field',
  ].map((name) => ({ name, why: stray, theirs: { failed: false } })),
  {
    name: 'chat-completions: OpenRouter: an error as the reason of the end',
    why: 'the package knows no such reason; its users have to',
    theirs: { failed: false },
  },
  {
    name: 'chat-completions: pieces that are no JSON in the middle',
    why: 'the package gives up; we count the piece, and the answer goes on',
    theirs: { text: 'a', failed: true },
  },
  ...[
    'chat-completions: Gemini: tool calls without an index, ended by stop',
    'chat-completions: a call without index whose arguments follow without an id',
  ].map((name) => ({ name, why: index, theirs: { calls: [] } })),
  {
    name: 'chat-completions: Gemini: index 0 for calls side by side, where a new id is a new call',
    why: index,
    theirs: { calls: [{ id: 'a', name: 'f', arguments: '{"x":1}{}' }] },
  },
  {
    name: 'chat-completions: Gemini: calls side by side without index, and without id or with an empty one',
    why: index,
    theirs: { calls: [{ id: '', name: 'g', arguments: '{"y":2}' }] },
  },
  {
    name: 'chat-completions: two answers, asked for by a field of the user',
    why: 'the package tells the answers by their index and leaves the choice to its users',
    theirs: { text: 'axyb' },
  },
  {
    name: 'chat-completions: Ollama: arguments as an object',
    why: 'the package takes for text whatever stands there',
    theirs: { calls: [{ id: 'a', name: 'f', arguments: '[object Object]' }] },
  },
  {
    name: 'chat-completions: the form of calls before tool calls',
    why: 'the package leaves the old form to its users',
    theirs: { calls: [] },
  },
  {
    name: 'chat-completions: Mistral: content in pieces with types',
    why: 'the package takes for text whatever stands there',
    theirs: { text: '[object Object][object Object]' },
  },
  ...['anthropic-messages', 'openai-responses'].map((dialect) => ({
    name: `${dialect}: thoughts in tags, of an open model behind it`,
    why: 'the package leaves the tags of open models in the text',
    theirs: { text: '<think>Hm</think>\n\nSo' },
  })),
  {
    name: 'chat-completions: tags around reasoning, split over chunks',
    why: 'the package leaves thoughts in the text',
    theirs: { text: '<think>Let me</think>\n\nSo <b>' },
  },
  {
    name: 'chat-completions: only the tag that ends reasoning, on a line of its own',
    why: 'the package leaves thoughts in the text',
    theirs: { text: 'Let me\n</think>\n\nSo' },
  },
  {
    name: 'chat-completions: only the tag that ends reasoning, at the end of a line',
    why: 'the package leaves thoughts in the text',
    theirs: { text: 'Okay….</think>\n\nHello!' },
  },
  {
    name: 'anthropic-messages: a search at the endpoint, and text that is cut where its sources change',
    why: 'texts of different turns are paragraphs to a reader; the package leaves the space to its users',
    theirs: { text: 'I look it up.It rains.' },
  },
  {
    name: 'openai-responses: two messages, each a paragraph',
    why: 'texts of different items are paragraphs to a reader; the package leaves the space to its users',
    theirs: { text: 'I look.It rains.' },
  },
  {
    name: 'anthropic-messages: a prompt from the cache, counted whole',
    why: 'the dialect counts what came from a cache apart; for all others we show the whole prompt',
    theirs: {
      usage: { promptTokens: 5, completionTokens: 7, cachedTokens: 100, cacheWriteTokens: 20 },
    },
  },
  {
    name: 'openai-responses: an imitator that sends no deltas',
    why: 'the last event holds what no other has told; the package leaves that to its users',
    theirs: { text: '', calls: [] },
  },
  {
    name: 'openai-responses: vLLM: a response that is named completed and failed',
    why: 'the package hands the response on with its status, which it leaves to its users',
    theirs: { failed: false },
  },
];
