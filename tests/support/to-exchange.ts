/** The ids of what was called and of what came of it, in their order, as a request has them in whatever dialect. */
export function toExchange(body: unknown): { calls: unknown[]; results: unknown[] } {
  const { messages = [], input = [] } = body as Record<string, Record<string, unknown>[]>;
  const items = [...messages, ...input].flatMap((message): Record<string, unknown>[] => {
    const inside = [message['tool_calls'], message['content']].filter((each) =>
      Array.isArray(each),
    );
    return [message, ...(inside.flat() as Record<string, unknown>[])];
  });
  const ids = (names: Readonly<Record<string, string>>): unknown[] =>
    items.flatMap((item) => item[names[String(item['type'] ?? item['role'])] ?? ''] ?? []);
  return {
    calls: ids({ function: 'id', tool_use: 'id', function_call: 'call_id' }),
    results: ids({
      tool: 'tool_call_id',
      tool_result: 'tool_use_id',
      function_call_output: 'call_id',
    }),
  };
}
