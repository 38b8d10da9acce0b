import {
  add,
  begin,
  block,
  end,
  endTurn,
  last,
  model,
  ping,
  start,
  stop,
  textBlock,
  usage,
  web,
} from './anthropic-wire.ts';
import { call, finished } from './reply-fixture.ts';
import type { ReplyFixture } from './reply-fixture.ts';

/** Streams of Anthropic's Messages, and of what stands between it and us. */
export const anthropicFixtures: readonly ReplyFixture[] = [
  {
    name: 'text in deltas, with pings anywhere',
    wire: start() + ping + textBlock(0, 'Grüße', ', 世界 👋🏽') + ping + stop('end_turn') + last,
    text: 'Grüße, 世界 👋🏽',
    model,
    usage,
    end: endTurn,
  },
  {
    name: 'thoughts in tags, of an open model behind it',
    wire: start() + textBlock(0, '<thi', 'nk>Hm</think>', '\n\nSo') + stop('end_turn') + last,
    reasoning: 'Hm',
    text: 'So',
    model,
    usage,
    end: endTurn,
  },
  {
    name: 'thoughts with their signature, then text',
    wire: [
      start({ usage: { input_tokens: 5, output_tokens: 1, cache_read_input_tokens: 0 } }),
      block(
        0,
        { type: 'thinking', thinking: '', signature: '' },
        { type: 'thinking_delta', thinking: 'Let me' },
        { type: 'thinking_delta', thinking: ' see' },
        { type: 'signature_delta', signature: 'EqQBCg==' },
      ),
      textBlock(1, 'So'),
      stop('end_turn', { output_tokens: 7, output_tokens_details: { thinking_tokens: 4 } }),
      last,
    ].join(''),
    reasoning: 'Let me see',
    text: 'So',
    model,
    usage: { ...usage, cachedTokens: 0, reasoningTokens: 4 },
    end: endTurn,
  },
  {
    name: 'thoughts in cipher, of which nothing is shown and nothing counted',
    wire:
      start() +
      block(0, { type: 'redacted_thinking', data: 'EmwKAhgB' }) +
      textBlock(1, 'So') +
      stop('end_turn') +
      last,
    text: 'So',
    model,
    usage,
    end: endTurn,
  },
  {
    name: 'tool calls whose arguments come in pieces, and one that takes none',
    wire: [
      start(),
      textBlock(0, 'Let me look.'),
      block(
        1,
        { type: 'tool_use', id: 'toolu_a', name: 'look', input: {} },
        { type: 'input_json_delta', partial_json: '' },
        { type: 'input_json_delta', partial_json: '{"at": "Zür' },
        { type: 'input_json_delta', partial_json: 'ich"}' },
      ),
      block(2, { type: 'tool_use', id: 'toolu_b', name: 'now', input: {} }),
      stop('tool_use'),
      last,
    ].join(''),
    text: 'Let me look.',
    toolCalls: [
      call(0, { id: 'toolu_a', name: 'look', arguments: '' }),
      call(0, { arguments: '{"at": "Zür' }),
      call(0, { arguments: 'ich"}' }),
      call(1, { id: 'toolu_b', name: 'now', arguments: '' }),
      call(1, { arguments: '{}' }),
    ],
    model,
    usage,
    end: finished('tool-calls', 'tool_use'),
  },
  {
    name: 'calls whose blocks are open side by side',
    wire: [
      start(),
      begin(0, { type: 'tool_use', id: 'a', name: 'f', input: {} }),
      begin(1, { type: 'tool_use', id: 'b', name: 'g', input: {} }),
      add(0, { type: 'input_json_delta', partial_json: '{"x":' }),
      add(1, { type: 'input_json_delta', partial_json: '{}' }),
      add(0, { type: 'input_json_delta', partial_json: '1}' }),
      end(0) + end(1) + stop('tool_use') + last,
    ].join(''),
    toolCalls: [
      call(0, { id: 'a', name: 'f', arguments: '' }),
      call(1, { id: 'b', name: 'g', arguments: '' }),
      call(0, { arguments: '{"x":' }),
      call(1, { arguments: '{}' }),
      call(0, { arguments: '1}' }),
    ],
    model,
    usage,
    end: finished('tool-calls', 'tool_use'),
  },
  {
    name: 'a search at the endpoint, and text that is cut where its sources change',
    wire: [
      start(),
      textBlock(0, 'I look it up.'),
      block(
        1,
        { type: 'server_tool_use', id: 'srvtoolu_1', name: 'web_search', input: {} },
        { type: 'input_json_delta', partial_json: '{"query":"x"}' },
      ),
      block(2, {
        type: 'web_search_tool_result',
        tool_use_id: 'srvtoolu_1',
        content: [{ type: 'web_search_result', url: 'https://c.example/' }],
      }),
      textBlock(3, 'It '),
      block(
        4,
        { type: 'text', text: '', citations: [] },
        { type: 'text_delta', text: 'rains' },
        web('https://a.example/', 'A'),
        web('https://a.example/', 'A'),
      ),
      block(
        5,
        { type: 'text', text: '' },
        { type: 'text_delta', text: '.' },
        web('https://b.example/', 'B'),
      ),
      stop('end_turn'),
      last,
    ].join(''),
    text: 'I look it up.\n\nIt rains.',
    citations: [
      { url: 'https://a.example/', title: 'A' },
      { url: 'https://b.example/', title: 'B' },
    ],
    model,
    usage,
    end: endTurn,
  },
  {
    name: 'a prompt from the cache, counted whole',
    wire: [
      start({
        usage: {
          input_tokens: 5,
          cache_creation_input_tokens: 20,
          cache_read_input_tokens: 100,
          output_tokens: 1,
        },
      }),
      textBlock(0, 'So'),
      stop('end_turn'),
      last,
    ].join(''),
    text: 'So',
    model,
    usage: { promptTokens: 125, completionTokens: 7, cachedTokens: 100, cacheWriteTokens: 20 },
    end: endTurn,
  },
];
