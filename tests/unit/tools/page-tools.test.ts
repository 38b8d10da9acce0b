import { expect, test } from 'vitest';
import { pageObstacles } from '../../../lib/core/page-reading.ts';
import { resultLimit } from '../../../lib/core/tool.ts';
import { createPageTools } from '../../../lib/tools/page-tools.ts';
import { ToolFault } from '../../../lib/tools/tool.ts';
import type { Tool } from '../../../lib/tools/tool.ts';
import { allow, harbour, makeDesk, toPlace } from '../../support/made-desk.ts';
import type { MadeDesk } from '../../support/made-desk.ts';

const toTool = (desk: MadeDesk, name: string): Tool => {
  const tool = createPageTools(desk).find((each) => each.name === name);
  if (!tool) throw new Error(name);
  return tool;
};
const page = (text: string) => ({ page: { title: 'T', url: harbour.url, text, hidden: 0 } });

test('a page that may be read is described by title and host, and nothing is asked of the browser', async () => {
  const tool = toTool(makeDesk(), 'read_page');
  expect(await tool.describe({}, toPlace())).toEqual({
    gives: 'page',
    title: 'Harbour Weekly',
    host: 'harbour.example:8443',
    page: expect.stringMatching(/^7 [0-9a-f]{16}$/) as string,
  });
  expect(tool).toMatchObject({ acts: false, untrusted: true });
});

test('it is read as title, address and Markdown', async () => {
  expect(await allow(toTool(makeDesk(), 'read_page'))).toEqual({
    text: `Harbour Weekly\n${harbour.url}\n\n# Tides\n\nWords`,
  });
});

test('a page that is not allowed yet needs its own site and no other, on any port', async () => {
  const desk = makeDesk({ tabs: [{ ...harbour, obstacle: 'no-access' }] });
  for (const [name, gives] of [
    ['read_page', 'page'],
    ['get_selection', 'selection'],
  ] as const) {
    expect(await toTool(desk, name).describe({}, toPlace())).toMatchObject({
      gives,
      needs: { origins: ['https://harbour.example/*'] },
    });
  }
});

test('of a page that nobody may name yet only its name is asked for; then the next call asks for its site', async () => {
  const hidden = { id: 7, title: '', url: '', obstacle: 'no-access' } as const;
  const desk = makeDesk({ tabs: [hidden], maySee: false });
  const tool = toTool(desk, 'read_page');
  expect(await tool.describe({}, toPlace())).toEqual({
    gives: 'page',
    needs: { permissions: ['tabs'] },
  });
  const named = (): void => {
    desk.tabs = [{ ...harbour, obstacle: 'no-access' }];
  };
  await expect(allow(tool, {}, named)).rejects.toThrow('has not allowed harbour.example:8443 yet');
});

test('a page without an address that all tabs may be told of is the browser’s own', async () => {
  const desk = makeDesk({ tabs: [{ id: 7, title: '', url: '', obstacle: 'no-access' }] });
  await expect(toTool(desk, 'read_page').describe({}, toPlace())).rejects.toThrow(
    'pages of the browser',
  );
});

test.each(pageObstacles.filter((obstacle) => obstacle !== 'no-access'))(
  'about a page that is %s nobody is asked: the model is told why',
  async (obstacle) => {
    const desk = makeDesk({ tabs: [{ ...harbour, obstacle }] });
    await expect(toTool(desk, 'read_page').describe({}, toPlace())).rejects.toThrow(ToolFault);
    const late = makeDesk({ reading: { obstacle } });
    await expect(allow(toTool(late, 'read_page'))).rejects.toThrow(
      /^The page cannot be read\. It /,
    );
  },
);

test('a page of another host than the one that was allowed is not read, nor one to which the tab went meanwhile', async () => {
  const elsewhere = { ...harbour, url: 'https://bank.example/' };
  const desk = makeDesk();
  const leave = (): void => {
    desk.tabs = [elsewhere];
  };
  await expect(allow(toTool(desk, 'read_page'), {}, leave)).rejects.toThrow('Another page is open');
  const slow = makeDesk({
    reading: { page: { title: 'B', url: elsewhere.url, text: 'x', hidden: 0 } },
  });
  await expect(allow(toTool(slow, 'read_page'))).rejects.toThrow('Another page is open');
  const selecting = makeDesk();
  selecting.selection = async () => {
    selecting.tabs = [elsewhere];
    return 'account 12';
  };
  await expect(allow(toTool(selecting, 'get_selection'))).rejects.toThrow('Another page is open');
});

test('where no window shows the conversation, or no page is open, the model is told', async () => {
  const tool = toTool(makeDesk(), 'read_page');
  await expect(tool.describe({}, toPlace({ windowId: -1 }))).rejects.toThrow('No window shows');
  const empty = toTool(makeDesk({ tabs: [] }), 'read_page');
  await expect(empty.describe({}, toPlace())).rejects.toThrow('No page is open');
});

test('a long page is cut, says so, and is read on from there, with nothing lost', async () => {
  const text = `${'words 😀 '.repeat(60_000)}the end`;
  const tool = toTool(makeDesk({ reading: page(text) }), 'read_page');
  let read = '';
  for (let from = 0; ;) {
    const { text: result } = await allow(tool, { from });
    expect(result.length).toBeLessThanOrEqual(resultLimit);
    const next = /\n\n\[Cut at character (\d+) of (\d+)\. Call again with "from": \1 for/.exec(
      result,
    );
    read += result.slice(result.indexOf('\n\n') + 2, next?.index).replace(/^\[From .*\n/, '');
    if (!next) break;
    expect(Number(next[2])).toBe(text.length);
    from = Number(next[1]);
  }
  expect(read).toBe(text);
  await expect(allow(tool, { from: text.length })).rejects.toThrow('there is nothing from');
});

test('a tab is read by the id that was told, and one that is closed is no tab', async () => {
  const tool = toTool(makeDesk(), 'read_tab');
  expect((await allow(tool, { tabId: 7 })).text).toContain('# Tides');
  await expect(tool.describe({ tabId: 8 }, toPlace())).rejects.toThrow('no tab with that tabId');
});

test('a selection comes with the page that it is of, without what nobody sees', async () => {
  const desk = makeDesk({ selected: '  two\nlines\u{e0041}\n' });
  expect((await allow(toTool(desk, 'get_selection'))).text).toBe(
    `Harbour Weekly\n${harbour.url}\n\ntwo\nlines`,
  );
  desk.selected = ' ';
  expect((await allow(toTool(desk, 'get_selection'))).text).toBe(
    'Nothing is selected in the page.',
  );
});

test('what was stopped is not done', async () => {
  const stopped = toPlace({ signal: AbortSignal.abort() });
  const telling = { onProgress: () => undefined };
  await expect(toTool(makeDesk(), 'read_page').run({}, stopped, telling)).rejects.toThrow('abort');
});
