import { toRunView } from '../../lib/core/run-view.ts';
import type { StreamPart } from '../../lib/core/parts.ts';
import type { ToolOffer } from '../../lib/core/tool.ts';
import type {
  Adapter,
  ModelRequest,
  PromptMessage,
  PromptResult,
} from '../../lib/providers/adapter.ts';
import { toBytes } from './byte-stream.ts';
import { readParts } from './read-parts.ts';
import { replyFixtures } from './reply-fixtures.ts';

/** What was read in a step, and what its calls gave, as it is sent back. */
export async function readCallsBack(
  adapter: Adapter,
  wire: string,
  results: readonly Partial<PromptResult>[],
): Promise<PromptMessage[]> {
  const parts: StreamPart[] = [];
  await readParts(adapter, [toBytes(wire)], (part) => parts.push(part));
  const { text, toolCalls } = toRunView(parts);
  // As it would be kept.
  const kept = JSON.parse(JSON.stringify(parts)) as StreamPart[];
  const calls = toolCalls.map(({ id, name, arguments: args }) => ({ id, name, arguments: args }));
  return [
    {
      role: 'assistant',
      text: text.toString(),
      calls,
      echo: kept.flatMap((part) => (part.type === 'echo' ? [part.item] : [])),
    },
    {
      role: 'tool',
      text: '',
      results: calls.map(({ id, name }, at) => {
        return { callId: id, name, text: '', isError: false, ...results[at] };
      }),
    },
  ];
}

/** The schema of the tool that is offered. */
export const schema = { type: 'object', properties: { at: { type: 'number' } } } as const;
/** What is offered. */
export const tools: ToolOffer[] = [{ name: 'look', description: 'Looks there.', schema }];
/** What was asked. */
export const question = { role: 'user', text: 'What is there?' } as const;
/** A picture of a result. */
export const picture = { mediaType: 'image/png', base64: 'AAAA' } as const;

/** The body of the request that follows the reply of that fixture, with what its calls gave. */
export async function toBodyBack(
  adapter: Adapter,
  name: string,
  results: readonly Partial<PromptResult>[],
  change: Partial<ModelRequest> = {},
): Promise<Record<string, unknown>> {
  const { body } = adapter.toRequest({
    baseUrl: 'https://api.example.com/v1',
    model: 'm',
    messages: [question, ...(await readCallsBack(adapter, findWire(name), results))],
    parameters: {},
    stream: true,
    corrections: [],
    tools,
    ...change,
  });
  return JSON.parse(JSON.stringify(body)) as Record<string, unknown>;
}

/** The reply of that fixture. */
export function findWire(name: string): string {
  const found = replyFixtures.find((each) => each.name === name);
  if (!found) throw new Error(`no fixture of the name ${name}`);
  return found.fixture.wire;
}
