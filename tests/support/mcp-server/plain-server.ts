import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import {
  CallToolRequestSchema,
  GetPromptRequestSchema,
  ListPromptsRequestSchema,
  ListResourcesRequestSchema,
  ListToolsRequestSchema,
  ReadResourceRequestSchema,
} from '@modelcontextprotocol/sdk/types.js';
import type { CallToolResult, GetPromptResult, Tool } from '@modelcontextprotocol/sdk/types.js';
import type { Seen } from './places.ts';

/** A server of one session, and what a test does to it. */
export interface PlainServer {
  readonly server: Server;
  /** Adds a tool and says that the list is another. */
  change(name: string): Promise<void>;
  /** Lets the calls of `wait` end. */
  release(): void;
}

/** 1 × 1 pixel. */
const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const object = { type: 'object' as const };
const readOnly = { readOnlyHint: true };

const listed: readonly Tool[] = [
  {
    name: 'add',
    title: 'Add numbers',
    description: 'Adds two numbers.',
    inputSchema: {
      type: 'object',
      properties: { a: { type: 'number' }, b: { type: 'number' } },
      required: ['a', 'b'],
    },
    annotations: readOnly,
  },
  { name: 'delete_all', description: 'Deletes everything.', inputSchema: object },
  {
    name: 'wait',
    description: 'Waits until it is let go.',
    inputSchema: object,
    annotations: readOnly,
  },
  {
    name: 'steps',
    description: 'Tells how far it is.',
    inputSchema: object,
    annotations: readOnly,
  },
  { name: 'echo', description: 'Says the same.', inputSchema: object },
  { name: 'fail', description: 'Fails.', inputSchema: object },
  { name: 'throw', description: 'Fails otherwise.', inputSchema: object },
  { name: 'huge', description: 'Says very much.', inputSchema: object },
  { name: 'endless', description: 'Says more than anybody takes.', inputSchema: object },
  { name: 'picture', description: 'Gives pictures.', inputSchema: object },
  {
    name: 'weather',
    description: 'Gives data.',
    inputSchema: object,
    outputSchema: {
      type: 'object',
      properties: {
        degrees: { type: 'number' },
        days: { type: 'array', items: { allOf: Array.from({ length: 200 }, () => ({})) } },
      },
      required: ['degrees'],
    },
  },
  { name: 'a name with spaces, and ümlauts', inputSchema: object },
];

