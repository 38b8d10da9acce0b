import { parseJson, toList } from '../../../../lib/core/json.ts';
import { toRunView } from '../../../../lib/core/run-view.ts';
import type { StreamPart } from '../../../../lib/core/parts.ts';
import type { PromptMessage } from '../../../../lib/providers/adapter.ts';
import { replyFixtures } from '../../reply-fixtures.ts';
import { hold } from '../boundary.ts';
import type { Boundary } from '../boundary.ts';
import { toJsonText } from '../json-text.ts';
import { bendText } from '../strange.ts';

const withCalls = replyFixtures.filter(({ fixture }) => fixture.toolCalls);

/** What is sent back of replies with calls, which is a stranger's in every word. */
export const callBoundaries: readonly Boundary[] = [
  {
    name: 'calls that are sent back, and what was wanted back with them',
    files: ['providers/anthropic-turns.ts', 'providers/echoes.ts', 'providers/exchanges.ts'],
    share: 2,
    run(random) {
      const { adapter, fixture } = random.pick(withCalls);
      const parts: StreamPart[] = [];
      const reader = adapter.createReader((part) => parts.push(part));
      for (const [, data = ''] of fixture.wire.matchAll(/^data: (.*)$/gm)) {
        reader.onEvent({
          event: undefined,
          data: random.next() < 0.2 ? bendText(random, data) : data,
        });
      }
      reader.end();
      const { text, toolCalls } = toRunView(parts);
      const echo = parts.flatMap((part) => (part.type === 'echo' ? [part.item] : []));
      const bent = parseJson(toJsonText(random, echo));
      const answer: PromptMessage = {
        role: 'assistant',
        text: text.toString(),
        calls: toolCalls.map(({ id, name, arguments: args }) => ({ id, name, arguments: args })),
        echo: toList(bent),
      };
      const { body } = random.pick(withCalls).adapter.toRequest({
        baseUrl: 'https://a.example/v1',
        model: random.pick(['m', 'claude-x', 'mistral-x', 'gpt-x']),
        messages: [{ role: 'user', text: 'Hi' }, answer],
        parameters: { reasoningEffort: 'low' },
        stream: true,
        corrections: [],
        tools: [{ name: 'f', description: 'F.', schema: { type: 'object' } }],
      });
      const sent = JSON.stringify(body);
      const calls = sent.match(
        /"type":"(?:tool_use|function_call)"|"type":"function","function":\{"name":"[^"]*","arguments"/g,
      );
      const results = sent.match(/"type":"(?:tool_result|function_call_output)"|"role":"tool"/g);
      hold(calls?.length === results?.length, `as many calls as results: ${sent.slice(0, 300)}`);
    },
  },
];
