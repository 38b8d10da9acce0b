import { expect } from '@playwright/test';
import { callScript, textScript } from '../../support/fault-server/call-scripts.ts';
import { startMcpServer } from '../../support/mcp-server/start.ts';
import { toToolServer } from '../../support/mcp-server/to-tool-server.ts';
import { test } from '../support/firefox-test.ts';
import type { TabSurface } from '../support/firefox-test.ts';
import { toHello } from '../support/port-driver.ts';
import { say } from '../support/scenarios.ts';

/** Says commands on a Port of their own, as a page of options does, and waits for the word that they were carried out. */
function tell({ view }: TabSurface, commands: readonly object[]): Promise<boolean> {
  return view.evaluate(
    (said) =>
      new Promise<boolean>((resolve) => {
        const port = chrome.runtime.connect({ name: 'surface' });
        port.onMessage.addListener((update: { type: string }) => {
          if (update.type !== 'carried-out') return;
          port.disconnect();
          resolve(true);
        });
        for (const command of said) port.postMessage(command);
      }),
    commands,
  );
}

function readCard({ view }: TabSurface): Promise<string> {
  return view.evaluate(() => [...document.querySelectorAll('.call')].at(-1)?.textContent ?? '');
}

test('a tool of a server is called with a click that shows where its arguments go, and its result goes back; a dead server is named', async ({
  panel,
  server,
}) => {
  const mcp = await startMcpServer();
  const save = (settings: object): Promise<boolean> =>
    tell(panel, [toHello(), { type: 'settings-save', requestId: crypto.randomUUID(), settings }]);
  try {
    const gone = toToolServer({ origin: 'http://127.0.0.1:1' }, '/gone', { name: 'Gone' });
    const toolServers = [toToolServer(mcp, '/mcp'), gone];
    await save({ toolsOn: true, toolServers });
    server.next(callScript('chat-completions', 'I add.', [['Notes__add', { a: 20, b: 22 }]]));
    server.next(textScript('chat-completions', 'It is 42.'));
    await panel.ask('Add');
    const { host } = new URL(mcp.origin);
    await expect.poll(() => readCard(panel)).toContain(say('calls.sends', { host }));
    expect(await readCard(panel)).toMatch(/\{\s+"a": 20,\s+"b": 22\s+\}/);
    await panel.view.press(say('calls.allow'));
    expect((await panel.until('finished')).text).toContain('It is 42.');
    expect((await mcp.seen()).calls).toEqual([{ name: 'add', input: { a: 20, b: 22 } }]);
    const bodies = server.requests.filter(({ path }) => path.endsWith('/chat/completions'));
    expect(bodies.at(-1)?.bodyText).toContain('42');
    const why = say('serving.why.unreachable', { host: '127.0.0.1:1' });
    await expect
      .poll(() => panel.view.evaluate(() => document.querySelector('.row-note')?.textContent))
      .toBe(say('serving.missing', { server: 'Gone', why }));
  } finally {
    await save({ toolsOn: false, toolServers: [] });
    await mcp.stop();
  }
});
