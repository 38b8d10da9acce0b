import * as fc from 'fast-check';
import { defaultTuning } from '../../lib/core/connection.ts';
import type { ConnectionView, Tuning } from '../../lib/core/connection.ts';
import { connectionPlaces, conversationPlaces } from '../../lib/core/kept-in.ts';
import { lockStates } from '../../lib/core/key-keeping.ts';
import { givenSources, pictureTypes } from '../../lib/core/content.ts';
import type { ContentPart } from '../../lib/core/content.ts';
import type { Message } from '../../lib/core/conversation.ts';
import type { Command } from '../../lib/protocol/command.ts';
import type { Update } from '../../lib/protocol/update.ts';
import { keyCommand, keyHint, keyUpdate, toKeyedRequest } from './key-arbitrary.ts';
import { deltaText, id, jsonNumber, runError, runParts } from './parts-arbitrary.ts';
import { pick, plain, record, settings, settingsChange } from './settings-arbitrary.ts';

const is = <const Type extends string>(type: Type): fc.Arbitrary<Type> => fc.constant(type);

const content: fc.Arbitrary<ContentPart> = fc.oneof(
  record({ type: is('text'), text: deltaText }),
  record({ type: is('selection'), text: deltaText }),
  record({ type: is('page'), text: deltaText, title: fc.string(), url: fc.webUrl() }),
  record({ type: is('file'), text: deltaText, name: fc.string() }),
  record({
    type: is('picture'),
    pictureId: id,
    name: fc.string(),
    mediaType: fc.constantFrom(...pictureTypes),
    width: jsonNumber,
    height: jsonNumber,
    size: jsonNumber,
  }),
  record({ type: is('given'), from: fc.constantFrom(...givenSources), text: deltaText }),
);

const message: fc.Arbitrary<Message> = fc.oneof(
  record({
    id,
    role: is('user'),
    conversationId: id,
    parentId: fc.option(id),
    createdAtMs: jsonNumber,
    content: fc.array(content, { maxLength: 3 }),
  }),
  record({
    id,
    role: is('assistant'),
    conversationId: id,
    parentId: id,
    createdAtMs: jsonNumber,
    connectionId: fc.oneof(id, fc.constant('')),
    model: fc.string(),
    omitted: fc.array(id, { maxLength: 3 }),
    parts: fc.option(runParts),
  }),
);

const connection = {
  name: fc.string(),
  provider: fc.constantFrom('openai', 'custom'),
  baseUrl: fc.webUrl(),
  model: fc.string(),
  models: fc.array(fc.string(), { maxLength: 3 }),
  systemPrompt: fc.string(),
  tuning: fc.constantFrom<Tuning>(defaultTuning, {
    dialect: 'chat-completions',
    withoutOrigin: true,
    keyHeader: 'x-key',
    headers: { a: 'b' },
    extraBody: '{}',
    parameters: { temperature: 1, topP: 0.5, maxTokens: 5, reasoningEffort: 'low' },
    stream: false,
    retries: 0,
    firstByteSeconds: 1,
    idleSeconds: 2,
    payloadSeconds: 3,
    windowTokens: null,
  }),
};

const connectionView: fc.Arbitrary<ConnectionView> = record({
  ...connection,
  id,
  createdAtMs: jsonNumber,
  corrections: fc.constantFrom({}, { m: ['without-top-p' as const] }),
  key: fc.option(keyHint),
});

/** Every command that a surface can send. */
export const command: fc.Arbitrary<Command> = fc.oneof(
  record({
    type: is('hello'),
    protocolVersion: fc.nat(),
    windowId: fc.integer({ min: -1 }),
    surface: fc.constantFrom(...(['panel', 'popup', 'options'] as const)),
  }),
  record({
    type: is('hello'),
    protocolVersion: fc.nat(),
    windowId: fc.nat(),
    surface: is('panel'),
    conversationId: id,
    hidden: fc.boolean(),
  }),
  record({
    type: is('conversation-watch'),
    conversationId: id,
    cursors: fc.dictionary(id, fc.nat(), plain),
  }),
  record({ type: is('conversation-show'), conversationId: id }),
  record({
    type: is('conversation-list'),
    query: fc.string({ maxLength: 200 }),
    limit: fc.integer({ min: 1, max: 100_000 }),
  }),
  record({
    type: is('conversation-list'),
    query: fc.string({ maxLength: 200 }),
    limit: fc.integer({ min: 1, max: 100_000 }),
    watch: fc.boolean(),
  }),
  record({
    type: is('conversation-list'),
    query: fc.string({ maxLength: 200 }),
    folder: fc.option(fc.string()),
    limit: fc.integer({ min: 1, max: 100_000 }),
  }),
  record({
    type: is('conversation-change'),
    requestId: id,
    conversationId: id,
    change: fc.oneof(
      record({ title: fc.string() }),
      record({ pinned: fc.boolean(), folder: fc.option(fc.string()) }),
      record({ deleted: fc.boolean() }),
    ),
  }),
  record({
    type: is('conversation-fork'),
    requestId: id,
    conversationId: id,
    messageId: id,
    intoId: id,
  }),
  record({ type: is('surface-hidden'), hidden: fc.boolean() }),
  record({
    type: is('run-start'),
    runId: id,
    conversationId: id,
    parentId: fc.option(id),
    content: fc.array(content, { maxLength: 3 }),
    connectionId: fc.option(id),
    model: fc.option(fc.string()),
    omitted: fc.array(id, { maxLength: 3 }),
  }),
  record({ type: is('run-attach'), runId: id, cursor: fc.nat() }),
  record({ type: is('run-abort'), requestId: id, runId: id }),
  record({ type: is('run-retry'), runId: id }),
  record({
    type: fc.constantFrom('corrections-forget' as const, 'connection-delete' as const),
    requestId: id,
    connectionId: id,
  }),
  keyCommand,
  toKeyedRequest(connection),
  record({ type: is('request-cancel'), requestId: id }),
  record({ type: is('settings-save'), requestId: id, settings: settingsChange }),
  record({ type: is('selection-read'), requestId: id }),
  record({
    type: is('figures-read'),
    requestId: id,
    of: fc.oneof(
      record({ month: fc.option(fc.constant('2026-11')) }),
      record({ conversationId: id }),
      record({ runId: id }),
    ),
  }),
  record({ type: is('figures-forget'), requestId: id }),
  record({ type: is('diagnostics-read'), requestId: id }),
  record({ type: is('diagnostics-clear'), requestId: id }),
  record({
    type: is('excerpts-read'),
    requestId: id,
    query: fc.string({ maxLength: 200 }),
    conversationIds: fc.array(id, { maxLength: 4 }),
  }),
);