/** Tools, resources and prompts that behave, or fail as real ones do. Lists of tools come in two pages. */
export function createPlainServer(seen: Seen): PlainServer {
  const server = new Server(
    { name: 'plain', version: '1' },
    { capabilities: { tools: { listChanged: true }, resources: {}, prompts: {} } },
  );
  const added: Tool[] = [];
  let waiting = Promise.withResolvers<void>();

  server.setRequestHandler(ListToolsRequestSchema, ({ params }) => {
    const tools = [...listed, ...added];
    const isFirst = params?.cursor === undefined;
    return isFirst ? { tools: tools.slice(0, 5), nextCursor: 'second' } : { tools: tools.slice(5) };
  });

  server.setRequestHandler(
    CallToolRequestSchema,
    async ({ params }, extra): Promise<CallToolResult> => {
      const { name, arguments: input = {}, _meta } = params;
      seen.calls.push({ name, input });
      const text = (words: string): CallToolResult => ({
        content: [{ type: 'text', text: words }],
      });
      switch (name) {
        case 'add':
          return text(String(Number(input['a']) + Number(input['b'])));
        case 'wait': {
          extra.signal.addEventListener('abort', () => seen.cancelled.push(name));
          if (_meta?.progressToken !== undefined) {
            const { progressToken } = _meta;
            const params = { progressToken, progress: 1, total: 2, message: 'half of it' };
            await extra.sendNotification({ method: 'notifications/progress', params });
          }
          const aborted = new Promise<void>((resolve) =>
            extra.signal.addEventListener('abort', () => resolve()),
          );
          await Promise.race([waiting.promise, aborted]);
          return text('waited');
        }
        case 'steps': {
          const progressToken = _meta?.progressToken;
          for (const progress of progressToken === undefined ? [] : [1, 2, 3])
            await extra.sendNotification({
              method: 'notifications/progress',
              params: {
                progressToken: progressToken!,
                progress,
                total: 3,
                message: `step ${progress}`,
              },
            });
          return text('all steps');
        }
        case 'echo':
          return text(String(input['words']));
        case 'fail':
          return { ...text('there is no such file'), isError: true };
        case 'throw':
          throw new Error('a fault of the server');
        case 'huge':
          return text('x'.repeat(300_000));
        case 'endless':
          return text('x'.repeat(40_000_000));
        case 'picture':
          return {
            content: [
              { type: 'image', data: png, mimeType: 'image/png' },
              // No picture, whatever it is called.
              { type: 'image', data: btoa('<svg onload="alert(1)"/>'), mimeType: 'image/png' },
              { type: 'audio', data: btoa('sound'), mimeType: 'audio/wav' },
              { type: 'resource_link', uri: 'notes://one', name: 'One note' },
              { type: 'resource', resource: { uri: 'notes://two', text: 'the second note' } },
            ],
          };
        case 'weather':
          return {
            content: [],
            structuredContent: {
              degrees: input['wrong'] === true ? 'many' : 21,
              ...(input['many'] === true && { days: Array.from({ length: 10_000 }, () => 1) }),
            },
          };
        default:
          return text(`called ${name}`);
      }
    },
  );

  server.setRequestHandler(ListResourcesRequestSchema, () => ({
    resources: [
      { uri: 'notes://one', name: 'one', title: 'One note', mimeType: 'text/plain', size: 12 },
      { uri: 'notes://dot', name: 'dot', mimeType: 'image/png' },
      { uri: 'notes://long', name: 'long' },
    ],
  }));
  server.setRequestHandler(ReadResourceRequestSchema, ({ params: { uri } }) => {
    switch (uri) {
      case 'notes://one':
        return { contents: [{ uri, text: 'the first note' }] };
      case 'notes://dot':
        return {
          contents: [
            { uri, blob: png, mimeType: 'image/png' },
            { uri, blob: btoa('PK'), mimeType: 'application/zip' },
          ],
        };
      case 'notes://long':
        return { contents: [{ uri, text: 'y'.repeat(250_000) }] };
      default:
        throw new Error(`no such note: ${uri}`);
    }
  });

  server.setRequestHandler(ListPromptsRequestSchema, () => ({
    prompts: [
      {
        name: 'review',
        title: 'Review a text',
        description: 'Asks for a review.',
        arguments: [
          { name: 'text', description: 'What to review', required: true },
          { name: 'tone' },
        ],
      },
      { name: 'poster', title: 'A poster', description: 'Asks about a picture.' },
    ],
  }));
  server.setRequestHandler(
    GetPromptRequestSchema,
    ({ params: { name, arguments: given = {} } }): GetPromptResult => {
      if (name === 'poster') {
        return {
          messages: [
            { role: 'user', content: { type: 'text', text: 'What is on\u200b it?' } },
            { role: 'user', content: { type: 'image', data: png, mimeType: 'image/png' } },
            {
              role: 'user',
              content: { type: 'resource', resource: { uri: 'notes://one', text: 'a note' } },
            },
          ],
        };
      }
      return {
        messages: [
          { role: 'user', content: { type: 'text', text: `Review this: ${given['text']}` } },
          { role: 'assistant', content: { type: 'text', text: 'Which tone?' } },
          { role: 'user', content: { type: 'text', text: given['tone'] ?? 'any' } },
        ],
      };
    },
  );

  return {
    server,
    async change(name) {
      added.push({ name, inputSchema: object });
      await server.sendToolListChanged();
    },
    release() {
      waiting.resolve();
      waiting = Promise.withResolvers<void>();
    },
  };
}
