import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Adapter, ModelRequest, PromptMessage } from '../../../lib/providers/adapter.ts';
import { anthropicMessages } from '../../../lib/providers/anthropic-messages.ts';
import { chatCompletions } from '../../../lib/providers/chat-completions.ts';
import { openaiResponses } from '../../../lib/providers/openai-responses.ts';
import { ownMessages, ownPrompt } from '../../../lib/providers/own-backend.ts';
import { check } from '../../support/property.ts';

const words = fc.constantFrom('', ' \n', 'Ask.', 'I look.\n\nAnd see.', '```\nfence');
const ids = fc.constantFrom(
  '',
  'call_a',
  'call_b',
  'functions.look:0',
  'x'.repeat(70),
  'aB3xK9mP2',
);
const names = fc.constantFrom('look', '', 'look around!', 'n'.repeat(80));
const json = fc.constantFrom('{"at":1}', '', '{"at":', '[1]', '"x"', '{}');
const picture = { mediaType: 'image/png', base64: 'AAAA' } as const;
const pictures = fc.constantFrom([], [picture]);
const place = fc.integer({ min: -1, max: 12 });
const echo = fc.oneof(
  fc.anything(),
  fc.record({
    dialect: fc.constantFrom('chat-completions', 'anthropic-messages', 'openai-responses', 'x'),
    text: place,
    calls: place,
    item: fc.constantFrom<unknown>(
      { type: 'thinking', thinking: 'Hm', signature: 's' },
      { type: 'reasoning', summary: [], encrypted_content: 'g' },
      { type: 'tool_use', id: 'stranger', name: 'look', input: {} },
      { type: 'function_call_output', call_id: 'stranger', output: 'x' },
      { kind: 'thought', field: 'reasoning_content', text: 'Hm' },
      { kind: 'thought', field: 'role', text: 'system' },
      { kind: 'details', details: [{ format: 'anthropic-claude-v1' }] },
      { kind: 'call', place: 0, id: 'call_a', extra: { google: {} } },
    ),
  }),
);
const someMessages: fc.Arbitrary<PromptMessage[]> = fc.array(
  fc.oneof(
    fc.record({ role: fc.constantFrom('user', 'system', 'assistant'), text: words }),
    fc.record({ role: fc.constant('user'), text: words, pictures }),
    fc.record({
      role: fc.constant('assistant'),
      text: words,
      calls: fc.array(fc.record({ id: ids, name: names, arguments: json }), { maxLength: 3 }),
      echo: fc.array(echo, { maxLength: 3 }),
    }),
    fc.record({
      role: fc.constant('tool'),
      text: fc.constant(''),
      results: fc.array(
        fc.record({ callId: ids, name: names, text: words, pictures, isError: fc.boolean() }),
        { maxLength: 3 },
      ),
    }),
  ) as fc.Arbitrary<PromptMessage>,
  { maxLength: 8 },
);

type Fields = Record<string, unknown>;

function toBody(
  adapter: Adapter,
  messages: PromptMessage[],
  change: Partial<ModelRequest> = {},
): Fields {
  const { body } = adapter.toRequest({
    baseUrl: 'https://api.example.com/v1',
    model: 'claude-x',
    messages,
    parameters: {},
    stream: true,
    corrections: [],
    tools: [{ name: 'look', description: 'Looks there.', schema: { type: 'object' } }],
    ...change,
  });
  return JSON.parse(JSON.stringify(body)) as Fields;
}

function listOf(value: unknown): Fields[] {
  return Array.isArray(value) ? (value as Fields[]) : [];
}

function isObject(text: unknown): boolean {
  const value: unknown = JSON.parse(String(text));
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

describe('whatever a conversation was, each call has its one result', () => {
  test('in Chat Completions, right behind it', () => {
    check(
      fc.property(someMessages, fc.constantFrom('m', 'gpt-x', 'mistral-x'), (messages, model) => {
        let open: unknown[] = [];
        const seen = new Set<unknown>();
        for (const message of listOf(toBody(chatCompletions, messages, { model })['messages'])) {
          if (message['role'] === 'tool') {
            expect(open[0]).toBe(message['tool_call_id']);
            expect(message['content']).not.toBe('');
            open = open.slice(1);
            continue;
          }
          expect(open).toEqual([]);
          expect(['system', 'user', 'assistant']).toContain(message['role']);
          for (const { id, function: called } of listOf(message['tool_calls'])) {
            const { name, arguments: args } = called as Fields;
            expect(seen).not.toContain(id);
            expect(id).toMatch(model === 'mistral-x' ? /^[a-z\d]{9}$/i : /./);
            expect(name).toMatch(/^[\w-]{1,64}$/);
            expect(isObject(args)).toBe(true);
            seen.add(id);
            open.push(id);
          }
        }
        expect(open).toEqual([]);
      }),
      500,
    );
  });

  test('in Messages, at the beginning of the next turn, and turns alternate', () => {
    check(
      fc.property(someMessages, (messages) => {
        const turns = listOf(toBody(anthropicMessages, messages)['messages']);
        const seen = new Set<unknown>();
        let called: unknown[] = [];
        for (const [at, { role, content }] of turns.entries()) {
          expect(role).toBe(at % 2 === 0 ? 'user' : 'assistant');
          const blocks =
            typeof content === 'string' ? [{ type: 'text', text: content }] : listOf(content);
          expect(blocks.length).toBeGreaterThan(0);
          const results = blocks.filter(({ type }) => type === 'tool_result');
          expect(results.map((block) => block['tool_use_id'])).toEqual(called);
          expect(blocks.slice(0, results.length)).toEqual(results);
          for (const { is_error: isError, content: given } of results)
            if (isError === true) expect(given).toBeTypeOf('string');
          for (const { type, text } of blocks) if (type === 'text') expect(text).toMatch(/\S/);
          const calls = blocks.filter(({ type }) => type === 'tool_use');
          called = calls.map(({ id }) => id);
          for (const { id, name } of calls) {
            expect(seen).not.toContain(id);
            expect(id).toMatch(/^[\w-]{1,64}$/);
            expect(name).toMatch(/^[\w-]{1,64}$/);
            seen.add(id);
          }
        }
        expect(called).toEqual([]);
        if (turns.length > 0) expect(turns.at(-1)).toHaveProperty('role', 'user');
      }),
      500,
    );
  });

  test('in Responses, behind it', () => {
    check(
      fc.property(someMessages, (messages) => {
        const open = new Set<unknown>();
        const seen = new Set<unknown>();
        for (const item of listOf(toBody(openaiResponses, messages)['input'])) {
          const { type, call_id: id } = item;
          if (type === 'function_call') {
            expect(seen).not.toContain(id);
            expect(isObject(item['arguments'])).toBe(true);
            seen.add(id);
            open.add(id);
          } else if (type === 'function_call_output') expect(open.delete(id)).toBe(true);
        }
        expect(open.size).toBe(0);
      }),
      500,
    );
  });

  test('and where there are no tools there are neither', () => {
    const adapters = [chatCompletions, anthropicMessages, openaiResponses, ownMessages, ownPrompt];
    check(
      fc.property(someMessages, fc.constantFrom(...adapters), (messages, adapter) => {
        const sent = JSON.stringify(toBody(adapter, messages, { tools: [] }));
        expect(sent).not.toMatch(
          /"tools"|"tool_calls"|"tool_use"|"tool_result"|"type":"function_call|"role":"tool"|"signature"/,
        );
      }),
      300,
    );
  });
});
