import { expect } from '@playwright/test';
import { protocolVersion } from '../../../lib/protocol/protocol-version.ts';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { test } from '../support/firefox-test.ts';
import { say, unfinished } from '../support/scenarios.ts';

test('a seventh run to one server is queued, said to be in the list, and begins by itself', async ({
  panel,
  server,
  chat,
}) => {
  server.otherwise(unfinished(['streaming'], 'silence'));
  const ids = Array.from({ length: 6 }, () => crypto.randomUUID());
  await panel.view.evaluate(startRuns, ids, protocolVersion);
  await chat(5);
  await panel.ask('Me too');
  await expect.poll(() => panel.view.evaluate(readWaiting)).toBe(say('answer.queuedNext'));
  expect(server.requests).toHaveLength(6);
  expect((await panel.last()).state).toBe('waiting');

  await panel.view.press(say('panel.conversations'));
  await expect
    .poll(() => panel.view.evaluate(readMarks))
    .toEqual([say('panel.queued'), ...Array.from({ length: 6 }, () => say('panel.live'))]);

  server.otherwise(chatStream({ text: 'Your turn.' }));
  await panel.view.evaluate(stopRun, ids[0] ?? '', protocolVersion);
  expect((await panel.until('finished')).text).toBe('Your turn.');
  await expect
    .poll(() => panel.view.evaluate(readMarks))
    .toEqual(expect.arrayContaining([say('panel.unread')]));
  expect(server.requests).toHaveLength(7);
  for (const id of ids) await panel.view.evaluate(stopRun, id, protocolVersion);
});

// What follows is sent into the page as text.

function startRuns(ids: string[], version: number): void {
  const port = browser.runtime.connect({ name: 'surface' });
  port.postMessage({ type: 'hello', protocolVersion: version, windowId: -1, surface: 'options' });
  for (const runId of ids) {
    port.postMessage({
      type: 'run-start',
      runId,
      conversationId: `of ${runId}`,
      parentId: null,
      content: [{ type: 'text', text: 'Elsewhere' }],
      connectionId: null,
      model: null,
      stream: true,
      omitted: [],
    });
  }
}

function stopRun(runId: string, version: number): void {
  const port = browser.runtime.connect({ name: 'surface' });
  port.postMessage({ type: 'hello', protocolVersion: version, windowId: -1, surface: 'options' });
  port.postMessage({ type: 'run-abort', requestId: crypto.randomUUID(), runId });
}

function readWaiting(): string {
  return document.querySelector('.waiting-words')?.textContent ?? '';
}

function readMarks(): string[] {
  return Array.from(
    document.querySelectorAll('.sheet-row'),
    (row) => row.querySelector('.sheet-row-note')?.textContent ?? '',
  ).slice(0, 7);
}
