import { say, toDraft } from '../e2e/support/scenarios.ts';
import type { Look, Studio } from './studio.ts';

const page800: Look = { width: 800, whole: true };

/** The list of permissions, and a server of the own network that is to be confirmed. */
export async function shootPermissions({ sidestream, shoot, server }: Studio): Promise<void> {
  const port = await sidestream.port();
  for (const [name, baseUrl] of [
    ['Work', 'https://api.openai.com/v1'],
    ['Elsewhere', 'https://llm.example.com/v1'],
    ['At home', 'http://nas.lan:11434/v1'],
  ] as const)
    await port.post({
      type: 'connection-save',
      requestId: name,
      makeDefault: false,
      connection: toDraft(baseUrl, {
        name,
        key: undefined,
        confirmedOrigin: baseUrl.startsWith('http:') ? new URL(baseUrl).origin : '',
      }),
    });
  await port.close();
  const options = await sidestream.openOptions();
  const { page } = options;
  const heading = page.getByRole('heading', { name: say('permissions.title') });
  await page.locator('.permission').nth(4).waitFor();
  await page.getByRole('searchbox').fill('permissions');
  await heading.waitFor();
  await shoot(page, 'permissions', 'Options: permissions', {
    ...page800,
    schemes: ['light', 'dark'],
  });
  await shoot(page, 'permissions-320', 'Options: permissions, 320 px', { width: 320, whole: true });
  await page.getByRole('searchbox').fill('');
  const list = page.locator('.connections').first();
  await list.locator('.in-the-open').waitFor();
  await list.scrollIntoViewIfNeeded();
  await shoot(page, 'in-the-open', 'Options: a connection that is not encrypted', {
    width: 480,
    height: 800,
    schemes: ['light', 'dark'],
  });
  await shoot(page, 'in-the-open-320', 'Options: the same at 320 px', { width: 320, height: 900 });
  await options.enter({ baseUrl: `http://nas.lan:${new URL(server.url).port}/v1` });
  await options.test.click();
  await page.locator('.field-error').first().waitFor();
  const of = page.locator('.editor');
  await shoot(page, 'open-origin', 'Options: http in the own network', {
    width: 800,
    of,
    schemes: ['light', 'dark'],
  });
  await shoot(page, 'open-origin-320', 'Options: http in the own network, 320 px', {
    width: 320,
    of,
  });
  for (const language of ['de', 'ar-XB']) {
    await sidestream.set({ language });
    await page.reload();
    await page.locator('.permission').nth(4).waitFor();
    await shoot(page, `permissions-${language}`, `Options: permissions, ${language}`, {
      width: 320,
      of: page.locator('section.permissions'),
    });
  }
  await sidestream.set({ language: 'en' });
}
