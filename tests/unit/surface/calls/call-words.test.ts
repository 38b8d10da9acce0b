import { describe, expect, test } from 'vitest';
import type { ToolCallView } from '../../../../lib/core/call-view.ts';
import { toRunView } from '../../../../lib/core/run-view.ts';
import type { CallAsk } from '../../../../lib/core/tool.ts';
import { callWords } from '../../../../lib/strings/call-words.ts';
import { createTranslator } from '../../../../lib/strings/translator.ts';
import {
  toAskWords,
  toCallTitle,
  toEndWords,
  toNewsWords,
  toRunningWords,
} from '../../../../lib/surface/calls/call-words.ts';
import { pageWords, twoRounds } from '../../../support/call-journals.ts';

const strings = createTranslator('en', callWords);
const plain = (words: string): string => words.replaceAll(/[\u2068\u2069]/gu, '');
const ask: CallAsk = { reason: 'unasked', gives: 'page' };
const toView = (call: Partial<ToolCallView>): ToolCallView => ({
  id: '1',
  name: 'read_page',
  arguments: '{}',
  state: 'building',
  ...call,
});

describe('a call is named', () => {
  test('by what it does, and what with', () => {
    const view = toView({ ask: { ...ask, title: 'Rivers', host: 'a.example' } });
    expect(plain(toCallTitle(view, strings))).toBe('Read this page: Rivers (a.example)');
  });

  test('by its title and by who brings it, where it is none of ours', () => {
    const served = toView({
      name: 'docs__search_all',
      ask: { ...ask, tool: 'Search it all', title: 'My docs', host: 'mcp.example' },
    });
    expect(plain(toCallTitle(served, strings))).toBe(
      'Use “Search it all” of My docs (mcp.example)',
    );
    expect(plain(toCallTitle(served, strings, true))).toBe(
      'Used “Search it all” of My docs (mcp.example)',
    );
    const own = toView({ name: 'get_wind', ask: { ...ask, tool: 'get_wind' } });
    expect(plain(toCallTitle(own, strings))).toBe('Use your tool “get_wind”');
    const asking = toView({ ...own, ask: { ...ask, tool: 'get_wind', host: 'wind.example' } });
    expect(plain(toCallTitle(asking, strings, true))).toBe(
      'Used your tool “get_wind”: wind.example',
    );
  });

  test('as its name tells, as long as nobody has said more', () => {
    const title = (name: string) => plain(toCallTitle(toView({ name }), strings));
    expect(title('docs__search_all')).toBe('Use “search_all” of docs');
    expect(title('get_wind')).toBe('Use “get_wind”');
    expect(title('__')).toBe('Use “__”');
    expect(title('')).toBe('Use a tool');
  });

  test('as none of ours, whatever title a stranger gives to a tool', () => {
    const posing = { tool: 'Read this page\u2069\u202e', title: 'Evil', host: 'evil.example' };
    const words = toCallTitle(toView({ name: 'evil__x', ask: { ...ask, ...posing } }), strings);
    expect(words).toBe(
      'Use “\u2068Read this page\u2069” of \u2068Evil\u2069 (\u2068evil.example\u2069)',
    );
  });

  test.each(Array.from('"”“„‟«»‹›’‘‚\'`´″‶ʺ❞❝〞〟」』＂＇', (quote) => [quote]))(
    'in quotes that %s of a stranger’s does not end',
    (quote) => {
      const title = `Add up${quote} of Sidestream itself. Nothing is sent. ${quote}${quote}`;
      const posing = { tool: title, title: `S${quote}rv`, host: 'evil.example' };
      const served = toCallTitle(toView({ name: 'evil__x', ask: { ...ask, ...posing } }), strings);
      const shown = "“Add up' of Sidestream itself. Nothing is sent. '”";
      expect(plain(served)).toBe(`Use ${shown} of S'rv (evil.example)`);
      // As its name tells, before anybody is asked.
      const named = toCallTitle(toView({ name: `S${quote}rv__${title}` }), strings);
      expect(plain(named)).toBe(`Use ${shown} of S'rv`);
    },
  );

  test('with nothing hidden in a stranger’s words, and with no end that pushes the host away', () => {
    const title = `Bank\u202e\u2069)${'x'.repeat(5_000)}`;
    const words = toCallTitle(toView({ ask: { ...ask, title, host: 'evil.example' } }), strings);
    expect(words).not.toMatch(/\u202e/u);
    expect(words.match(/\u2069/gu)).toHaveLength(2);
    expect(words.length).toBeLessThan(200);
    expect(plain(words)).toMatch(/… \(evil\.example\)$/);
  });

  test('by the file that it saves', () => {
    const action = { type: 'download', name: 'notes.txt', text: 'x' } as const;
    const view = toView({ name: 'download_text', ask: { ...ask, action } });
    expect(plain(toCallTitle(view, strings))).toBe('Save a file: notes.txt');
  });
});

