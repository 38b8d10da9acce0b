import { expect, test } from 'vitest';
import { fieldObstacles } from '../../../lib/core/tab-desk.ts';
import { createFieldTool } from '../../../lib/tools/field-tool.ts';
import { toPage } from '../../../lib/tools/page-access.ts';
import { copyTool, downloadTool, toFileName } from '../../../lib/tools/surface-tools.ts';
import { openDesk, toCallPart } from '../../support/open-desk.ts';
import { allow, harbour, makeDesk, toPlace } from '../../support/made-desk.ts';

test('a field is told by its label and host before it is filled, and filled as it was told', async () => {
  const desk = makeDesk();
  const tool = createFieldTool(desk);
  expect(await tool.describe({ text: 'Ada' }, toPlace())).toEqual({
    gives: 'nothing',
    title: 'Harbour Weekly',
    host: 'harbour.example:8443',
    page: `${toPage(harbour)} mark-1`,
    field: 'Your name',
    sends: true,
  });
  expect(desk.done).toEqual([]);
  expect((await allow(tool, { text: 'Ada\u{e0041}', replace: true })).text).toContain(
    'The field "Your name" has the text now.',
  );
  expect(desk.done).toEqual(['fill mark-1 in 7 true Ada']);
});

test.each(fieldObstacles)(
  'of a field that is %s the model is told why, before and after',
  async (obstacle) => {
    const before = createFieldTool(makeDesk({ field: async () => obstacle }));
    await expect(before.describe({ text: 'x' }, toPlace())).rejects.toThrow('cannot be filled.');
    const after = createFieldTool(makeDesk({ fill: async () => obstacle }));
    await expect(allow(after, { text: 'x' })).rejects.toThrow('cannot be filled.');
  },
);

test('in a page that may not be reached yet nothing is filled before the field was shown', async () => {
  const desk = makeDesk({ tabs: [{ ...harbour, obstacle: 'no-access' }] });
  const tool = createFieldTool(desk);
  expect(await tool.describe({ text: 'x' }, toPlace())).toMatchObject({
    needs: { origins: ['https://harbour.example/*'] },
  });
  const grant = (): void => {
    desk.tabs = [harbour];
  };
  await expect(allow(tool, { text: 'x' }, grant)).rejects.toThrow('Call the tool again');
  expect(desk.done).toEqual([]);
});

test('a field of another page than the one that was told is not filled', async () => {
  const desk = makeDesk();
  const leave = (): void => {
    desk.tabs = [{ ...harbour, url: 'https://bank.example/' }];
  };
  await expect(allow(createFieldTool(desk), { text: 'x' }, leave)).rejects.toThrow('Another page');
  expect(desk.done).toEqual([]);
});

test('a yes is for the field that was shown: for another one of the same name the user is asked again', async () => {
  let mark = 'mark-1';
  const desk = makeDesk({ field: async () => ({ label: '', isLong: false, mark }) });
  const { asked, calls, decide, settled } = await openDesk(
    [toCallPart('fill_field', '{"text":"Ada"}')],
    {
      tools: [createFieldTool(desk)],
    },
  );
  await asked(0);
  mark = 'mark-2';
  decide(0, { decision: 'allow' });
  await asked(0, 2);
  expect(desk.done).toEqual([]);
  decide(0, { decision: 'allow' });
  await settled;
  expect(calls()[0]?.result?.outcome).toBe('done');
  expect(desk.done).toEqual(['fill mark-2 in 7 false Ada']);
});

test('a field that was changed by its page is told as changed', async () => {
  const tool = createFieldTool(makeDesk({ fill: async () => ({ isWhole: false }) }));
  expect((await allow(tool, { text: 'x' })).text).toContain('changed or cut it');
});

test('text is copied and downloaded by who shows it, without what nobody sees', async () => {
  const text = 'line\nline \u{e0041}👩‍💻';
  expect(await copyTool.describe({ text }, toPlace())).toEqual({
    gives: 'nothing',
    action: { type: 'copy', text: 'line\nline 👩‍💻' },
  });
  expect(await downloadTool.describe({ name: 'notes.md', text }, toPlace())).toEqual({
    gives: 'nothing',
    action: { type: 'download', name: 'notes.md', text: 'line\nline 👩‍💻' },
  });
  expect((await allow(downloadTool, { name: 'notes.md', text })).text).toContain('notes.md');
  expect((await allow(copyTool, { text })).text).toContain('clipboard');
});

test.each([
  ['notes.md', 'notes.md'],
  ['Übersicht 2026.csv', 'Übersicht 2026.csv'],
  ['run.bat', 'run.bat.txt'],
  ['page.html', 'page.html.txt'],
  ['start.desktop', 'start.desktop.txt'],
  ['no ending', 'no ending.txt'],
  ['../../etc/passwd', 'etc passwd.txt'],
  ['C:\\Windows\\x.txt', 'C Windows x.txt'],
  ['.bashrc', 'bashrc.txt'],
  ['x.txt.', 'x.txt'],
  ['nul.txt', '_nul.txt'],
  ['a\u202etxt.exe', 'atxt.exe.txt'],
  ['a\nb.txt', 'a b.txt'],
  ['...', 'text.txt'],
  ['%APPDATA%x.md', 'APPDATA x.md'],
])('a file that is to be called %j is called %s', (wanted, name) => {
  expect(toFileName(wanted)).toBe(name);
});
