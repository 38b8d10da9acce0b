/** An export with so many conversations that are years old. */
export function oldConversations(count: number): string {
  const conversations = Array.from({ length: count }, (_, at) => {
    const id = `old${at}`;
    const atMs = 1_600_000_000_000 + at;
    const question = {
      id: `${id}.q`,
      role: 'user',
      parentId: null,
      createdAtMs: atMs,
      content: [{ type: 'text', text: `Question ${at}` }],
    };
    const answer = {
      id: `${id}.a`,
      role: 'assistant',
      parentId: question.id,
      createdAtMs: atMs,
      connectionId: '',
      model: 'demo-model',
      omitted: [],
      parts: [
        { type: 'text-delta', text: `Answer ${at}` },
        { type: 'finish', finishReason: { unified: 'stop', raw: 'stop' }, atMs },
      ],
    };
    return {
      id,
      title: `Question ${at}`,
      createdAtMs: atMs,
      updatedAtMs: atMs,
      messages: [question, answer],
    };
  });
  return JSON.stringify({ format: 'sidestream-conversations', version: 1, conversations });
}
