import { createConnections } from '../../../../lib/background/connections.ts';
import { createMemoryVault } from '../../../../lib/background/vault.ts';
import type { Connection } from '../../../../lib/core/connection.ts';
import type { KeyKind } from '../../../../lib/core/key-keeping.ts';
import { parseConversationId } from '../../../../lib/browser/own-address.ts';
import { parseCommand } from '../../../../lib/protocol/command.ts';
import { protocolVersion } from '../../../../lib/protocol/protocol-version.ts';
import { parseUpdate } from '../../../../lib/protocol/update.ts';
import { readDiagnostics } from '../../../../lib/surface/diagnostics/diagnostics-requests.ts';
import { toReportText } from '../../../../lib/surface/diagnostics/report-text.ts';
import { createSessionStore, openKeys } from '../../open-credentials.ts';
import type { OpenSession } from '../../open-credentials.ts';
import { command } from '../../protocol-arbitrary.ts';
import { settings } from '../../settings-arbitrary.ts';
import { bendValue } from '../bend-value.ts';
import { hold } from '../boundary.ts';
import type { Boundary } from '../boundary.ts';
import { takeExamples } from '../examples.ts';
import { bendText } from '../strange.ts';

const origin = 'http://127.0.0.1:1';
const key = 'sk-0123456789abcdef';
const draft = takeExamples(command, 400).find(({ type }) => type === 'connection-save');
const kept = takeExamples(settings, 20);

/** A connection as the vault has it. */
function toRow(id: string): Connection {
  if (draft?.type !== 'connection-save') throw new Error('no example of a connection');
  return {
    ...draft.connection,
    id,
    baseUrl: `${origin}/v1`,
    corrections: {},
    createdAtMs: 1,
  };
}

/** A vault with a key of each kind in it; it takes long to make, and each case changes a copy. */
async function fill(): Promise<{
  vault: ReturnType<typeof createMemoryVault>;
  session: OpenSession;
}> {
  const [vault, session] = [createMemoryVault(), createSessionStore()];
  const { credentials } = openKeys({ vault, session });
  for (const kind of ['device', 'session'] satisfies KeyKind[])
    await credentials.save(kind, origin, key, kind);
  return { vault, session };
}
let filled: ReturnType<typeof fill> | undefined;

const head = {
  version: '1',
  browser: 'b',
  platform: 'p',
  language: 'en',
  languages: [],
  connections: 0,
  conversations: 0,
  lives: 1,
};
const record = {
  id: 'r',
  atMs: 1_790_000_000_000,
  provider: 'openai',
  dialect: 'openai-chat',
  host: 'public',
  usualHost: true,
  model: 'm',
  stream: true,
  readers: 1,
  life: 1,
  steps: [{ sinceMs: 1, status: 429, retry: { kind: 'rate-limited', waitMs: 5 } }, { sinceMs: 9 }],
  end: 'error',
  fault: { kind: 'offline', lostTo: 'sleep' },
};

/** Addresses of our own pages, which anybody may type, and what the background reads back of connections, settings and keys, and surfaces of the log. */
export const vaultBoundaries: readonly Boundary[] = [
  {
    name: 'rows of connections and settings',
    files: ['background/connections.ts'],
    async run(random) {
      const [vault, sound] = [createMemoryVault(), toRow('sound')];
      await vault.connections.put(sound);
      const bent = bendValue(random, toRow('bent'), { clones: true });
      if (typeof bent === 'object' && bent !== null)
        await vault.connections.put({ ...bent, id: 'bent' } as Connection);
      const row = bendValue(random, random.pick(kept), { clones: true }) as object;
      await vault.settings.put({ ...row, id: 'settings' } as never);
      const { credentials } = openKeys({ vault });
      const connections = createConnections(vault, credentials, () => 0);
      await connections.withoutOrigin();
      const update = parseUpdate({
        type: 'settings-update',
        connections: await connections.views(),
        settings: await connections.settings(),
        keptIn: { conversations: 'disk', connections: 'disk' },
        lock: 'unset',
      });
      hold(update?.type === 'settings-update', 'a damaged row hid all');
      hold(
        update.connections.some(({ id }) => id === 'sound'),
        'a damaged row hid another',
      );
    },
  },
  {
    name: 'rows of keys',
    // Ciphers take as long as a hundred other cases.
    share: 0.3,
    files: ['background/credentials.ts', 'background/sealing.ts', 'background/session-keys.ts'],
    async run(random) {
      const { vault: whole, session: open } = await (filled ??= fill());
      const [vault, session] = [createMemoryVault(), createSessionStore()];
      for (const row of await whole.wrapping.all()) await vault.wrapping.put(row);
      for (const row of await whole.keys.all()) {
        const bent = bendValue(random, { ...row }, { clones: true }) as object;
        await vault.keys.put({ ...bent, id: row.id } as never);
      }
      for (const [name, text] of open.entries)
        session.entries.set(name, JSON.stringify(bendValue(random, JSON.parse(text))) ?? 'null');
      const { credentials } = openKeys({ vault, session });
      for (const kind of ['device', 'session']) {
        await credentials.hint(kind, origin);
        for (const [asked, given] of [
          [origin, key],
          ['https://other.example', null],
        ] as const) {
          // Rejecting is an end of a run that has words; another text than the key would be sent.
          const read = await credentials.read(kind, asked).catch(() => null);
          hold(read === null || read === given, `a key for ${asked} that is none`);
        }
      }
    },
  },
  {
    name: 'addresses of our pages',
    share: 0.5,
    files: ['browser/own-address.ts'],
    run(random) {
      const id = parseConversationId(bendText(random, '?conversation=0b7e&x=%00%F0%9F'));
      if (id === undefined) return;
      const hello = { type: 'hello', protocolVersion, windowId: -1, surface: 'panel' };
      hold(parseCommand({ ...hello, conversationId: id }) !== undefined, 'a hello that is refused');
    },
  },
  {
    name: 'rows of the log',
    files: ['surface/diagnostics/diagnostics-requests.ts'],
    async run(random) {
      const rows = [bendValue(random, record, { clones: true }), record];
      const update = parseUpdate({ type: 'diagnostics', requestId: 'q', records: rows, lives: 1 });
      hold(update !== undefined, 'a damaged row hid the log');
      const { records } = await readDiagnostics({
        request: () => Promise.resolve(update) as never,
      });
      hold(records !== null && records.length >= 1, 'a damaged row hid another');
      toReportText(records, head, () => 'api.openai.com');
    },
  },
];