const failed = record({ error: runError });

/** Every update that the background can send. */
export const update: fc.Arbitrary<Update> = fc.oneof(
  record({ type: is('run-update'), runId: id, from: fc.nat(), to: fc.nat(), parts: runParts }),
  record({ type: is('welcome'), conversationId: id, live: fc.boolean() }),
  record({ type: is('version-mismatch'), protocolVersion: fc.nat() }),
  record({ type: is('conversation-shown'), conversationId: id }),
  record({
    type: is('conversation-update'),
    conversationId: id,
    title: fc.string(),
    choice: fc.option(pick),
    personaId: fc.option(id),
    keptAnswerId: fc.option(id),
    whole: fc.boolean(),
    messages: fc.array(message, { maxLength: 4 }),
  }),
  record({
    type: is('conversation-list'),
    query: fc.string(),
    folders: fc.array(fc.string(), { maxLength: 3 }),
    more: fc.boolean(),
    partial: fc.boolean(),
    conversations: fc.array(
      record({
        id,
        title: fc.string(),
        updatedAtMs: jsonNumber,
        pinned: fc.boolean(),
        folder: fc.option(fc.string()),
        live: fc.boolean(),
        queued: fc.boolean(),
        unread: fc.boolean(),
      }),
      { maxLength: 4 },
    ),
  }),
  record({
    type: is('excerpts'),
    requestId: id,
    excerpts: fc.array(
      record({
        conversationId: id,
        messageId: id,
        text: fc.string(),
        isBeginning: fc.boolean(),
        isEnd: fc.boolean(),
      }),
      { maxLength: 3 },
    ),
  }),
  record({ type: is('run-accepted'), runId: id }),
  record({ type: is('run-rejected'), runId: id, error: runError }),
  keyUpdate,
  record({
    type: is('settings-update'),
    connections: fc.array(connectionView, { maxLength: 3 }),
    settings,
    keptIn: record({
      conversations: fc.constantFrom(...conversationPlaces),
      connections: fc.constantFrom(...connectionPlaces),
    }),
    lock: fc.constantFrom(...lockStates),
  }),
  record({
    type: is('settings-update'),
    connections: fc.array(connectionView, { maxLength: 1 }),
    settings,
    keptIn: fc.constant({ conversations: 'disk' as const, connections: 'disk' as const }),
    lock: fc.constantFrom(...lockStates),
    hasTraces: fc.boolean(),
    budget: record({
      month: fc.constant('2026-11'),
      spent: jsonNumber,
      budget: jsonNumber,
      level: fc.constantFrom(80, 100),
    }),
  }),
  record({
    type: is('figures'),
    requestId: id,
    month: fc.constant('2026-11'),
    months: fc.array(fc.constant('2026-10')),
    rows: fc.array(fc.jsonValue()),
  }),
  record({
    type: is('diagnostics'),
    requestId: id,
    records: fc.option(fc.array(fc.jsonValue())),
    lives: fc.nat(),
  }),
  record({ type: is('carried-out'), requestId: id, error: fc.option(runError) }),
  record({ type: is('request-queued'), requestId: id, queued: fc.boolean() }),
  record({
    type: is('connection-saved'),
    requestId: id,
    outcome: fc.oneof(record({ connectionId: id }), failed),
  }),
  record({
    type: is('connection-tested'),
    requestId: id,
    outcome: fc.oneof(record({ text: fc.string(), firstDeltaMs: jsonNumber }), failed),
  }),
  record({
    type: is('model-list'),
    requestId: id,
    outcome: fc.oneof(record({ models: fc.array(fc.string()) }), failed),
  }),
  record({ type: is('selection-read'), requestId: id, text: fc.string() }),
);
