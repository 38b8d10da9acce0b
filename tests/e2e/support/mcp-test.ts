import type { Settings } from '../../../lib/core/connection.ts';
import { callScript, textScript } from '../../support/fault-server/call-scripts.ts';
import type { ScriptedCall } from '../../support/fault-server/call-scripts.ts';
import { startMcpServer } from '../../support/mcp-server/start.ts';
import type { McpServer } from '../../support/mcp-server/start.ts';
import { toToolServer } from '../../support/mcp-server/to-tool-server.ts';
import { test as base } from './chromium-test.ts';
import type { SurfacePage } from './surface-page.ts';

interface Fixtures {
  /** A server of tools as a process of its own. */
  mcp: McpServer;
  /**
   * A panel that is connected and has such servers set up: by default tools are on, and `/mcp` of {@link mcp} is there as
   * `Notes`.
   */
  openServed: (settings?: Partial<Settings>) => Promise<SurfacePage>;
}

/** Playwright's `test` with a server of tools, and a panel that has it. */
export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads from the pattern which fixtures are wanted
  mcp: async ({}, use) => {
    const mcp = await startMcpServer();
    await use(mcp);
    await mcp.stop();
  },
  openServed: async ({ sidestream, mcp }, use) => {
    const usual = { toolsOn: true, toolServers: [toToolServer(mcp, '/mcp')] };
    await use(async (settings = usual) => {
      await sidestream.connect();
      await sidestream.set(settings);
      return sidestream.openPanel();
    });
  },
});

/** An answer that calls tools. */
export const calling = (...calls: ScriptedCall[]) =>
  callScript('chat-completions', 'I look.', calls);

/** An answer of words alone. */
export const saying = (text: string) => textScript('chat-completions', text);
