import type { Command } from '../protocol/command.ts';
import { carryOutOnServers, forgetServers } from './carry-out-on-servers.ts';
import { changeConversation } from './change-conversation.ts';
import { carryOutOnPrompts } from './change-prompts.ts';
import { carryOutOnKeys, withTypedKey } from './change-keys.ts';
import { toSaveErrorKind } from './connections.ts';
import type { Core } from './core.ts';
import { KeyFault } from './credentials.ts';
import { forkConversation } from './fork-conversation.ts';
import { readFigures } from './figures.ts';
import { inquire } from './inquire.ts';
import { findLocalServers } from './local-servers.ts';
import { toOrphanParts } from './recovery.ts';
import { carryOutOnRecords } from './records.ts';
import { toBeginning } from './run-starter.ts';
import type { Session } from './session.ts';
import { postConversation, readConversation } from './tell-conversation.ts';
import { toError } from './to-error.ts';

/** Commands that follow `hello`. */
export type SessionCommand = Exclude<Command, { type: 'hello' }>;

/**
 * Carries out one command of a surface. Resolves when its effects are in order with those of the next one; what may
 * take long (a test, a list of models) goes on beside.
 */
export async function carryOut(
  core: Core,
  session: Session,
  command: SessionCommand,
): Promise<void> {
  switch (command.type) {
    case 'conversation-watch':
      return watchConversation(core, session, command);
    case 'conversation-show':
      return core.showConversation(session.windowId, command.conversationId, command);
    case 'conversation-list': {
      const { query, limit, folder, watch } = command;
      const listing = { query, limit, folder };
      if (watch !== undefined) session.listing = watch ? listing : undefined;
      else if (session.listing) session.listing = listing;
      if (query.trim() !== '') await core.indexer.catchUp();
      return session.post(await core.lists.read(listing));
    }
    case 'excerpts-read': {
      const { requestId, query, conversationIds } = command;
      const excerpts = await core.store.excerpts(conversationIds, query);
      return session.post({ type: 'excerpts', requestId, excerpts });
    }
    case 'conversation-change':
      return sayWhether(session, command, () => changeConversation(core, command));
    case 'conversation-fork':
      return sayWhether(session, command, () => forkConversation(core, command));
    case 'surface-hidden':
      session.hidden = command.hidden;
      return lookAt(core, session);
    case 'run-start':
      return startRun(core, session, command);
    case 'run-attach':
      return attachRun(core, session, command);
    case 'run-abort':
      return acknowledge(core, session, command, () => core.runs.abort(command.runId));
    case 'call-decide':
      return acknowledge(core, session, command, async () =>
        core.calls.desk.decide(command.runId, command.call, command.ask, command),
      );
    case 'tool-server-check':
    case 'server-token-save':
    case 'server-tokens-read':
    case 'server-resources-read':
    case 'server-resource-read':
    case 'server-prompts-read':
    case 'server-prompt-get':
      return carryOutOnServers(core, session, command);
    case 'run-retry':
      return core.runs.retryNow(command.runId);
    case 'connection-save':
      return saveConnection(core, session, command);
    case 'corrections-forget':
      return acknowledge(core, session, command, async () => {
        await core.connections.forgetCorrections(command.connectionId);
        await core.tellSettings();
      });
    case 'origin-omit':
      await core.connections.omitOrigin(command.connectionId);
      await core.tellSettings();
      return session.post({ type: 'origin-omitted', requestId: command.requestId });
    case 'connection-delete':
      return acknowledge(core, session, command, async () => {
        await core.connections.delete(command.connectionId);
        await core.tellSettings();
      });
    case 'settings-save':
      return acknowledge(core, session, command, async () => {
        const { toolServers: before } = await core.connections.settings();
        await core.connections.saveSettings(command.settings);
        const { toolServers: after } = command.settings;
        if (after) await forgetServers(core, before, after);
        core.retention.sweep();
        if (command.settings.autoLockMinutes !== undefined) await core.keyLock.check();
        await core.tellSettings();
      });
    case 'connection-test':
    case 'model-list':
      return inquire(core, session, command);
    case 'key-enter':
      session.typedKey = command;
      return;
    case 'passphrase-set':
    case 'passphrase-enter':
    case 'passphrase-change':
    case 'passphrase-lock':
    case 'passphrase-forget':
      return carryOutOnKeys(core, session, command);
    case 'on-device-check':
      return core.inquiries.ask(session, command.requestId, async () => ({
        type: 'on-device-checked',
        requestId: command.requestId,
        availability: await core.onDevice.availability(),
      }));
    case 'local-servers-find':
      return core.inquiries.ask(session, command.requestId, async ({ signal }) => ({
        type: 'local-servers-found',
        requestId: command.requestId,
        servers: await findLocalServers(signal),
      }));
    case 'figures-read':
      return session.post(await readFigures(core, command));
    case 'figures-forget':
      return acknowledge(core, session, command, async () => {
        await core.store.forgetFigures(null);
        await core.tellSettings();
      });
    case 'diagnostics-read': {
      const { requestId } = command;
      return session.post({ type: 'diagnostics', requestId, ...(await core.diagnostics.read()) });
    }
    case 'diagnostics-clear':
      return acknowledge(core, session, command, () => core.diagnostics.clear());
    case 'record-list':
    case 'record-read':
    case 'record-compare':
    case 'record-add':
    case 'record-delete':
      return carryOutOnRecords(core, session, command);
    case 'prompt-watch':
    case 'prompt-save':
    case 'prompt-delete':
    case 'prompt-order':
    case 'prompt-restore':
    case 'prompt-source':
      return carryOutOnPrompts(core, session, command);
    case 'request-cancel':
      return core.inquiries.cancel(command.requestId);
    case 'selection-read':
      return core.inquiries.ask(session, command.requestId, async () => ({
        type: 'selection-read',
        requestId: command.requestId,
        text: await core.readSelection(session.windowId),
      }));
    case 'picture-keep': {
      const { requestId, pictureId, picture } = command;
      const isKept = await core.pictures.keep(pictureId, picture);
      const error = isKept ? null : ({ kind: 'storage-full' } as const);
      return session.post({ type: 'carried-out', requestId, error });
    }
    case 'picture-read': {
      const { requestId, pictureId } = command;
      const picture = await core.pictures.remembered(pictureId);
      return session.post({ type: 'picture-read', requestId, picture });
    }
    case 'picture-drop':
      return acknowledge(core, session, command, () => core.pictures.drop(command.pictureId));
  }
}

