import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { chatStream, jsonError } from '../../support/fault-server/chat-script.ts';
import { arabicGallery, gallery } from '../../support/gallery.ts';
import { expectNoViolation } from '../support/expect-no-violation.ts';
import { test } from '../support/chromium-test.ts';
import { startRuns } from '../support/run-starts.ts';
import { say, tooLong, unfinished } from '../support/scenarios.ts';

/** On a dark system colours alone are other ones: whatever is looked at there has been looked at in light for all the rest. */
async function expectNoViolationInLook(page: Page, what: string): Promise<void> {
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  await expectNoViolation(page, {
    what,
    ...(isDark && { rules: ['color-contrast', 'link-in-text-block'] }),
  });
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
    await expectNoViolationInLook(page, 'the gallery');
    await page.keyboard.press('Control+/');
    await page.locator('.key-sheet').waitFor();
    await expectNoViolationInLook(page, 'the sheet of keys');
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
      await expectNoViolationInLook(page, 'first run');
      await sidestream.connect();
      await expect(page.locator('header .model-picker')).toBeVisible();
      await expectNoViolationInLook(page, 'empty');

      server.next([{ type: 'hold', name: 'waiting' }, ...unfinished(['Streaming'], 'silence')]);
      await panel.ask('One');
      await panel.until('waiting');
      await expectNoViolationInLook(page, 'waiting');
      server.release('waiting');
      await panel.until('streaming');
      await panel.message.fill('Meanwhile');
      await panel.message.press('Enter');
      await expectNoViolationInLook(page, 'streaming, with a hint');
      await panel.stop.click();
      await panel.until('stopped');
      await expectNoViolationInLook(page, 'stopped');

      server.next(chatStream({ reasoning: 'Hm.', text: 'Finished.\n\nمرحبا', usage: true }));
      await panel.ask('Two');
      await panel.until('finished');
      await page.locator('.reasoning summary').click();
      await expectNoViolationInLook(page, 'finished, with reasoning');
      await panel.answers.last().hover();
      await expectNoViolationInLook(page, 'finished, with its controls');
      await page.locator('.question').last().hover();
      await page
        .getByRole('button', { name: say('answer.edit') })
        .last()
        .click();
      await expect(page.getByRole('textbox', { name: say('branch.editField') })).toBeFocused();
      await expectNoViolationInLook(page, 'a question that is edited');
      await page.keyboard.press('Escape');
      await panel.answers
        .last()
        .locator('.answer-text')
        .evaluate((text) => document.getSelection()?.selectAllChildren(text));
      await page.getByRole('button', { name: say('branch.quote') }).waitFor();
      await expectNoViolationInLook(page, 'a selection that can be quoted');
      await page.evaluate(() => document.getSelection()?.removeAllRanges());

      server.next(chatStream({ deltas: ['Cut'], finishReason: 'length' }));
      await panel.ask('Three');
      await panel.until('cut');
      await expectNoViolationInLook(page, 'cut');

      server.next(unfinished(['Half'], 'end'));
      await panel.ask('Four');
      await panel.until('interrupted');
      await expectNoViolationInLook(page, 'interrupted');

      server.next(jsonError(429, { error: { message: 'Wait.' } }, { 'retry-after': '60' }));
      await panel.ask('Five');
      await panel.until('failed');
      await page.getByText('Details', { exact: true }).last().click();
      await expectNoViolationInLook(page, 'failed, with details');

      server.next(tooLong);
      await panel.ask('Six');
      await panel.answers.last().getByRole('checkbox').first().waitFor();
      await expectNoViolationInLook(page, 'too long');

      await page.getByRole('button', { name: 'Conversations', exact: true }).click();
      await page.getByRole('dialog').getByRole('listitem').waitFor();
      await expectNoViolationInLook(page, 'list of conversations');
      await page.getByRole('button', { name: 'More about “' }).click();
      await expectNoViolationInLook(page, 'list of conversations, with what can be done');
      await page.getByRole('button', { name: say('list.move') }).click();
      await page.keyboard.type('Folder');
      await expectNoViolationInLook(page, 'a conversation before it is moved');
      await page.keyboard.press('Enter');
      await page.getByRole('combobox', { name: say('list.folder'), exact: true }).waitFor();
      await page.locator('.sheet-row').press('F2');
      await expectNoViolationInLook(page, 'a conversation before it is renamed');
      await page.keyboard.press('Escape');
      await page.locator('.sheet-row').press('Delete');
      await page.getByRole('button', { name: say('list.undo') }).waitFor();
      await expectNoViolationInLook(page, 'a conversation was deleted');

      await page.reload();
      await panel.ready();
      server.next(chatStream({ text: 'Nobody looks.' }));
      server.otherwise(unfinished(['Streaming'], 'silence'));
      await startRuns(sidestream, 7);
      await panel.newConversation.click();
      await panel.ask('Behind others');
      await expect(page.locator('.waiting')).toContainText(say('answer.queuedNext'));
      await expectNoViolationInLook(page, 'queued');
      await page.getByRole('button', { name: 'Conversations', exact: true }).click();
      for (const mark of ['panel.live', 'panel.unread'] as const) {
        await page.getByRole('dialog').getByText(say(mark), { exact: true }).first().waitFor();
      }
      await expectNoViolationInLook(page, 'list of conversations, with marks');
    });

    test(`axe finds nothing in popup and options, ${colorScheme}`, async ({
      sidestream,
      server,
    }) => {
      const popup = await sidestream.openPopup();
      await expectNoViolationInLook(popup.page, 'popup, first run');
      const options = await sidestream.openOptions();
      await expectNoViolationInLook(options.page, 'options, first run');
      await options.enter({ baseUrl: 'not an address', model: '' });
      await options.save.click();
      await expect(options.baseUrl).toHaveAttribute('aria-invalid', 'true');
      await expectNoViolationInLook(options.page, 'options, with faults');
      await options.enter({ baseUrl: server.baseUrl, key: 'sk-test-0123456789' });
      server.next(jsonError(401, { error: { message: 'No.' } }));
      await options.test.click();
      await expect(options.status).toContainText('refused the key');
      await expectNoViolationInLook(options.page, 'options, a failed test');
      await options.save.click();
      await expect(options.status).toHaveText('Saved');
      await expectNoViolationInLook(options.page, 'options, saved');
      await options.unfold();
      await expectNoViolationInLook(options.page, 'options, the fold open');
      await options.advanced.headers.fill('Cookie: a');
      await options.advanced.temperature.fill('warm');
      await options.save.click();
      await expect(options.advanced.temperature).toHaveAttribute('aria-invalid', 'true');
      await options.baseUrl.fill('https://api.example.com/v1');
      await options.page.getByText(say('options.keyAdvice'), { exact: true }).click();
      await expectNoViolationInLook(
        options.page,
        'options, faults in the fold, and advice about keys',
      );
      await options.page.getByRole('button', { name: 'Delete', exact: false }).first().click();
      await options.page.getByRole('dialog').waitFor();
      await expectNoViolationInLook(options.page, 'options, before a deletion');
      await options.page.keyboard.press('Escape');
      await sidestream.set({ notifyWhenDone: true });
      await options.page.getByText(say('options.notifyRefused')).waitFor();
      await expectNoViolationInLook(options.page, 'options, notifications that are not allowed');

      await options.page.keyboard.press('Escape');
      await options.page.getByLabel(say('options.importFile')).setInputFiles({
        name: 'export.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(oneConversation)),
      });
      await options.page.locator('.import-preview').waitFor();
      await expectNoViolationInLook(options.page, 'options, the preview of an import');
      await options.page.getByLabel(say('options.keep'), { exact: true }).selectOption('30');
      await options.page.getByRole('dialog').waitFor();
      await expectNoViolationInLook(
        options.page,
        'options, before conversations are kept for less',
      );
      await options.page.keyboard.press('Escape');

      await popup.page.bringToFront();
      await expect(popup.page.locator('header .model-picker')).toBeVisible();
      await expectNoViolationInLook(popup.page, 'popup, empty');
      server.next(unfinished(['Streaming'], 'silence'));
      await popup.ask('One');
      await popup.until('streaming');
      await expectNoViolationInLook(popup.page, 'popup, streaming');
    });
  });
}
