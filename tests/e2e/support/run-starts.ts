import type { Sidestream } from './chromium-test.ts';

/** Starts that many runs, each in a conversation of its own, and resolves once all are taken. */
export async function startRuns(sidestream: Sidestream, count: number): Promise<string[]> {
  const port = await sidestream.port();
  const ids = Array.from({ length: count }, () => crypto.randomUUID());
  for (const runId of ids) {
    await port.post({
      type: 'run-start',
      runId,
      conversationId: `of ${runId}`,
      parentId: null,
      content: [{ type: 'text', text: 'Elsewhere' }],
      connectionId: null,
      model: null,
      omitted: [],
    });
    await port.next('run-accepted', (update) => update.runId === runId);
  }
  return ids;
}