/** Says that a command was carried out, once it is; where it was refused, the surface is told what holds instead. */
async function acknowledge(
  core: Core,
  session: Session,
  { requestId }: { requestId: string },
  work: () => Promise<void>,
): Promise<void> {
  const error = await toError(work);
  session.post({ type: 'carried-out', requestId, error });
  if (error) await core.tellSettings();
}

/** Says that a command was carried out, or that what it was about is not there. */
async function sayWhether(
  session: Session,
  { requestId }: { requestId: string },
  work: () => Promise<boolean>,
): Promise<void> {
  let isThere = true;
  const error = await toError(async () => {
    isThere = await work();
  });
  const gone = isThere ? null : ({ kind: 'not-found' } as const);
  session.post({ type: 'carried-out', requestId, error: error ?? gone });
}

async function saveConnection(
  core: Core,
  session: Session,
  { requestId, connection, makeDefault }: Extract<Command, { type: 'connection-save' }>,
): Promise<void> {
  const draft = withTypedKey(session, connection);
  if (!draft)
    return session.post({
      type: 'connection-saved',
      requestId,
      outcome: { error: { kind: 'no-key' } },
    });
  try {
    // Sent twice, a new connection is still one: its id is the request's.
    const connectionId = await core.connections.save(draft, makeDefault, requestId);
    await core.tellSettings();
    session.post({ type: 'connection-saved', requestId, outcome: { connectionId } });
  } catch (cause) {
    // What is kept now, whatever came of it.
    await core.tellSettings().catch(() => undefined);
    if (cause instanceof KeyFault) {
      const { fault } = cause;
      return session.post({ type: 'connection-saved', requestId, outcome: { keyFault: fault } });
    }
    const error = { kind: toSaveErrorKind(cause), detail: String(cause) };
    session.post({ type: 'connection-saved', requestId, outcome: { error } });
  }
}

async function watchConversation(
  core: Core,
  session: Session,
  { conversationId, cursors }: Extract<Command, { type: 'conversation-watch' }>,
): Promise<void> {
  session.detachAll();
  session.watching = undefined;
  const settled = await readConversation(core, conversationId, (told) => {
    session.watching = conversationId;
    postConversation(session, conversationId, told);
    return told.messages.filter((message) => {
      const run = core.runs.find(message.id);
      if (run) session.attach(run, cursors[message.id] ?? 0);
      return !run && message.role === 'assistant' && message.parts === null;
    });
  });
  // These ended between the reading of their rows and now.
  for (const message of settled) await attachRun(core, session, { runId: message.id });
  await lookAt(core, session);
}

/** Whoever sees a surface sees what it watches. */
async function lookAt({ attention }: Core, { hidden, watching }: Session): Promise<void> {
  if (!hidden && watching !== undefined) await attention.seen(watching);
}

async function attachRun(
  core: Core,
  session: Session,
  { runId, cursor = 0 }: { runId: string; cursor?: number },
): Promise<void> {
  const known = core.runs.find(runId);
  if (known) return session.attach(known, cursor);
  const message = await core.store.message(runId);
  if (message?.role !== 'assistant') return;
  // Nobody writes it: it has ended, or its background died and its end could not be kept.
  const parts = message.parts ?? (await toOrphanParts(core.store, message, core.clock.now()));
  const run = core.runs.find(runId);
  if (run) return session.attach(run, cursor);
  // Its sequence numbers are not those of the live journal any more, so every reader starts over.
  session.post({ type: 'run-update', runId, from: 0, to: parts.length, parts });
}

async function startRun(
  core: Core,
  session: Session,
  start: Extract<Command, { type: 'run-start' }>,
): Promise<void> {
  const { runId } = start;
  try {
    const beginning = await toBeginning(start, core);
    if (!beginning) {
      const error = { kind: 'unexpected', detail: 'no such question' } as const;
      return session.post({ type: 'run-rejected', runId, error });
    }
    // Before the question is there, so that none is ever without its pictures.
    await core.pictures.hold(start.conversationId, start.content);
    await core.runs.start(beginning);
    session.post({ type: 'run-accepted', runId });
  } catch (cause) {
    const error = { kind: 'storage-full', detail: String(cause) } as const;
    session.post({ type: 'run-rejected', runId, error });
  }
}
