import type { PictureBytes, PicturePart } from '../core/content.ts';
import { toBranch } from '../core/conversation.ts';
import type { Answer, Message } from '../core/conversation.ts';
import type { Connection, Correction, Persona } from '../core/connection.ts';
import type { ConversationId, RunId } from '../core/ids.ts';
import type { StreamPart } from '../core/parts.ts';
import type { OnDeviceModel, Permissions } from '../core/platform.ts';
import { findAdapter } from '../providers/adapters.ts';
import type { RunError } from '../core/run-error.ts';
import { toPromptTokens } from '../core/token-estimate.ts';
import type { ConversationStore } from '../conversations/conversation-store.ts';
import { toPromptMessages } from '../prompts/to-prompt-messages.ts';
import type { PromptMessage, PromptResult } from '../prompts/to-prompt-messages.ts';
import type {
  PromptMessage as AdapterMessage,
  PromptResult as AdapterResult,
} from '../providers/adapter.ts';
import { isUnencrypted, onDeviceUrl, staysHere } from '../providers/base-url.ts';
import { toPictureLimits } from '../providers/picture-limits.ts';
import { findStepPrice } from '../providers/find-step-price.ts';
import { findPreset } from '../providers/presets.ts';
import { toOrigin } from './connections.ts';
import type { Connections } from './connections.ts';
import { KeyFault } from './credentials.ts';
import type { Credentials } from './credentials.ts';
import type { Pictures } from './pictures.ts';
import type { Step } from './run-step.ts';
import { toStep } from './to-step.ts';
import type { ToolBox } from './tool-box.ts';

/** What a request is made from. */
export interface StepSources {
  connections: Connections;
  credentials: Credentials;
  store: ConversationStore;
  pictures: Pick<Pictures, 'read'>;
  permissions: Pick<Permissions, 'has'>;
  onDevice: OnDeviceModel;
  box: Pick<ToolBox, 'offered'>;
  /** The journal of a run that is still in memory: a full disk may have kept its end from the store. */
  unsaved?(runId: RunId): readonly StreamPart[] | undefined;
}

/**
 * Makes the request of a run's step: connection, key, permission, and the whole branch from the store, since a surface
 * never sends history.
 */
export async function prepareStep(
  sources: StepSources,
  answer: Answer,
  corrections: readonly Correction[] = [],
): Promise<Step | { error: RunError }> {
  const connection = await sources.connections.find(answer.connectionId);
  if (!connection) return { error: { kind: 'no-connection' } };
  const access = await openAccess(sources, connection);
  if ('error' in access) return access;
  if (access.key === null && !(await isStill(sources, connection)))
    // Its key may have gone with the address that it had.
    return prepareStep(sources, answer, corrections);
  const rows = await sources.store.messages(answer.conversationId);
  const messages = new Map<string, Message>(rows.map((row) => [row.id, row]));
  const branch = toBranch(messages, answer.parentId);
  const adapter = findAdapter(connection);
  const { tools, missing } = adapter.takesTools
    ? await sources.box.offered(answer.conversationId)
    : { tools: [], missing: [] };
  const own = sources.unsaved?.(answer.id) ?? [];
  const persona = await findPersona(sources, answer.conversationId);
  const prompt = toPromptMessages({
    systemPrompt: persona?.text ?? connection.systemPrompt,
    branch,
    omitted: answer.omitted,
    partsOf(id) {
      const message = messages.get(id);
      if (message?.role !== 'assistant') return [];
      const parts = message.parts ?? sources.unsaved?.(id) ?? [];
      // What an endpoint wants back is its own, and of that model: another one refuses it.
      const { connectionId, model } = answer;
      const isSame = message.connectionId === connectionId && message.model === model;
      return isSame ? parts : parts.filter(({ type }) => type !== 'echo');
    },
    own: own.some(({ type }) => type === 'call-end') ? { runId: answer.id, parts: own } : undefined,
  });
  if (adapter.wordsOnly && prompt.some(({ pictures = [] }) => pictures.length > 0))
    return { error: { kind: 'no-pictures', model: answer.model } };
  const { prices } = await sources.connections.settings();
  const step = toStep(connection, access.key, sources.onDevice, {
    model: answer.model,
    stream: answer.stream,
    manner: answer.manner,
    corrections,
    tools,
    messages: await Promise.all(prompt.map((message) => withPictures(message, sources.pictures))),
  });
  const price = findStepPrice(connection, answer.model, prices);
  const { tokens } = toPictureLimits(connection.provider, answer.model);
  const pictured = prompt.flatMap(({ pictures = [] }) => pictures);
  const ofPictures = pictured.reduce((sum, { width, height }) => sum + tokens(width, height), 0);
  const promptTokens = toPromptTokens(step.request.messages, tools) + ofPictures;
  return { ...step, missing, outset: { promptTokens, ...(price && { price }) } };
}

