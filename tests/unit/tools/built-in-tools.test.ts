import { expect, test } from 'vitest';
import { toTemporaryId } from '../../../lib/core/ids.ts';
import { resultLimit } from '../../../lib/core/tool.ts';
import { createBuiltInTools } from '../../../lib/tools/built-in-tools.ts';
import type { ToolSources } from '../../../lib/tools/built-in-tools.ts';
import { checkArguments } from '../../../lib/tools/check-arguments.ts';
import { toTimeSource } from '../../../lib/tools/date-time-tool.ts';
import { cutResult } from '../../../lib/tools/cut-result.ts';
import type { Tool } from '../../../lib/tools/tool.ts';
import { allow, harbour, makeDesk, toPlace } from '../../support/made-desk.ts';

const atMs = Date.UTC(2026, 10, 23, 23, 30, 5);

function make(changes: Partial<ToolSources> = {}): Map<string, Tool> {
  const tools = createBuiltInTools({
    desk: makeDesk(),
    conversations: { search: async () => [], isBehind: () => false, excerpts: async () => [] },
    time: { now: () => atMs, zone: () => 'Europe/Berlin', locale: () => 'de-AT' },
    pictureLimits: { maxEdge: 1568, maxBytes: 3_700_000 },
    ...changes,
  });
  return new Map(tools.map((tool) => [tool.name, tool]));
}
const get = (name: string, changes?: Partial<ToolSources>): Tool => {
  const tool = make(changes).get(name);
  if (!tool) throw new Error(name);
  return tool;
};

test('there are eight tools that read and four that act, and what strangers write is marked', () => {
  const rows = [...make().values()].map(({ name, acts, untrusted }) => [name, acts, untrusted]);
  expect(rows).toEqual([
    ['read_page', false, true],
    ['read_tab', false, true],
    ['get_selection', false, true],
    ['list_tabs', false, true],
    ['take_screenshot', false, true],
    ['get_date_time', false, false],
    ['calculate', false, false],
    ['search_conversations', false, true],
    ['open_tab', true, false],
    ['fill_field', true, true],
    ['copy_to_clipboard', true, false],
    ['download_text', true, false],
  ]);
});

test('each is offered in words and with a schema that all providers take', () => {
  for (const { name, description, schema } of make().values()) {
    expect(name).toMatch(/^[a-z_]{1,64}$/);
    expect(description.length, name).toBeGreaterThan(40);
    expect(description.length, name).toBeLessThan(1024);
    expect(schema, name).toMatchObject({ type: 'object', additionalProperties: false });
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
    const checked = checkArguments('{"nothing":1}', { name, schema });
    expect(checked).toHaveProperty('fault', expect.stringContaining(`the schema of ${name}`));
  }
});

test('the time is told with its weekday and zone, here and elsewhere', async () => {
  const tool = get('get_date_time');
  expect((await allow(tool)).text).toBe(
    "Tuesday, 2026-11-24, 00:30:05 (UTC+01:00, Europe/Berlin) (where the user is). The user's language is de-AT.",
  );
  expect((await allow(tool, { timeZone: 'UTC' })).text).toContain(
    'Monday, 2026-11-23, 23:30:05 (UTC+00:00, UTC).',
  );
  expect((await allow(tool, { timeZone: 'Asia/Kolkata' })).text).toContain('05:00:05 (UTC+05:30');
  await expect(tool.describe({ timeZone: 'Mars/Base' }, toPlace())).rejects.toThrow('no IANA');
});

test('the machine’s own zone and language are told where nobody says otherwise', async () => {
  const tool = get('get_date_time', { time: toTimeSource({ now: () => atMs }) });
  const { timeZone, locale } = new Intl.DateTimeFormat().resolvedOptions();
  const { text } = await allow(tool);
  expect(text).toContain(`, ${timeZone})`);
  expect(text).toContain(`language is ${locale}.`);
});

test('a sum is given with its result, and what cannot be counted is asked of nobody', async () => {
  const tool = get('calculate');
  expect((await allow(tool, { expression: ' 2 + 2' })).text).toBe('2 + 2 = 4');
  expect((await allow(tool, { expression: '1/3' })).text).toContain('1/3 ≈ 0.3333');
  await expect(tool.describe({ expression: '1/0' }, toPlace())).rejects.toThrow('divided by zero');
});

