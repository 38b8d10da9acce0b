import type { ConversationRecord } from '../../../lib/conversations/conversation-store.ts';
import { toStarters } from '../../../lib/prompts/starters.ts';
import { toStarterWords } from '../../../lib/strings/starter-words.ts';
import { exportFormat, exportVersion } from '../../../lib/transfer/export-file.ts';
import { toPromptFile } from '../../../lib/transfer/prompt-file.ts';

/** Prompts as they are kept, one of them with all that it may have. */
export const examplePrompts = toStarters(toStarterWords('en')).map((prompt, index) =>
  index === 0
    ? {
        ...prompt,
        parameters: { temperature: 1, topP: 0.5, maxTokens: 9, reasoningEffort: 'low' },
        connectionId: 'c',
        model: 'm',
      }
    : prompt,
);

/** A file of prompts. */
export const promptFile: unknown = JSON.parse(toPromptFile(examplePrompts));

/** A file of ours, as a value. */
export function toOwnFile(records: readonly ConversationRecord[]): object {
  const conversations = records.map(({ conversation, messages }) => ({
    ...conversation,
    messages,
  }));
  return { format: exportFormat, version: exportVersion, conversations };
}

/** The same as we write it, a message a line. */
export function toOwnLines(file: { conversations?: unknown }): string {
  const { conversations, ...head } = file;
  const written = (Array.isArray(conversations) ? (conversations as unknown[]) : []).map((each) => {
    const { messages, ...rest } = Object(each) as { messages?: unknown };
    const rows = (Array.isArray(messages) ? (messages as unknown[]) : []).map(
      (row) => `\n${JSON.stringify(row) ?? 'null'}`,
    );
    return `\n${JSON.stringify(rest).slice(0, -1)},"messages":[${rows.join(',')}\n]}`;
  });
  return `${JSON.stringify(head).slice(0, -1)},"conversations":[${written.join(',')}\n]}\n`;
}

const node = (id: string, parent: string | null, message: object | null): [string, object] => [
  id,
  { id, parent, children: [], message },
];
const said = (role: string, content: object, more: object = {}): object => ({
  author: { role, name: null, metadata: {} },
  create_time: 100.25,
  content,
  metadata: {},
  recipient: 'all',
  weight: 1,
  ...more,
});

/** A file of ChatGPT's export. */
export const chatGptFile: unknown = [
  {
    title: 'T',
    create_time: 10.5,
    update_time: 200,
    conversation_id: 'c',
    mapping: Object.fromEntries([
      node('root', null, null),
      node('s', 'root', said('system', { content_type: 'text', parts: [''] })),
      node('q', 's', said('user', { content_type: 'text', parts: ['Hi', 'there'] })),
      node(
        't',
        'q',
        said('assistant', { content_type: 'thoughts', thoughts: [{ summary: 'S', content: 'C' }] }),
      ),
      node(
        'x',
        't',
        said('assistant', { content_type: 'code', text: 'search()' }, { recipient: 'web' }),
      ),
      node(
        'y',
        'x',
        said('tool', { content_type: 'tether_quote', url: 'https://a.example', text: 'A' }),
      ),
      node(
        'a',
        'y',
        said(
          'assistant',
          {
            content_type: 'multimodal_text',
            parts: ['Well', { content_type: 'image_asset_pointer', asset_pointer: 'file://1' }],
          },
          {
            metadata: {
              model_slug: 'gpt',
              finish_details: { type: 'max_tokens' },
              content_references: [{ type: 'webpage', url: 'https://a.example', title: 'A' }],
              citations: [{ metadata: { url: 'https://b.example', title: 'B' } }],
            },
          },
        ),
      ),
    ]),
  },
];

/** A file of Page Assist. */
export const pageAssistFile: unknown = {
  knowledge: [],
  chat: [
    {
      history: { id: 'pa_1', title: 'Rivers', createdAt: 5_000, is_rag: false },
      messages: ['user', 'assistant', 'user'].map((role, index) => ({
        id: `m${index}`,
        history_id: 'pa_1',
        name: 'llama3',
        role,
        content: '<think>Hm</think>Well',
        images: index === 0 ? ['data:image/png;base64,AA=='] : [],
        sources: [{ metadata: { url: 'https://a.example', title: 'A' } }],
        reasoning_time_taken: 5,
        modelName: 'llama3:8b',
        createdAt: 1_000 * index,
      })),
    },
  ],
  vector: [],
  prompts: [],
};
