/** The conversation that an address of ours asks for. What is longer than any id is none of ours, and would be refused. */
export function parseConversationId(search: string): string | undefined {
  const id = new URLSearchParams(search).get('conversation') ?? '';
  return id.length > 0 && id.length <= 128 ? id : undefined;
}