test('a picture is asked for with every website only where nothing else has allowed it', async () => {
  expect(await get('take_screenshot').describe({}, toPlace())).toEqual({
    gives: 'picture',
    title: 'Harbour Weekly',
    host: 'harbour.example:8443',
    page: expect.stringMatching(/^7 [0-9a-f]{16}$/) as string,
  });
  const desk = makeDesk({ pictureObstacle: async () => 'no-access' });
  expect(await get('take_screenshot', { desk }).describe({}, toPlace())).toMatchObject({
    needs: { origins: ['<all_urls>'] },
  });
});

test('a picture comes within its limits, named by its host', async () => {
  const reply = await allow(get('take_screenshot'));
  expect(reply.text).toContain('"Harbour Weekly" (harbour.example:8443) now, in 1568 × 10 pixels');
  expect(reply.pictures).toMatchObject([{ name: 'Screenshot: harbour.example:8443', width: 1568 }]);
});

test('no picture is taken of what is not in front, nor of another page than was allowed', async () => {
  const behind = makeDesk({
    pictureObstacle: async () => 'not-seen',
    picture: async () => 'not-seen',
  });
  const hidden = get('take_screenshot', { desk: behind });
  await expect(hidden.describe({}, toPlace())).rejects.toThrow('not in front');
  await expect(hidden.run({}, toPlace(), { onProgress: () => undefined })).rejects.toThrow();
  const barred = makeDesk({ tabs: [{ ...harbour, obstacle: 'browser-page' }] });
  await expect(get('take_screenshot', { desk: barred }).describe({}, toPlace())).rejects.toThrow(
    'a page of the browser itself',
  );
  const desk = makeDesk();
  const picture = desk.picture;
  desk.picture = (tabId, limits) => {
    desk.tabs = [{ ...harbour, url: 'https://bank.example/' }];
    return picture(tabId, limits);
  };
  await expect(allow(get('take_screenshot', { desk }))).rejects.toThrow('Another page');
});

test('earlier conversations are found by title, date and passage; the own one and temporary ones are not', async () => {
  const rows = ['own', toTemporaryId('t'), 'a', 'b', 'c'].map((id) => ({
    id,
    title: `About ${id}\n`,
    updatedAtMs: atMs,
  }));
  const asked: unknown[] = [];
  const conversations = {
    search: async () => rows,
    isBehind: () => false,
    excerpts: async (ids: readonly string[], query: string) => {
      asked.push(ids, query);
      return [{ conversationId: 'a', text: ' words around ', isBeginning: true, isEnd: false }];
    },
  };
  const tool = get('search_conversations', { conversations });
  expect(await tool.describe({ query: 'tides' }, toPlace())).toEqual({ gives: 'conversations' });
  const { text } = await allow(tool, { query: 'tides', limit: 2 });
  expect(asked).toEqual([['a', 'b'], 'tides']);
  expect(text).toBe(
    '## About a\nLast changed 2026-11-23\n\nwords around…\n\n## About b\nLast changed 2026-11-23\n\n(In its title, or no passage was found.)',
  );
  expect((await allow(get('search_conversations'), { query: 'tides' })).text).toContain(
    'No other conversation',
  );
});

test('where not all that was said can be found yet, a search of conversations says so, found or not', async () => {
  const rows = [{ id: 'a', title: 'About a', updatedAtMs: atMs }];
  for (const found of [rows, []]) {
    const conversations = {
      search: async () => found,
      isBehind: () => true,
      excerpts: async () => [],
    };
    const tool = get('search_conversations', { conversations });
    expect((await allow(tool, { query: 'tides' })).text).toMatch(
      /^Not all conversations can be searched yet\.\n\n(?:## About a|No other conversation)/,
    );
  }
});

test('a result is cut at its limit, and says how much there was', () => {
  expect(cutResult('short')).toBe('short');
  const cut = cutResult('😀'.repeat(resultLimit));
  expect(cut.length).toBeLessThanOrEqual(resultLimit);
  expect(cut).toMatch(/😀\n\n\[Cut: these are the first \d+ of 400000 characters\.\]$/);
});
