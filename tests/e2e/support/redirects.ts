import { expect } from '@playwright/test';
import type { Tuning } from '../../../lib/core/connection.ts';
import type { RunError } from '../../../lib/core/run-error.ts';
import type { Command, ConnectionDraft } from '../../../lib/protocol/command.ts';
import { toSent } from '../../../lib/surface/typed-key.ts';
import { emptyReply } from '../../support/fault-server/chat-script.ts';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import { singleTry } from '../../support/single-try.ts';
import { toHello } from './port-driver.ts';
import { toDraft } from './scenarios.ts';

const statuses = [301, 302, 303, 307, 308] as const;
/** Another port of this host, and another host name. */
const places = ['127.0.0.1', 'localhost'] as const;
const key = 'sk-redirected-0123456789';

/** The forms in which a key goes along, and the header that it is in. */
const forms: readonly {
  header: string;
  value: string;
  provider: string;
  tuning: Partial<Tuning>;
}[] = [
  { header: 'authorization', value: `Bearer ${key}`, provider: 'custom', tuning: {} },
  { header: 'x-api-key', value: key, provider: 'anthropic', tuning: {} },
  { header: 'x-own-key', value: key, provider: 'custom', tuning: { keyHeader: 'X-Own-Key' } },
];

/** One exchange over a Port: what is said, and the errors that came back. */
export type Exchange = (hello: Command, commands: readonly Command[]) => Promise<RunError[]>;

/**
 * Says commands over a Port of its own and gathers what each came to, in no order. Runs in a page of the extension, where it
 * is sent as text.
 */
export function exchange(
  hello: unknown,
  commands: readonly { type: string }[],
): Promise<RunError[]> {
  interface Part {
    type: string;
    error?: RunError;
  }
  interface Said {
    type: string;
    runId?: string;
    outcome?: { error?: RunError; text?: string };
    parts?: Part[];
  }
  const errors: RunError[] = [];
  const silent = ['connection-save', 'key-enter'];
  const answered = commands.filter(({ type }) => !silent.includes(type)).length;
  return new Promise((resolve, reject) => {
    const port = chrome.runtime.connect({ name: 'surface' });
    const settle = (error: RunError | undefined): void => {
      if (!error) return reject(new Error('something was answered'));
      errors.push(error);
      if (errors.length < answered) return;
      port.disconnect();
      resolve(errors);
    };
    port.onMessage.addListener((said: Said) => {
      if (said.type === 'connection-tested' || said.type === 'model-list')
        settle(said.outcome?.error);
      if (said.type === 'run-accepted')
        port.postMessage({ type: 'run-attach', runId: said.runId, cursor: 0 });
      const end = said.parts?.find(({ type }) => type === 'error' || type === 'finish');
      if (said.type === 'run-update' && end) settle(end.error);
    });
    port.postMessage(hello);
    for (const command of commands) port.postMessage(command);
  });
}

/** The commands of one connection: test it, list its models, and ask it something. */
function toCommands(draft: ConnectionDraft): Command[] {
  const id = crypto.randomUUID();
  const { connection, before } = toSent(draft);
  // A key is for one command.
  const typed = before ? [before] : [];
  return [
    ...typed,
    { type: 'connection-test', requestId: crypto.randomUUID(), connection },
    ...typed,
    { type: 'model-list', requestId: crypto.randomUUID(), connection },
    ...typed,
    { type: 'connection-save', requestId: id, connection, makeDefault: false },
    {
      type: 'run-start',
      runId: crypto.randomUUID(),
      conversationId: crypto.randomUUID(),
      parentId: null,
      content: [{ type: 'text', text: 'A secret question' }],
      connectionId: id,
      model: null,
      omitted: [],
    },
  ];
}

/**
 * Has a server answer tests, lists and questions with every redirect, to another port and to another host, for keys in every
 * form: nothing may arrive there. Connections are left behind.
 */
export async function expectNothingFollows(server: FaultServer, say: Exchange): Promise<void> {
  const elsewhere = await createFaultServer();
  try {
    server.when(
      ({ path }) => path.startsWith('/to/'),
      ({ path }) => {
        const [, , status, place] = path.split('/');
        const { port } = new URL(elsewhere.url);
        const location = `http://${place}:${port}/v1/chat/completions`;
        return emptyReply(Number(status), { location });
      },
    );
    const commands: Command[] = [];
    for (const { provider, tuning } of forms)
      for (const status of statuses)
        for (const place of places)
          commands.push(
            ...toCommands(
              toDraft(`${server.url}/to/${status}/${place}/v1`, {
                provider,
                key,
                tuning: { ...singleTry, ...tuning },
              }),
            ),
          );
    const errors = await say(toHello(), commands);
    const cases = forms.length * statuses.length * places.length;
    expect(errors).toHaveLength(cases * 3);
    for (const { kind, host } of errors)
      expect({ kind, host }).toEqual({ kind: 'unreachable', host: new URL(server.url).host });
    // Each was sent where it was meant to go, with its key, once.
    for (const { header, value } of forms) {
      const sent = server.requests.filter(({ headers }) => headers[header] === value);
      expect(sent, header).toHaveLength(statuses.length * places.length * 3);
    }
    expect(server.requests).toHaveLength(cases * 3);
    expect(elsewhere.requests).toEqual([]);
  } finally {
    await elsewhere.close();
  }
}
