import { describe, expect, test } from 'vitest';
import type { ConversationRecord } from '../../../lib/conversations/conversation-store.ts';
import type { StreamPart } from '../../../lib/core/parts.ts';
import { toRunView } from '../../../lib/core/run-view.ts';
import { createTranslator } from '../../../lib/strings/translator.ts';
import { createCallNaming } from '../../../lib/surface/copies/call-naming.ts';
import { toAnswerFile } from '../../../lib/surface/copies/answer-file.ts';
import { createExportFile } from '../../../lib/transfer/export-file.ts';
import { readImport } from '../../../lib/transfer/read-import.ts';
import { toMarkdown } from '../../../lib/transfer/to-markdown.ts';
import {
  pageWords,
  toAsked,
  toCall,
  toCallsEnd,
  toEnded,
  toFinish,
  toStep,
  twoRounds,
} from '../../support/call-journals.ts';
import { toAnswer, toQuestion } from '../../support/messages.ts';

const strings = createTranslator('en');

const picture = {
  type: 'picture',
  pictureId: 'picture.shot',
  name: 'Rivers',
  mediaType: 'image/webp',
  width: 2,
  height: 1,
  size: 3,
} as const;

function toRecord(parts: readonly StreamPart[], id = 'c'): ConversationRecord {
  const common = { conversationId: id, createdAtMs: 1 };
  return {
    conversation: { id, title: 'Rivers', createdAtMs: 1, updatedAtMs: 1 },
    messages: [
      toQuestion({ ...common, id: 'q' }),
      toAnswer({ ...common, id: 'a', parentId: 'q', parts: [...parts] }),
    ],
  };
}

function write(parts: readonly StreamPart[]): string {
  return toMarkdown({
    ...toRecord(parts),
    leafId: null,
    strings,
    nameCall: createCallNaming(strings),
  });
}

describe('as Markdown', () => {
  test('calls that were more than are taken are counted', () => {
    const parts = [toStep(1), toCall('look', {}), toCallsEnd, toEnded(0), toFinish()];
    expect(write(parts)).not.toContain('than');
    const untaken: StreamPart = { type: 'calls-untaken', count: 3 };
    expect(write([...parts.slice(0, 2), untaken, ...parts.slice(2)])).toContain(
      '*3 more calls than are taken at once*',
    );
  });

  test('text, calls and what they gave back stand in the order in which they came', () => {
    const text = write(twoRounds);
    expect(text.slice(text.indexOf('## Answer')).trimEnd()).toBe(
      [
        '## Answer (model)',
        'Let me look at the page and at the clock.',
        '**Tool call: Read this page: Rivers of the north (rivers.example)**',
        '```json\n{}\n```',
        '**Result**',
        `\`\`\`\n${pageWords}\`\`\``,
        '**Tool call: Checked date and time**',
        '```json\n{}\n```',
        '**Result**',
        '```\nMonday, 2026-11-23 08:45\n```',
        'The page names **two** rivers. I look for what you asked before.',
        '**Tool call: Search your conversations**',
        '```json\n{\n  "query": "rivers \\"north\\"",\n  "limit": 5\n}\n```',
        '**Refused by the user**',
        '```\nThe user refused this call.\n```',
        'Without your conversations: both rivers flow *north*.',
      ].join('\n\n'),
    );
  });

  test('a call is called as its card has it: by its title and by who brings it, none of which is read as Markdown', () => {
    const toText = (tool: string) =>
      write([
        toStep(1),
        toCall('docs__search', {}),
        toAsked(0, { tool, title: 'My *docs*', host: 'mcp.example' }),
        toEnded(0),
        toFinish(),
      ]);
    expect(toText('Search it all')).toContain(
      String.raw`**Tool call: Used “Search it all” of My \*docs\* (mcp.example)**`,
    );
    expect(toText('a\n\n# b **c** [d](https://e.example) <img src=x>\u202e')).toContain(
      String.raw`“a \# b \*\*c\*\* \[d\](https://e.example) \<img src=x\>” of`,
    );
  });

  test('a result ends where it ended, whatever fences are in it', () => {
    const result = 'a\n````\n# no heading\n```';
    const text = write([
      toStep(1),
      toCall('x', '{"a": '),
      toEnded(0, { text: result, outcome: 'failed', pictures: [picture] }),
      toFinish('rounds'),
    ]);
    expect(text).toContain(`\`\`\`\`\`\n${result}\n\`\`\`\`\``);
    expect(text).toContain('**Failed**\n\n> **Picture:** Rivers');
    expect(text).toContain('*Stopped after 1 round of calls.');
  });

  test('a file that is shared has them too', async () => {
    const file = toAnswerFile(toRunView(twoRounds), 'Rivers', strings);
    expect(await file.text()).toContain(
      '**Tool call: Read this page: Rivers of the north (rivers.example)**',
    );
  });
});

describe('as our own file', () => {
  const parts: readonly StreamPart[] = [
    ...twoRounds.slice(0, -1),
    toCall('take_screenshot', {}),
    { type: 'echo', item: { type: 'thinking', signature: 'abc', list: [1, null] } },
    toCallsEnd,
    { type: 'call-progress', call: 3, progress: 1, total: 2, words: 'Half' },
    toEnded(3, { pictures: [picture], untrusted: true }),
    toFinish(),
  ];

  test('all parts of calls come in again as they were, with the pictures that they gave back', async () => {
    const record = toRecord(parts);
    const file = createExportFile(0);
    file.add({ ...record, sent: 2, liveIds: [] });
    await file.addPictures(async () => new Blob(['bytes'], { type: 'image/webp' }));
    const read = await readImport(file.finish(), 3_000_000_000_000);
    if ('fault' in read) throw new Error(read.fault);
    expect(read.records).toEqual([record]);
    expect(await read.pictures?.get('picture.shot')?.text()).toBe('bytes');
  });

  test('of a temporary conversation the pictures get names of their own', async () => {
    const file = createExportFile(0);
    file.add({ ...toRecord(parts, 'temporary.c'), sent: 2, liveIds: [] });
    await file.addPictures(async () => new Blob(['bytes'], { type: 'image/webp' }));
    const read = await readImport(file.finish(), 3_000_000_000_000);
    if ('fault' in read) throw new Error(read.fault);
    expect([...(read.pictures?.keys() ?? [])]).toEqual(['picture.kept.picture.shot']);
    expect(JSON.stringify(read.records)).toContain('"pictureId":"picture.kept.picture.shot"');
  });
});
