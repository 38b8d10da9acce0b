import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { chatStream, jsonError } from '../../support/fault-server/chat-script.ts';
import { arabicGallery, gallery } from '../../support/gallery.ts';
import { test } from '../support/chromium-test.ts';
import { startRuns } from '../support/run-starts.ts';
import { say, tooLong, unfinished } from '../support/scenarios.ts';

/**
 * Scripts come in over the debugger, so no page has to open its policy for the check. On a dark system colours alone are
 * other ones: whatever is looked at there has been looked at in light for all the rest.
 */
async function expectNoViolation(page: Page, what: string): Promise<void> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  if (await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)) {
    axe.withRules(['color-contrast', 'link-in-text-block']);
  }
  const { violations } = await axe.analyze();
  const found = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    nodes: nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`),
  }));
  expect(found, what).toEqual([]);
}

for (const { colorScheme, contrast, language, width } of [
  { colorScheme: 'light', contrast: 'system', language: 'en', width: 400 },
  { colorScheme: 'dark', contrast: 'system', language: 'en', width: 400 },
  { colorScheme: 'light', contrast: 'more', language: 'en', width: 400 },
  { colorScheme: 'dark', contrast: 'more', language: 'en', width: 280 },
  { colorScheme: 'light', contrast: 'system', language: 'ar-XB', width: 400 },
  { colorScheme: 'dark', contrast: 'system', language: 'ar-XB', width: 280 },
] as const) {
  test(`axe finds nothing in an answer of every construct: ${colorScheme}, contrast ${contrast}, ${language}, ${width} px`, async ({
    sidestream,
    server,
  }) => {
    await sidestream.connect();
    await sidestream.set({ theme: colorScheme, contrast, language });
    const page = await sidestream.open('sidepanel.html');
    await page.setViewportSize({ width, height: 900 });
    await page.locator('header .model-picker').waitFor();
    server.next(chatStream({ text: gallery.answer, reasoning: gallery.reasoning }));
    server.next(chatStream({ text: arabicGallery.answer }));
    for (const question of [gallery.question, arabicGallery.question]) {
      await page.locator('textarea').fill(question);
      await page.keyboard.press('Enter');
      await page.locator('article[data-state=finished]').last().waitFor();
    }
    await expect(page.locator('article[data-state=finished]')).toHaveCount(2);
    await page.locator('.reasoning summary').click();
    await page.locator('.reasoning .markdown').waitFor();
    await expectNoViolation(page, 'the gallery');
    await page.keyboard.press('Control+/');
    await page.locator('.key-sheet').waitFor();
    await expectNoViolation(page, 'the sheet of keys');
    await page.keyboard.press('Escape');
  });
}

const oneConversation = {
  format: 'sidestream-conversations',
  version: 1,
  conversations: [{ id: 'c', title: 'Tea', createdAtMs: 1, updatedAtMs: 1, messages: [] }],
};

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ start: { colorScheme } });

    test(`axe finds nothing in the panel, in any state, ${colorScheme}`, async ({
      sidestream,
      server,
    }) => {
      test.slow();
      const panel = await sidestream.openPanel();
      const { page } = panel;
      const dark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
      expect(dark).toBe(colorScheme === 'dark');
      await expectNoViolation(page, 'first run');
      await sidestream.connect();
      await expect(page.locator('header .model-picker')).toBeVisible();
      await expectNoViolation(page, 'empty');

      server.next([{ type: 'hold', name: 'waiting' }, ...unfinished(['Streaming'], 'silence')]);
      await panel.ask('One');
      await panel.until('waiting');
      await expectNoViolation(page, 'waiting');
      server.release('waiting');
      await panel.until('streaming');
      await panel.message.fill('Meanwhile');
      await panel.message.press('Enter');
      await expectNoViolation(page, 'streaming, with a hint');
      await panel.stop.click();
      await panel.until('stopped');
      await expectNoViolation(page, 'stopped');

      server.next(chatStream({ reasoning: 'Hm.', text: 'Finished.\n\nمرحبا', usage: true }));
      await panel.ask('Two');
      await panel.until('finished');
      await page.locator('.reasoning summary').click();
      await expectNoViolation(page, 'finished, with reasoning');
      await panel.answers.last().hover();
      await expectNoViolation(page, 'finished, with its controls');
      await page.locator('.question').last().hover();
      await page
        .getByRole('button', { name: say('answer.edit') })
        .last()
        .click();
      await expect(page.getByRole('textbox', { name: say('branch.editField') })).toBeFocused();
      await expectNoViolation(page, 'a question that is edited');
      await page.keyboard.press('Escape');
      await panel.answers
        .last()
        .locator('.answer-text')
        .evaluate((text) => document.getSelection()?.selectAllChildren(text));
      await page.getByRole('button', { name: say('branch.quote') }).waitFor();
      await expectNoViolation(page, 'a selection that can be quoted');
      await page.evaluate(() => document.getSelection()?.removeAllRanges());

      server.next(chatStream({ deltas: ['Cut'], finishReason: 'length' }));
      await panel.ask('Three');
      await panel.until('cut');
      await expectNoViolation(page, 'cut');

      server.next(unfinished(['Half'], 'end'));
      await panel.ask('Four');
      await panel.until('interrupted');
      await expectNoViolation(page, 'interrupted');

      server.next(jsonError(429, { error: { message: 'Wait.' } }, { 'retry-after': '60' }));
      await panel.ask('Five');
      await panel.until('failed');
      await page.getByText('Details', { exact: true }).last().click();
      await expectNoViolation(page, 'failed, with details');

      server.next(tooLong);
      await panel.ask('Six');
      await panel.answers.last().getByRole('checkbox').first().waitFor();
      await expectNoViolation(page, 'too long');

      await page.getByRole('button', { name: 'Conversations', exact: true }).click();
      await page.getByRole('dialog').getByRole('listitem').waitFor();
      await expectNoViolation(page, 'list of conversations');
      await page.getByRole('button', { name: 'More about “' }).click();
      await expectNoViolation(page, 'list of conversations, with what can be done');
      await page.getByRole('button', { name: say('list.move') }).click();
      await page.keyboard.type('Folder');
      await expectNoViolation(page, 'a conversation before it is moved');
      await page.keyboard.press('Enter');
      await page.getByRole('combobox', { name: say('list.folder'), exact: true }).waitFor();
      await page.locator('.sheet-row').press('F2');
      await expectNoViolation(page, 'a conversation before it is renamed');
      await page.keyboard.press('Escape');
      await page.locator('.sheet-row').press('Delete');
      await page.getByRole('button', { name: say('list.undo') }).waitFor();
      await expectNoViolation(page, 'a conversation was deleted');

      await page.reload();
      await panel.ready();
      server.next(chatStream({ text: 'Nobody looks.' }));
      server.otherwise(unfinished(['Streaming'], 'silence'));
      await startRuns(sidestream, 7);
      await panel.newConversation.click();
      await panel.ask('Behind others');
      await expect(page.locator('.waiting')).toContainText(say('answer.queuedNext'));
      await expectNoViolation(page, 'queued');
      await page.getByRole('button', { name: 'Conversations', exact: true }).click();
      for (const mark of ['panel.live', 'panel.unread'] as const) {
        await page.getByRole('dialog').getByText(say(mark), { exact: true }).first().waitFor();
      }
      await expectNoViolation(page, 'list of conversations, with marks');
    });

    test(`axe finds nothing in popup and options, ${colorScheme}`, async ({
      sidestream,
      server,
    }) => {
      const popup = await sidestream.openPopup();
      await expectNoViolation(popup.page, 'popup, first run');
      const options = await sidestream.openOptions();
      await expectNoViolation(options.page, 'options, first run');
      await options.enter({ baseUrl: 'not an address', model: '' });
      await options.save.click();
      await expect(options.baseUrl).toHaveAttribute('aria-invalid', 'true');
      await expectNoViolation(options.page, 'options, with faults');
      await options.enter({ baseUrl: server.baseUrl, key: 'sk-test-0123456789' });
      server.next(jsonError(401, { error: { message: 'No.' } }));
      await options.test.click();
      await expect(options.status).toContainText('refused the key');
      await expectNoViolation(options.page, 'options, a failed test');
      await options.save.click();
      await expect(options.status).toHaveText('Saved');
      await expectNoViolation(options.page, 'options, saved');
      await options.unfold();
      await expectNoViolation(options.page, 'options, the fold open');
      await options.advanced.headers.fill('Cookie: a');
      await options.advanced.temperature.fill('warm');
      await options.save.click();
      await expect(options.advanced.temperature).toHaveAttribute('aria-invalid', 'true');
      await options.baseUrl.fill('https://api.example.com/v1');
      await options.page.getByText(say('options.keyAdvice'), { exact: true }).click();
      await expectNoViolation(options.page, 'options, faults in the fold, and advice about keys');
      await options.page.getByRole('button', { name: 'Delete', exact: false }).first().click();
      await options.page.getByRole('dialog').waitFor();
      await expectNoViolation(options.page, 'options, before a deletion');
      await options.page.keyboard.press('Escape');
      await sidestream.set({ notifyWhenDone: true });
      await options.page.getByText(say('options.notifyRefused')).waitFor();
      await expectNoViolation(options.page, 'options, notifications that are not allowed');

      await options.page.keyboard.press('Escape');
      await options.page.getByLabel(say('options.importFile')).setInputFiles({
        name: 'export.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(oneConversation)),
      });
      await options.page.locator('.import-preview').waitFor();
      await expectNoViolation(options.page, 'options, the preview of an import');
      await options.page.getByLabel(say('options.keep'), { exact: true }).selectOption('30');
      await options.page.getByRole('dialog').waitFor();
      await expectNoViolation(options.page, 'options, before conversations are kept for less');
      await options.page.keyboard.press('Escape');

      await popup.page.bringToFront();
      await expect(popup.page.locator('header .model-picker')).toBeVisible();
      await expectNoViolation(popup.page, 'popup, empty');
      server.next(unfinished(['Streaming'], 'silence'));
      await popup.ask('One');
      await popup.until('streaming');
      await expectNoViolation(popup.page, 'popup, streaming');
    });
  });
}
