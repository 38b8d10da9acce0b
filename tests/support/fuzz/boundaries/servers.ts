import { toOwnTools } from '../../../../lib/background/own-tools.ts';
import { toAgreed, toSecrets, withoutSecrets } from '../../../../lib/background/server-secrets.ts';
import type { OwnTool } from '../../../../lib/core/tool-settings.ts';
import { createOAuthSession } from '../../../../lib/mcp/oauth.ts';
import { createSessionFetch } from '../../../../lib/mcp/session-fetch.ts';
import { parseToolAddress } from '../../../../lib/providers/tool-address.ts';
import { readServerDrafts, toOpenOrigin } from '../../../../lib/surface/servers/server-draft.ts';
import {
  createEmptyTool,
  findToolFaults,
  readToolDrafts,
} from '../../../../lib/surface/tools/own-tool-draft.ts';
import { tryArguments } from '../../../../lib/surface/tools/try-arguments.ts';
import { bendValue } from '../bend-value.ts';
import { hold } from '../boundary.ts';
import type { Boundary } from '../boundary.ts';
import { toJsonText } from '../json-text.ts';
import { bendText } from '../strange.ts';

const schema = { type: 'object', properties: { n: { type: 'number' } }, required: ['n'] };
const addresses = ['https://tools.example/mcp?x=1', 'http://127.0.0.1:8080/mcp', 'http://nas.lan/'];
const secret = {
  client: { client_id: 'c', client_secret: 's3cret-of-us' },
  tokens: { access_token: 'acc3ss-token' },
};
const reply = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { requestId: 1 } };

/** What the user writes down of tools and servers, and what is kept of signing in. */
export const serverBoundaries: readonly Boundary[] = [
  {
    name: 'tools of the user’s own',
    share: 0.3,
    files: [
      'background/own-tools.ts',
      'surface/tools/own-tool-draft.ts',
      'surface/tools/try-arguments.ts',
    ],
    run(random) {
      const text = toJsonText(random, schema);
      const url = bendText(random, random.pick(addresses));
      const tool: OwnTool = {
        id: 'own',
        name: bendText(random, 'look_up'),
        description: '',
        schema: text,
        reply: random.next() < 0.5 ? { type: 'fixed', text } : { type: 'endpoint', url },
      };
      for (const made of toOwnTools([tool], { has: async () => true })) {
        hold(typeof made.schema === 'object', 'no schema');
      }
      const trial = tryArguments(tool, toJsonText(random, { n: 1 }));
      hold(['fits', 'broken', 'misfit', 'too-much'].includes(trial.outcome), trial.outcome);
      hold(typeof findToolFaults(tool, []) === 'object', 'no faults');
      const kept = toJsonText(random, [createEmptyTool()]);
      for (const draft of readToolDrafts({ read: () => kept })) {
        hold(typeof draft.schema === 'string', 'no draft');
      }
    },
  },
  {
    name: 'addresses of tools and servers',
    share: 0.3,
    files: ['providers/tool-address.ts', 'surface/servers/server-draft.ts'],
    run(random) {
      const typed = bendText(random, random.pick(addresses));
      const own = parseToolAddress(typed);
      hold(!('address' in own) || own.address.username === '', 'a name in an address');
      const open = toOpenOrigin({ url: typed });
      hold(open === undefined || open.startsWith('http://'), 'another scheme');
      const draft = {
        id: 's',
        name: '',
        url: typed,
        confirmedOrigin: '',
        auth: 'none',
        headerName: '',
      };
      const kept = toJsonText(random, [draft]);
      for (const read of readServerDrafts({ read: () => kept })) {
        hold(typeof read.url === 'string', 'no draft');
      }
    },
  },
  {
    name: 'what is kept of a sign-in, and said to a server',
    share: 0.3,
    files: ['background/server-secrets.ts', 'mcp/oauth.ts', 'mcp/session-fetch.ts'],
    async run(random) {
      const saved = toJsonText(random, secret);
      const session = createOAuthSession({
        saved,
        save: async () => undefined,
        redirectUrl: addresses[0]!,
        origins: new Set(),
        check: () => undefined,
      });
      hold(
        toAgreed(saved).every((each) => typeof each === 'string'),
        'no origin',
      );
      hold(typeof session.hasToken() === 'boolean', 'neither nor');
      hold(
        toSecrets(saved, true).every((each) => each !== ''),
        'an empty secret',
      );
      const told = withoutSecrets(bendValue(random, reply), ['acc3ss-token']);
      hold(!JSON.stringify(told ?? null).includes('acc3ss-token'), 'a secret');
      // What the SDK posts is its own JSON, whatever stands in it.
      const body = JSON.stringify(bendValue(random, reply) ?? null);
      const post = createSessionFetch(async () => new Response(null, { status: 202 }));
      const { status } = await post(addresses[0]!, { method: 'POST', body });
      hold(status === 202, `${status}`);
    },
  },
];
