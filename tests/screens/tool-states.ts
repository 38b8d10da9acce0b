import { say } from '../e2e/support/scenarios.ts';
import type { Look, Studio } from './studio.ts';

const page800: Look = { width: 800, whole: true, schemes: ['light', 'dark'] };

/** What models may call, and a tool that is written. */
export async function shootTools({ sidestream, shoot }: Studio): Promise<void> {
  await sidestream.set({
    toolsOn: true,
    toolLeaves: { read_page: 'never', copy_to_clipboard: 'ask', find_part: 'ask' },
    ownTools: [
      {
        id: 'fixed',
        name: 'get_weather',
        description: 'Tells the weather.',
        schema: '{"type":"object"}',
        reply: { type: 'fixed', text: 'clear' },
      },
      {
        id: 'endpoint',
        name: 'find_part',
        description: 'Finds a part by its number.',
        schema: '{"type":"object"}',
        reply: { type: 'endpoint', url: 'https://tools.example.com/parts' },
      },
      {
        id: 'faulty',
        name: 'order_part_that_has_a_rather_long_name',
        description: 'Orders a part.',
        schema: '{"type":"object',
        reply: { type: 'fixed', text: '' },
      },
    ],
  });
  const { page } = await sidestream.openOptions();
  const section = page.locator('section.tools');
  const search = page.getByRole('searchbox');
  await section.waitFor();
  // Everything else is folded away.
  await search.fill('function calling');
  await shoot(page, 'tools', 'Options: tools', page800);
  await search.fill('');
  await section.getByRole('button', { name: say('tools.add') }).click();
  await section.getByRole('button', { name: say('tools.example') }).click();
  await section.getByLabel(say('tools.name'), { exact: true }).fill('read_page');
  await section.getByLabel(say('tools.reply')).selectOption('endpoint');
  await section.getByLabel(say('tools.url'), { exact: true }).fill('http://tools.example/');
  await section.getByRole('button', { name: say('tools.save') }).click();
  await section.getByText(say('tools.try'), { exact: true }).click();
  await section.locator('.field-error').nth(1).waitFor();
  await shoot(page, 'tools-faults', 'Options: what is wrong with a tool', {
    width: 800,
    of: section.locator('.tool-editor'),
    schemes: ['light', 'dark'],
  });
  await section.getByLabel(say('tools.name'), { exact: true }).fill('get_wind');
  await section.getByLabel(say('tools.reply')).selectOption('fixed');
  await section.getByRole('button', { name: say('tools.tryCheck') }).click();
  await section.locator('.tool-trial li').waitFor();
  for (const [language, width] of [
    ['en', 320],
    ['de', 320],
    ['ar-XB', 480],
  ] as const) {
    await sidestream.set({ language });
    await page.locator(`html[lang=${language}]`).waitFor({ state: 'attached' });
    await shoot(page, `tools-${language}`, `Options: tools, ${language}`, { width, of: section });
  }
  await sidestream.set({ language: 'en', toolsOn: false, toolLeaves: {}, ownTools: [] });
  await page.close();
}
