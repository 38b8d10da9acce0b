import type { ConnectionDraft, Command } from '../protocol/command.ts';
import type { Update, UpdateOf } from '../protocol/update.ts';
import { ConnectionDeleted } from './connection-deleted.ts';
import { KeyNotKept } from './key-not-kept.ts';
import type { AskingOptions, Surface } from './surface.ts';
import { toSent } from './typed-key.ts';
import type { KeyEnter } from './typed-key.ts';

type Cancel = Extract<Command, { type: 'request-cancel' }>;
/** A command that has one reply. */
export type Request = Exclude<Extract<Command, { requestId: string }>, Cancel>;
type Queued = UpdateOf<'request-queued'>;
/** What answers a {@link Request}. */
export type Reply = Exclude<Extract<Update, { requestId: string }>, Queued>;

/** Sends a request and waits for its reply. The signal says that nobody waits any more. */
export type Ask = <Type extends Reply['type']>(
  type: Type,
  command: Request,
  options?: Partial<AskingOptions>,
  /** What is said right before it, on the same channel, whenever it is sent. */
  before?: KeyEnter,
) => Promise<UpdateOf<Type>>;

/** Commands that have one reply. A request that was lost with its channel is sent again: all of them bear it. */
export interface Requests {
  readonly calls: Pick<
    Surface,
    | 'readSelection'
    | 'saveConnection'
    | 'testConnection'
    | 'listModels'
    | 'checkOnDevice'
    | 'findLocalServers'
    | 'omitOrigin'
  >;
  readonly ask: Ask;
  /** Takes a reply, or word of its delay, to the one who waits for it. */
  settle(reply: Reply | Queued): void;
  sendAgain(): void;
  pending(): number;
}

/** Builds the requests of a surface. */
export function createRequests(send: (command: Request | Cancel | KeyEnter) => void): Requests {
  const waiting = new Map<
    string,
    {
      command: Request;
      before: KeyEnter | undefined;
      resolve(reply: Reply): void;
      onQueued?(queued: boolean): void;
    }
  >();

  const sendOne = ({ command, before }: { command: Request; before: KeyEnter | undefined }) => {
    if (before) send(before);
    send(command);
  };

  const ask: Ask = <Type extends Reply['type']>(
    type: Type,
    command: Request,
    { signal, onQueued }: Partial<AskingOptions> = {},
    before?: KeyEnter,
  ) =>
    new Promise<UpdateOf<Type>>((resolve, reject) => {
      const { requestId } = command;
      signal?.throwIfAborted();
      signal?.addEventListener('abort', () => {
        // What has come is not taken back.
        if (!waiting.delete(requestId)) return;
        reject(signal.reason as Error);
        send({ type: 'request-cancel', requestId });
      });
      waiting.set(requestId, {
        command,
        before,
        ...(onQueued && { onQueued }),
        resolve(reply) {
          if (isOf(reply, type)) resolve(reply);
        },
      });
      sendOne({ command, before });
    });

  const toInquiry = (type: 'connection-test' | 'model-list', draft: ConnectionDraft) => ({
    type,
    requestId: crypto.randomUUID(),
    ...toSent(draft),
  });

  return {
    ask,
    calls: {
      async readSelection() {
        const requestId = crypto.randomUUID();
        return (await ask('selection-read', { type: 'selection-read', requestId })).text;
      },
      async saveConnection(draft, makeDefault) {
        const requestId = crypto.randomUUID();
        const { connection, before } = toSent(draft);
        const command = { type: 'connection-save', requestId, connection, makeDefault } as const;
        const { outcome } = await ask('connection-saved', command, {}, before);
        if ('keyFault' in outcome) throw new KeyNotKept(outcome.keyFault);
        if ('error' in outcome && outcome.error.kind === 'no-connection')
          throw new ConnectionDeleted();
        if ('error' in outcome) throw new Error(outcome.error.detail);
        return outcome.connectionId;
      },
      async testConnection(connection, options) {
        const { before, ...command } = toInquiry('connection-test', connection);
        const { outcome } = await ask('connection-tested', command, options, before);
        return 'error' in outcome ? outcome : { value: outcome };
      },
      async listModels(connection, options) {
        const { before, ...command } = toInquiry('model-list', connection);
        const { outcome } = await ask('model-list', command, options, before);
        return 'error' in outcome ? outcome : { value: outcome };
      },
      async omitOrigin(connectionId) {
        const requestId = crypto.randomUUID();
        await ask('origin-omitted', { type: 'origin-omit', requestId, connectionId });
      },
      async checkOnDevice() {
        const command = { type: 'on-device-check', requestId: crypto.randomUUID() } as const;
        return (await ask('on-device-checked', command)).availability;
      },
      async findLocalServers() {
        const command = { type: 'local-servers-find', requestId: crypto.randomUUID() } as const;
        return (await ask('local-servers-found', command)).servers;
      },
    },
    settle(reply) {
      if (reply.type === 'request-queued') {
        waiting.get(reply.requestId)?.onQueued?.(reply.queued);
        return;
      }
      waiting.get(reply.requestId)?.resolve(reply);
      waiting.delete(reply.requestId);
    },
    sendAgain() {
      for (const each of waiting.values()) sendOne(each);
    },
    pending: () => waiting.size,
  };
}

function isOf<Type extends Reply['type']>(
  reply: Update,
  type: Type,
): reply is UpdateOf<Type> & Reply {
  return reply.type === type;
}
