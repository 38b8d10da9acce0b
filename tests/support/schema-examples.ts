import type { Message } from '../../lib/core/conversation.ts';

/** A database as one version of us made it, and what lies in it. */
export interface SchemaExample {
  version: number;
  create(database: IDBDatabase): void;
  rows: Readonly<Record<string, readonly (readonly [row: unknown, key?: IDBValidKey])[]>>;
}

/** The messages that every example holds. */
export const exampleMessages: readonly Message[] = [
  {
    id: 'r-1.question',
    role: 'user',
    conversationId: 'c-1',
    parentId: null,
    createdAtMs: 1_790_000_000_000,
    content: [
      { type: 'text', text: 'Which river flows through Dresden?' },
      { type: 'selection', text: 'Dresden is a city.' },
      {
        type: 'page',
        text: 'All about Dresden.',
        title: 'Dresden',
        url: 'https://dresden.example/',
      },
    ],
  },
  {
    id: 'r-1',
    role: 'assistant',
    conversationId: 'c-1',
    parentId: 'r-1.question',
    createdAtMs: 1_790_000_000_000,
    connectionId: 'k-1',
    model: 'm-1',
    omitted: [],
    parts: [
      { type: 'step-start', step: 1, atMs: 1_790_000_000_010 },
      { type: 'first-delta', atMs: 1_790_000_000_400 },
      { type: 'text-delta', text: 'The Elbe.' },
      { type: 'usage', usage: { promptTokens: 12, completionTokens: 3 } },
      { type: 'step-finish', finishReason: { unified: 'stop', raw: 'stop' } },
      {
        type: 'finish',
        finishReason: { unified: 'stop', raw: 'stop' },
        atMs: 1_790_000_000_900,
      },
    ],
  },
  {
    id: 'r-2.question',
    role: 'user',
    conversationId: 'c-1',
    parentId: 'r-1',
    createdAtMs: 1_790_000_100_000,
    content: [{ type: 'text', text: 'And through Vienna?' }],
  },
  {
    id: 'r-2',
    role: 'assistant',
    conversationId: 'c-1',
    parentId: 'r-2.question',
    createdAtMs: 1_790_000_100_000,
    connectionId: 'k-1',
    model: 'm-1',
    omitted: ['r-1.question'],
    parts: null,
  },
];

function createFirst(
  database: IDBDatabase,
  add: (conversations: IDBObjectStore) => void = () => undefined,
): void {
  const conversations = database.createObjectStore('conversations', { keyPath: 'id' });
  conversations.createIndex('byUpdate', 'updatedAtMs');
  add(conversations);
  database
    .createObjectStore('messages', { keyPath: 'id' })
    .createIndex('byConversation', 'conversationId');
  database.createObjectStore('journal', { keyPath: ['runId', 'seq'] });
  database.createObjectStore('openRuns', { keyPath: 'runId' });
}

function toFirstRows(more: object = {}): Record<string, readonly (readonly [unknown])[]> {
  return {
    conversations: [
      [
        {
          id: 'c-1',
          title: 'Which river flows through Dresden?',
          createdAtMs: 1_790_000_000_000,
          updatedAtMs: 1_790_000_100_000,
          ...more,
        },
      ],
    ],
    messages: exampleMessages.map((row) => [row] as const),
    journal: [
      [{ runId: 'r-2', seq: 0, parts: [{ type: 'step-start', step: 1, atMs: 1_790_000_100_010 }] }],
      [{ runId: 'r-2', seq: 1, parts: [{ type: 'text-delta', text: 'The Dan' }] }],
    ],
    openRuns: [[{ runId: 'r-2' }]],
  };
}

const figures: readonly (readonly [row: unknown])[] = [
  [
    {
      id: 'r-1',
      askedAtMs: 1_790_000_000_000,
      month: '2026-09',
      connectionId: 'k-1',
      connection: 'Rivers & Co',
      provider: 'openai',
      model: 'm-1',
      firstTokenMs: 390,
      promptTokens: 12,
      completionTokens: 3,
      promptAbout: false,
      completionAbout: false,
      cost: 0.000_06,
      costAtMost: false,
      price: { input: 2.5, output: 10, seen: '2026-05-01' },
    },
  ],
];

/**
 * What a user of each version of the schema has on the disk: how its database was made and what lies in it, written out
 * as it was then. Nothing here is ever changed or derived from the product: it is what migrations are held to.
 */
