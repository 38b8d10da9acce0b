import { doesAct, isToolName } from '../core/tool-settings.ts';
import type { OwnTool } from '../core/tool-settings.ts';
import { toHash } from '../core/foreign-id.ts';
import { parseRecord } from '../core/json.ts';
import type { Permissions } from '../core/platform.ts';
import { parseToolAddress } from '../providers/tool-address.ts';
import { readText, safeFetch } from '../sse/safe-fetch.ts';
import { EventTooLong } from '../sse/stream-request.ts';
import { findRefused } from '../core/find-refused.ts';
import { ToolFault } from '../tools/tool.ts';
import type { Tool } from '../tools/tool.ts';

/** The most of a reply, in bytes. */
const replyLimit = 1024 * 1024;
/** How long a reply is waited for. */
const longestMs = 60_000;

/**
 * The user's own tools, for those who develop against these APIs: each answers with a fixed text, or asks an address of the user's.
 * One that cannot be offered, as its schema is none or refused, is left out; who edits it is told.
 */
export function toOwnTools(
  ownTools: readonly OwnTool[],
  permissions: Pick<Permissions, 'has'>,
): Tool[] {
  return ownTools.flatMap((own) => {
    const schema = parseRecord(own.schema);
    if (!schema || findRefused(schema) !== undefined || !isToolName(own.name)) return [];
    const { name, description } = own;
    const tool = { name, description, schema, acts: doesAct(own), bringer: own.id };
    const isThere: Tool['isThere'] = (settings) =>
      settings.ownTools.some((each) => JSON.stringify(each) === JSON.stringify(own));
    return [{ ...tool, isThere, ...toReply(own, permissions) }];
  });
}

type Reply = Pick<Tool, 'untrusted' | 'describe' | 'run'>;

function toReply(own: OwnTool, permissions: Pick<Permissions, 'has'>): Reply {
  const { name: tool, reply } = own;
  if (reply.type === 'fixed') {
    return {
      untrusted: false,
      describe: async () => ({ gives: 'result', tool, page: toPage(own) }),
      run: async () => ({ text: reply.text }),
    };
  }
  const { url } = reply;
  return {
    untrusted: true,
    async describe() {
      const { host, origin, protocol, hostname } = toAddress(url);
      const isAllowed = await permissions.has(origin);
      const needs = isAllowed ? undefined : { origins: [`${protocol}//${hostname}/*`] };
      return { gives: 'result', tool, host, page: toPage(own), sends: true, needs };
    },
    async run(input, { signal }) {
      const { href, host } = toAddress(url);
      const limited = AbortSignal.any([signal, AbortSignal.timeout(longestMs)]);
      try {
        const response = await safeFetch(href, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(input),
          signal: limited,
        });
        const text = await readText(response, replyLimit);
        if (response.ok) return { text };
        return { text: `HTTP ${response.status} from ${host}\n${text}`, isError: true };
      } catch (cause) {
        signal.throwIfAborted();
        throw new ToolFault(toWords(cause, host));
      }
    },
  };
}

/** Settings may come from anywhere, so the address is looked at where it is used. */
function toAddress(url: string): URL {
  const read = parseToolAddress(url);
  if ('fault' in read) throw new ToolFault('The address of this tool cannot be used.');
  return read.address;
}

function toWords(cause: unknown, host: string): string {
  if (cause instanceof EventTooLong) return `${host} answered with more than ${replyLimit} bytes.`;
  const isLate = cause instanceof DOMException && cause.name === 'TimeoutError';
  if (isLate) return `${host} did not answer within ${longestMs / 1000} seconds.`;
  return `No answer came from ${host}: it cannot be reached, or redirects elsewhere.`;
}

/** What tells it from itself before it was edited: a yes to a card that has outlived its background is none to what it is since. */
function toPage(own: OwnTool): string {
  const whole = JSON.stringify(own);
  return toHash(whole, 1) + toHash(whole, 2);
}
