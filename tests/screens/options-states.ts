import { chatStream, jsonError } from '../support/fault-server/chat-script.ts';
import { isChat } from '../support/fault-server/default-reply.ts';
import { typed } from '../e2e/support/scenarios.ts';
import { demoModel } from './panel-states.ts';
import type { Look, Studio } from './studio.ts';

const page800: Look = { width: 800, whole: true };
const both: Look = { ...page800, schemes: ['light', 'dark'] };

/** The options page from the first visit to the first saved connection. */
export async function shootOptionsFirstRun({ sidestream, shoot, server }: Studio): Promise<void> {
  const options = await sidestream.openOptions();
  const { page, status } = options;
  await options.provider.waitFor();
  await shoot(page, 'options-first-run', 'Options: first run', both);

  await options.baseUrl.fill('http://api.example.com');
  await options.model.fill('');
  await options.save.click();
  await page.locator('.field-error').first().waitFor();
  await shoot(page, 'options-faults', 'Options: fields with faults', both);

  await options.enter({
    baseUrl: server.baseUrl,
    key: typed.key,
    model: demoModel,
    name: 'My server',
  });
  await options.save.hover();
  await shoot(page, 'options-filled', 'Options: filled in', page800);

  const refuse = server.when(isChat, jsonError(401, { error: { message: 'Incorrect API key.' } }));
  await options.test.click();
  await status.filter({ hasText: /refused/ }).waitFor();
  await shoot(page, 'options-test-failed', 'Options: test failed', both);
  refuse();

  const wait = server.when(isChat, [{ type: 'head' }, { type: 'silence' }]);
  await options.test.click();
  await status.filter({ hasText: /Asking/ }).waitFor();
  await shoot(page, 'options-testing', 'Options: testing', page800);
  wait();
  await page.reload();
  await options.enter({
    baseUrl: server.baseUrl,
    key: typed.key,
    model: demoModel,
    name: 'My server',
  });

  const answer = server.when(isChat, chatStream({ text: 'Hello, I am here and ready to answer.' }));
  await options.test.click();
  await status.filter({ hasText: /works/ }).waitFor();
  await shoot(page, 'options-test-ok', 'Options: test passed', both);
  answer();

  await options.listModels.click();
  await status.filter({ hasText: /found/ }).waitFor();
  await shoot(page, 'options-models', 'Options: models listed', page800);

  await options.save.click();
  await status.filter({ hasText: 'Saved' }).waitFor();
  await shoot(page, 'options-saved', 'Options: first connection saved', both);
  await page.close();
}

/** The options page with connections. Leaves them as they were. */
export async function shootOptions({ sidestream, shoot, server }: Studio): Promise<void> {
  const second = await sidestream.connect({
    name: 'Ollama on this computer',
    provider: 'ollama',
    baseUrl: server.baseUrl,
    model: 'llama3.2',
    key: '',
  });
  const { page } = await sidestream.openOptions();
  await page.locator('.connection').nth(1).waitFor();
  await shoot(page, 'options-two', 'Options: two connections', both);
  for (const width of [320, 480]) {
    await shoot(page, `options-${width}`, `Options: ${width} px`, { width, whole: true });
  }
  await shoot(page, 'options-wide', 'Options: 1280 px', {
    width: 1280,
    height: 900,
    schemes: ['light', 'dark'],
  });
  await shoot(page, 'options-forced', 'Options: forced colours', { ...both, forcedColors: true });

  await page
    .getByRole('button', { name: /^Delete/ })
    .last()
    .click();
  await shoot(page, 'options-delete', 'Options: before deleting', {
    width: 800,
    height: 700,
    schemes: ['light', 'dark'],
  });
  await shoot(page, 'options-delete-320', 'Options: before deleting, 320 px', {
    width: 320,
    height: 600,
  });
  await page.keyboard.press('Escape');
  await page.close();

  for (const language of ['ar-XB', 'en-XA', 'de']) {
    await sidestream.set({ language });
    const turned = await sidestream.open('options.html');
    await turned.locator('.connection').nth(1).waitFor();
    await shoot(turned, `options-${language}`, `Options: ${language}`, page800);
    await turned.close();
  }
  await sidestream.set({ language: 'en' });
  const port = await sidestream.port();
  await port.post({
    type: 'connection-delete',
    requestId: crypto.randomUUID(),
    connectionId: second,
  });
  await port.close();
}
