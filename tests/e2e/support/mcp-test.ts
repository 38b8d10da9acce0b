import { startMcpServer } from '../../support/mcp-server/start.ts';
import type { McpServer } from '../../support/mcp-server/start.ts';
import { test as base } from './chromium-test.ts';

/** Playwright's `test` with a server of tools as a process of its own. */
export const test = base.extend<{ mcp: McpServer }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads from the pattern which fixtures are wanted
  mcp: async ({}, use) => {
    const mcp = await startMcpServer();
    await use(mcp);
    await mcp.stop();
  },
});