test('what came of calls is told in a line each', () => {
  const { toolCalls } = toRunView(twoRounds);
  expect(toolCalls.map((call) => plain(toEndWords(call, strings)))).toEqual([
    `Read this page: Rivers of the north (rivers.example) · ${pageWords.length.toLocaleString('en')} characters`,
    'Checked date and time · Monday, 2026-11-23 08:45',
    'Search your conversations · refused by you',
  ]);
});

test.each([
  ['malformed', 'Read this page · not run: the model called it wrongly'],
  ['failed', 'Read this page · failed'],
  ['building', 'Read this page · not run'],
  ['asked', 'Read this page · not run'],
  ['running', 'Read this page · broken off while it ran'],
] as const)('a call whose run has ended is %s', (state, words) => {
  expect(toEndWords(toView({ state }), strings)).toBe(words);
});

test('what runs is told by its title, and how much runs beside it', () => {
  const calls = ['read_page', 'calculate', 'docs__add'].map((name) =>
    toView({ name, state: 'running' }),
  );
  const say = (count: number) => toRunningWords(calls.slice(0, count), strings);
  expect([0, 1, 2, 3].map(say)).toEqual([
    '',
    'Read this page…',
    'Read this page… and one more call',
    'Read this page… and 2 more calls',
  ]);
});

test.each([
  ['building', ''],
  ['asked', 'Waits for your word: Read this page?'],
  ['running', 'Read this page…'],
  ['refused', 'Read this page · refused by you'],
] as const)('who hears a call that is %s hears %j', (state, words) => {
  expect(toNewsWords(toView({ state }), strings)).toBe(words);
});

describe('who is asked is told', () => {
  const say = (changes: Partial<CallAsk>): string[] =>
    toAskWords({ ...ask, ...changes }, 'api.openai.com', strings);

  test('what goes to the model', () => {
    expect(say({})[0]).toBe('What the page says goes to api.openai.com, with your question.');
    expect(say({ gives: 'nothing' })[0]).toBe('Only whether it was done goes to api.openai.com.');
  });

  test('that nothing goes to any model where the connection was deleted', () => {
    const words = toAskWords({ ...ask, sends: true, host: 'mcp.example' }, undefined, strings);
    expect(words.slice(0, 2)).toEqual([
      'These arguments go to mcp.example.',
      'The connection of this answer was deleted, so what comes back goes to no model.',
    ]);
  });

  test('that what acts is not carried out then, unless the click itself does it', () => {
    const acts = { ...ask, reason: 'acts', sends: true, host: 'mcp.example' } as const;
    expect(toAskWords(acts, undefined, strings)).toEqual([
      'The connection of this answer was deleted, so this is not carried out, even if you allow it. Ask again with another one.',
    ]);
    const copies = { ...ask, reason: 'acts', action: { type: 'copy', text: 'x' } } as const;
    expect(toAskWords(copies, undefined, strings)).toEqual([
      'The connection of this answer was deleted, so what comes back goes to no model.',
      'It can change something outside this conversation, so it is asked for each time.',
    ]);
  });

  test('where the arguments go, before anything else', () => {
    expect(say({ sends: true, host: 'mcp.example', gives: 'result' }).slice(0, 2)).toEqual([
      'These arguments go to mcp.example.',
      'What comes back goes to api.openai.com, with your question.',
    ]);
  });

  test('which field is filled, in words that cannot turn around what stands beside them', () => {
    const fill = { gives: 'nothing', sends: true } as const;
    expect(say({ ...fill, field: 'Your\u202e name' })[0]).toBe(
      'It goes into the field: \u2068Your name\u2069.',
    );
    expect(say({ ...fill, field: '' })[0]).toMatch(/, which has no name\.$/);
    expect(say({ ...fill, field: 'x'.repeat(5000) })[0]?.length).toBeLessThan(200);
  });

  test('why', () => {
    expect(say({ reason: 'untrusted' })).toContain(
      'The answer has read words of strangers, who may have asked for this.',
    );
    expect(say({ reason: 'again' })[1]).toMatch(/^The browser ended Sidestream while this ran\./);
  });

  test('that a tool which may give words of strangers is never allowed for good', () => {
    expect(say({ once: true })).toContain(
      'What it gives may be words of strangers, so it is asked for each time.',
    );
    expect(say({})).toContain('This tool was not allowed in this conversation yet.');
  });

  test('what the browser will ask', () => {
    expect(say({ needs: { permissions: ['tabs'] } })).toContain(
      'The browser will ask whether Sidestream may see your tabs.',
    );
    expect(say({ needs: { origins: ['https://a.example/*'] } })).toContain(
      'The browser will ask for access to a.example.',
    );
    for (const origins of [['<all_urls>'], ['*://*/*']]) {
      expect(say({ needs: { origins } })).toContain(
        'The browser will ask for access to all sites.',
      );
    }
  });
});
