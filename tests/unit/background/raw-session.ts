import { toSent } from '../../../lib/surface/typed-key.ts';
import { protocolVersion } from '../../../lib/protocol/protocol-version.ts';
import type { Command, ConnectionDraft, SentDraft } from '../../../lib/protocol/command.ts';
import { parseUpdate } from '../../../lib/protocol/update.ts';
import type { Update, UpdateOf } from '../../../lib/protocol/update.ts';
import { createChannelPair } from '../../support/channel-pair.ts';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import type { House } from '../../support/house.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { singleTry } from '../../support/single-try.ts';

/** One end of a channel to a house's background: says what a test says, and keeps what it hears. */
export interface RawSession {
  /** Everything that came, as it came. */
  readonly messages: unknown[];
  readonly updates: Update[];
  send(message: unknown): void;
  /** The first update of that type, from the `skip`th on, once it has come. */
  first<Type extends Update['type']>(type: Type, skip?: number): Promise<UpdateOf<Type>>;
  all<Type extends Update['type']>(type: Type): UpdateOf<Type>[];
  /** Resolves once everything said so far was carried out. */
  settled(): Promise<void>;
  close(): void;
}

/** Opens a channel and says nothing. */
export function openSilent(house: House): RawSession {
  const [mine, theirs] = createChannelPair();
  const messages: unknown[] = [];
  const updates: Update[] = [];
  mine.onMessage((message) => {
    messages.push(message);
    const update = parseUpdate(message);
    if (update) updates.push(update);
  });
  house.accept(theirs);
  const all = <Type extends Update['type']>(type: Type) =>
    updates.filter((update): update is UpdateOf<Type> => update.type === type);
  let asked = 0;
  return {
    messages,
    updates,
    all,
    send: (message) => mine.post(message),
    first: (type, skip = 0) => waitUntil(() => all(type)[skip], `an update ${type}`),
    async settled() {
      asked += 1;
      // Commands are carried out in order, and nothing but this one has that reply.
      const requestId = `settled-${asked}`;
      mine.post({ type: 'on-device-check', requestId });
      await waitUntil(
        () => all('on-device-checked').some((update) => update.requestId === requestId),
        'all to be carried out',
      );
    },
    close: () => mine.close(),
  };
}

/** Opens a channel and says `hello`. */
export async function openSession(
  house: House,
  hello: Partial<Extract<Command, { type: 'hello' }>> = {},
): Promise<RawSession & { conversationId: string }> {
  const session = openSilent(house);
  session.send({ type: 'hello', protocolVersion, windowId: 1, surface: 'panel', ...hello });
  const { conversationId } = await session.first('welcome');
  return Object.assign(session, { conversationId });
}

/** A `run-start` with defaults. */
export function toStart(fields: Partial<Extract<Command, { type: 'run-start' }>> = {}): Command {
  return {
    type: 'run-start',
    runId: 'run',
    conversationId: 'conversation',
    parentId: null,
    content: [{ type: 'text', text: 'Hi' }],
    connectionId: null,
    model: null,
    omitted: [],
    ...fields,
  };
}

/** The key of every connection that these tests save. */
export const key = 'sk-0123456789abcdef';

/** A new connection to the fault server. */
function toDraft({ baseUrl }: FaultServer): ConnectionDraft {
  return {
    id: null,
    name: 'Mine',
    provider: 'custom',
    baseUrl,
    model: 'm',
    models: [],
    systemPrompt: '',
    tuning: singleTry,
    key,
  };
}

/** The same as it is sent where its key is not needed. */
export function toSentDraft(server: FaultServer): SentDraft {
  const { key: _, ...draft } = toDraft(server);
  return draft;
}

/** Saves such a connection as the default. */
export async function saveConnection(session: RawSession, server: FaultServer): Promise<void> {
  const requestId = crypto.randomUUID();
  const { connection, before } = toSent(toDraft(server));
  if (before) session.send(before);
  session.send({ type: 'connection-save', requestId, connection, makeDefault: true });
  await session.first('connection-saved');
}

/** An answer that says `a` and then nothing more. */
export const unended = chatStream({
  deltas: ['a'],
  ending: 'silence',
  finishReason: null,
  done: false,
});
