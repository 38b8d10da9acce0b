import { expect } from '@playwright/test';
import { starters } from '../../../lib/strings/en/starters.ts';
import { chatStream, jsonError } from '../../support/fault-server/chat-script.ts';
import { expectNoViolation } from '../support/expect-no-violation.ts';
import { test } from '../support/chromium-test.ts';
import { say } from '../support/scenarios.ts';
import type { SurfacePage } from '../support/surface-page.ts';

const exactly = (name: string) => ({ name, exact: true });

const data = {
  columns: ['Name', 'Formula'],
  rows: [
    ['Zugspitze', '=1+1'],
    ['Watzmann', 'two, "three"'],
  ],
};
const whole = JSON.stringify(data);

async function askForTable({ message, page }: SurfacePage): Promise<void> {
  await message.fill('/table');
  await message.press('Enter');
  const field = page.getByLabel(say('prompts.field.selection'));
  await field.fill('Zugspitze and Watzmann');
  await field.press('Enter');
}

test('an answer that is data comes in one piece, is checked, and is copied as JSON and CSV', async ({
  sidestream,
  server,
  chat,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const { page } = panel;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const message = "'response_format' of type 'json_schema' is not supported with this model";
  server.next(jsonError(400, { error: { message } }));
  server.next(chatStream({ text: whole }));
  await askForTable(panel);
  await panel.until('finished');
  // The endpoint knows no field for a schema, so it was told in words.
  expect((await chat(0)).body).toMatchObject({ stream: false });
  expect(JSON.stringify((await chat(1)).body)).toContain('Answer with JSON alone');
  const answer = page.locator('.structured');
  await expect(answer).toHaveAttribute('data-structured', 'valid');
  await expect(answer.locator('th')).toHaveText(data.columns);
  await expect(answer.locator('td')).toHaveText(data.rows.flat());
  await expectNoViolation(page);

  const copied = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
  await answer.getByRole('button', exactly(say('structured.copyJson'))).click();
  await expect(answer.getByText(say('answer.copied'))).toBeVisible();
  await expect.poll(copied).toBe(JSON.stringify(data, null, 2));
  await answer.getByRole('button', exactly(say('structured.copyCsv'))).click();
  // The word on the first button is taken away again meanwhile.
  await expect
    .poll(copied)
    .toBe('Name,Formula\r\nZugspitze,\'=1+1\r\nWatzmann,"two, ""three"""\r\n');
  await answer.getByRole('button', exactly(say('structured.showRaw'))).click();
  await expect(answer.locator('.structured-raw')).toHaveText(whole);
  // It is the same after the panel was opened anew.
  await page.reload();
  await expect(page.locator('.structured td')).toHaveText(data.rows.flat());
});

test('what does not fit its schema, and what is no JSON, says so, with the text one click away', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const answer = panel.page.locator('.structured').last();
  server.next(chatStream({ text: '{"columns":["a"],"rows":[[7]]}' }));
  await askForTable(panel);
  await panel.until('finished');
  await expect(answer).toHaveAttribute('data-structured', 'misfit');
  await expect(answer.getByText(say('structured.misfit'))).toBeVisible();
  await expect(answer.locator('code')).toHaveText('#/rows/0/0');
  server.next(chatStream({ text: 'I would rather not.' }));
  await askForTable(panel);
  await panel.until('finished');
  await expect(answer.getByText(say('structured.nothing'))).toBeVisible();
  await answer.getByRole('button', exactly(say('structured.showRaw'))).click();
  await expect(answer.locator('.structured-raw')).toHaveText('I would rather not.');

  // What is nested is a tree, and CSV all the same; and long numbers are copied as they came.
  const { page } = panel;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  server.next(chatStream({ text: '[{"name":"Anna","id":12345678901234567890,"tags":["a","b"]}]' }));
  await askForTable(panel);
  await panel.until('finished');
  await expect(answer.locator('.structured-object')).toContainText('Anna');
  const copied = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
  await answer.getByRole('button', exactly(say('structured.copyCsv'))).click();
  await expect.poll(copied).toMatch(/^name,id,tags\r\nAnna,\d+,"\[""a"",""b""\]"\r\n$/);
  await answer.getByRole('button', exactly(say('structured.copyJson'))).click();
  await expect.poll(copied).toContain('"id": 12345678901234567890');
});

test('data that is streamed is shown as it grows', async ({ sidestream, server }) => {
  await sidestream.connect();
  const { page } = await sidestream.openOptions();
  const section = page.locator('.prompts');
  await section.getByRole('button', { name: `Edit ${starters['extract-table'].name}` }).click();
  await section.locator('.prompt-editor summary').click();
  await section.getByLabel(say('prompts.stream')).selectOption('yes');
  await section.getByRole('button', exactly(say('prompts.save'))).click();
  await expect(section.getByText(say('prompts.saved'))).toBeVisible();

  const panel = await sidestream.openPanel();
  const cut = whole.indexOf('"Watzmann"') + 4;
  server.next(
    chatStream({
      deltas: [whole.slice(0, cut), whole.slice(cut)],
      holdAfterDelta: { index: 0, name: 'rest' },
    }),
  );
  await askForTable(panel);
  const answer = panel.page.locator('.structured');
  await expect(answer.locator('td')).toHaveText(['Zugspitze', '=1+1', 'Wat', '']);
  await expect(answer).toHaveAttribute('data-structured', 'growing');
  server.release('rest');
  await panel.until('finished');
  await expect(answer).toHaveAttribute('data-structured', 'valid');
  await expect(answer.locator('td')).toHaveText(data.rows.flat());
});