/** Whether a connection has the address that it was read with. */
async function isStill(
  { connections }: Pick<StepSources, 'connections'>,
  { id, baseUrl }: Connection,
): Promise<boolean> {
  return (await connections.find(id))?.baseUrl === baseUrl;
}

/** The message with the bytes of its pictures. What is not here any more is told, and not left out in silence. */
async function withPictures(
  { text, pictures: named = [], results, ...message }: PromptMessage,
  store: Pick<Pictures, 'read'>,
): Promise<AdapterMessage> {
  const given = results && (await Promise.all(results.map((result) => withOwn(result, store))));
  const whole = { ...message, text, ...(given && { results: given }) };
  if (named.length === 0) return whole;
  const seen = await readPictures(named, text, store);
  return { ...whole, ...seen };
}

/** The same of what a call gave back. */
async function withOwn(
  { pictures = [], ...result }: PromptResult,
  store: Pick<Pictures, 'read'>,
): Promise<AdapterResult> {
  if (pictures.length === 0) return result;
  return { ...result, ...(await readPictures(pictures, result.text, store)) };
}

async function readPictures(
  named: readonly PicturePart[],
  text: string,
  store: Pick<Pictures, 'read'>,
): Promise<{ text: string; pictures: PictureBytes[] }> {
  const read = await Promise.all(named.map(({ pictureId }) => store.read(pictureId)));
  const lost = named.filter((_, at) => !read[at]).map(({ name }) => `(Lost picture: ${name})`);
  const pictures = read.filter((picture) => picture !== undefined);
  return { text: [text, ...lost].filter((words) => words !== '').join('\n\n'), pictures };
}

/** The persona that a conversation has now; undefined where it has none, or one that was deleted. */
async function findPersona(
  { store, connections }: Pick<StepSources, 'store' | 'connections'>,
  conversationId: ConversationId,
): Promise<Persona | undefined> {
  const personaId = (await store.conversation(conversationId))?.personaId;
  if (personaId === undefined) return undefined;
  const { personas } = await connections.settings();
  return personas.find(({ id }) => id === personaId);
}

/** The key for a connection's requests, or what stands in their way. `typedKey` ('' for none) comes before a saved one. */
export async function openAccess(
  { credentials, permissions }: Pick<StepSources, 'credentials' | 'permissions'>,
  connection: Pick<Connection, 'id' | 'baseUrl' | 'confirmedOrigin' | 'model' | 'provider'>,
  typedKey?: string,
): Promise<{ key: string | null } | { error: RunError }> {
  const { baseUrl, model } = connection;
  if (baseUrl === onDeviceUrl) return { key: null };
  const origin = toOrigin(baseUrl);
  const { host } = new URL(baseUrl);
  if (isUnencrypted(origin) && connection.confirmedOrigin !== origin)
    return { error: { kind: 'unconfirmed', host, model } };
  if (!(await permissions.has(origin))) return { error: { kind: 'no-permission', host, model } };
  let key: string | null;
  try {
    key = typedKey === undefined ? await credentials.read(connection.id, origin) : typedKey || null;
  } catch (cause) {
    if (!(cause instanceof KeyFault)) throw cause;
    // Never without the key instead, also where the endpoint might answer: it is not for us to drop it.
    const kind = cause.fault === 'gone' ? 'key-gone' : 'key-locked';
    return { error: { kind, host, model } };
  }
  const needsKey = findPreset(connection.provider)?.needsKey === true && !staysHere(baseUrl);
  if (key !== null) return { key };
  const isWithheld = typedKey === undefined && (await credentials.isWithheld(connection.id));
  return needsKey || isWithheld ? { error: { kind: 'no-key', host, model } } : { key };
}