export const schemaExamples: readonly SchemaExample[] = [
  { version: 1, create: createFirst, rows: toFirstRows() },
  {
    version: 2,
    create(database) {
      createFirst(database);
      database
        .createObjectStore('numbers', { autoIncrement: true })
        .createIndex('byConversation', 'conversationId', { unique: true });
      database.createObjectStore('terms', { keyPath: ['block', 'term'] });
      database.createObjectStore('unindexed', { keyPath: 'messageId' });
    },
    rows: {
      ...toFirstRows(),
      numbers: [[{ conversationId: 'c-1' }, 7]],
      terms: [
        [
          {
            term: 'elbe',
            block: 0,
            bits: Uint8Array.from({ length: 32 }, (_, at) => (at === 0 ? 128 : 0)),
          },
        ],
      ],
      unindexed: [[{ messageId: 'r-2' }]],
    },
  },
  {
    version: 3,
    create(database) {
      createFirst(database);
      database
        .createObjectStore('numbers', { autoIncrement: true })
        .createIndex('byConversation', 'conversationId', { unique: true });
      database.createObjectStore('unindexed', { keyPath: 'messageId' });
      database
        .createObjectStore('pages', { keyPath: ['bucket', 'block'] })
        .createIndex('byBlock', 'block');
      database.createObjectStore('members', { keyPath: 'block' });
      database.createObjectStore('loose', { keyPath: 'number' });
    },
    rows: {
      ...toFirstRows(),
      numbers: [[{ conversationId: 'c-1' }, 7]],
      pages: [[{ bucket: 'el', block: 0, words: '\nelbe\uE007' }]],
      members: [
        [{ block: 0, ids: Array.from({ length: 256 }, (_, at) => (at === 7 ? 'c-1' : null)) }],
      ],
      loose: [[{ number: 7, conversationId: 'c-1', words: '\nvienna\n' }]],
      unindexed: [[{ messageId: 'r-2' }]],
    },
  },
  {
    version: 4,
    create(database) {
      createFirst(database, (conversations) => {
        conversations.createIndex('byPin', 'pinnedAtMs');
        conversations.createIndex('byFolder', 'folder');
        conversations.createIndex('byDeletion', 'deletedAtMs');
      });
      database
        .createObjectStore('numbers', { autoIncrement: true })
        .createIndex('byConversation', 'conversationId', { unique: true });
      database.createObjectStore('unindexed', { keyPath: 'messageId' });
      database
        .createObjectStore('pages', { keyPath: ['bucket', 'block'] })
        .createIndex('byBlock', 'block');
      database.createObjectStore('members', { keyPath: 'block' });
      database.createObjectStore('loose', { keyPath: 'number' });
    },
    rows: {
      ...toFirstRows({ pinnedAtMs: 1_790_000_200_000, folder: 'Rivers' }),
      numbers: [[{ conversationId: 'c-1' }, 7]],
      pages: [[{ bucket: 'el', block: 0, words: '\nelbe\uE007' }]],
      members: [
        [{ block: 0, ids: Array.from({ length: 256 }, (_, at) => (at === 7 ? 'c-1' : null)) }],
      ],
      loose: [[{ number: 7, conversationId: 'c-1', words: '\nvienna\n' }]],
      unindexed: [[{ messageId: 'r-2' }]],
    },
  },
  {
    version: 5,
    create(database) {
      createFirst(database, (conversations) => {
        conversations.createIndex('byPin', 'pinnedAtMs');
        conversations.createIndex('byFolder', 'folder');
        conversations.createIndex('byDeletion', 'deletedAtMs');
      });
      database
        .createObjectStore('numbers', { autoIncrement: true })
        .createIndex('byConversation', 'conversationId', { unique: true });
      database.createObjectStore('unindexed', { keyPath: 'messageId' });
      database
        .createObjectStore('pages', { keyPath: ['bucket', 'block'] })
        .createIndex('byBlock', 'block');
      database.createObjectStore('members', { keyPath: 'block' });
      database.createObjectStore('loose', { keyPath: 'number' });
      database.createObjectStore('figures', { keyPath: 'id' }).createIndex('byMonth', 'month');
    },
    rows: {
      ...toFirstRows({ pinnedAtMs: 1_790_000_200_000, folder: 'Rivers' }),
      numbers: [[{ conversationId: 'c-1' }, 7]],
      pages: [[{ bucket: 'el', block: 0, words: '\nelbe\uE007' }]],
      members: [
        [{ block: 0, ids: Array.from({ length: 256 }, (_, at) => (at === 7 ? 'c-1' : null)) }],
      ],
      loose: [[{ number: 7, conversationId: 'c-1', words: '\nvienna\n' }]],
      unindexed: [[{ messageId: 'r-2' }]],
      figures,
    },
  },
  {
    version: 6,
    create(database) {
      createFirst(database, (conversations) => {
        conversations.createIndex('byPin', 'pinnedAtMs');
        conversations.createIndex('byFolder', 'folder');
        conversations.createIndex('byDeletion', 'deletedAtMs');
      });
      database
        .createObjectStore('numbers', { autoIncrement: true })
        .createIndex('byConversation', 'conversationId', { unique: true });
      database.createObjectStore('unindexed', { keyPath: 'messageId' });
      database
        .createObjectStore('pages', { keyPath: ['bucket', 'block'] })
        .createIndex('byBlock', 'block');
      database.createObjectStore('members', { keyPath: 'block' });
      database.createObjectStore('loose', { keyPath: 'number' });
      database.createObjectStore('figures', { keyPath: 'id' }).createIndex('byMonth', 'month');
      database.createObjectStore('prompts', { keyPath: 'id' });
    },
    rows: {
      ...toFirstRows({ pinnedAtMs: 1_790_000_200_000, folder: 'Rivers' }),
      numbers: [[{ conversationId: 'c-1' }, 7]],
      pages: [[{ bucket: 'el', block: 0, words: '\nelbe\uE007' }]],
      members: [
        [{ block: 0, ids: Array.from({ length: 256 }, (_, at) => (at === 7 ? 'c-1' : null)) }],
      ],
      loose: [[{ number: 7, conversationId: 'c-1', words: '\nvienna\n' }]],
      unindexed: [[{ messageId: 'r-2' }]],
      figures,
      prompts: [
        [
          {
            id: 'p-1',
            rank: 7,
            prompt: {
              id: 'p-1',
              name: 'Rivers',
              slash: 'rivers',
              text: 'Which rivers are named here? {{selection}}',
              places: ['slash', 'selection'],
              connectionId: null,
              model: null,
              parameters: { temperature: 0.2 },
              language: 'German',
              schema: '',
              stream: null,
            },
          },
        ],
        [{ id: 'starter.rewrite', rank: 0, deleted: true }],
      ],
    },
  },
];
