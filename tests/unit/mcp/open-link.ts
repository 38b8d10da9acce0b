import { createServerLink } from '../../../lib/mcp/server-link.ts';
import type { LinkOptions, ServerLink } from '../../../lib/mcp/server-link.ts';
import { createBoundedFetch } from '../../../lib/sse/bounded-fetch.ts';
import type { ToolServer } from '../../../lib/core/tool-settings.ts';

/** The real `fetch`, to anywhere. */
const anyFetch = createBoundedFetch(() => Promise.resolve());

/** A link to a place of the test's server. */
export function openLink(
  url: string,
  server: Partial<ToolServer> = {},
  options: Partial<LinkOptions> = {},
): ServerLink {
  return createServerLink(
    { url, auth: 'none', headerName: '', ...server },
    { token: null, fetch: anyFetch, clock: { elapsed: () => performance.now() }, ...options },
  );
}
