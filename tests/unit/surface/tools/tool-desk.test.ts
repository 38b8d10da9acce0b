import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { defaultSettings } from '../../../../lib/core/connection.ts';
import type { Settings } from '../../../../lib/core/connection.ts';
import { toToolLeave } from '../../../../lib/core/tool-settings.ts';
import type { OwnTool } from '../../../../lib/core/tool-settings.ts';
import { createToolDesk, toOffered } from '../../../../lib/surface/tools/tool-desk.ts';

const fixed: OwnTool = {
  id: 'a',
  name: 'one',
  description: 'One.',
  schema: '{"type":"object"}',
  reply: { type: 'fixed', text: '1' },
};
const asking: OwnTool = { ...fixed, reply: { type: 'endpoint', url: 'https://t.example/' } };

/** Settings that are kept a while after they were said, as in the background. */
function open(begin: Partial<Settings> = {}, isKept = true) {
  const settings = signal<Settings>({ ...defaultSettings, ...begin });
  const desk = createToolDesk({
    settings,
    async saveSettings(change) {
      await new Promise((resolve) => setImmediate(resolve));
      if (isKept) settings.value = { ...settings.peek(), ...change };
      return isKept;
    },
  });
  return { settings, desk };
}

test('choices that follow each other at once are all kept, and only what is not the rule is written down', async () => {
  const { settings, desk } = open();
  await Promise.all([
    desk.setLeave({ name: 'read_page', acts: false }, 'never'),
    desk.setLeave({ name: 'open_tab', acts: true }, 'ask'),
    desk.setLeave({ name: 'calculate', acts: false }, 'never'),
    desk.setLeave({ name: 'calculate', acts: false }, 'ask'),
  ]);
  expect(settings.value.toolLeaves).toEqual({ read_page: 'never', open_tab: 'ask' });
});

test('a tool that its user has just written is offered, also one that asks an address', async () => {
  const { settings, desk } = open();
  await desk.save(asking);
  expect(settings.value.ownTools).toEqual([asking]);
  expect(toToolLeave(toOffered(asking), settings.value)).toBe('ask');
});

test('a tool that is changed stays offered or not, under its new name, whatever answers now', async () => {
  const { settings, desk } = open();
  await desk.save(fixed);
  const renamed = { ...asking, name: 'two' };
  await desk.save(renamed);
  expect(settings.value.toolLeaves).toEqual({ two: 'ask' });
  await desk.setLeave(toOffered(renamed), 'never');
  await desk.save(fixed);
  expect(settings.value).toMatchObject({ ownTools: [fixed], toolLeaves: { one: 'never' } });
});

test('a tool that is deleted leaves nothing behind', async () => {
  const { settings, desk } = open({ toolLeaves: { read_page: 'never' } });
  await desk.save(asking);
  await desk.delete('a');
  await desk.delete('none');
  expect(settings.value).toMatchObject({ ownTools: [], toolLeaves: { read_page: 'never' } });
});

test('what could not be kept is told', async () => {
  const { desk } = open({}, false);
  expect(await desk.save(fixed)).toBe(false);
});

test('what every object has is nothing that was settled', () => {
  expect(toToolLeave({ name: 'constructor', acts: true }, { toolLeaves: {} })).toBe('never');
  expect(toToolLeave({ name: 'toString', acts: false }, { toolLeaves: {} })).toBe('ask');
});
