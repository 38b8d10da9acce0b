import { jsonError } from '../support/fault-server/chat-script.ts';
import { isChat } from '../support/fault-server/default-reply.ts';
import { demoModel } from './panel-states.ts';
import type { Look, Studio } from './studio.ts';

const page800: Look = { width: 800, whole: true };
const both: Look = { ...page800, schemes: ['light', 'dark'] };
const narrow: Look = { width: 320, whole: true, schemes: ['light', 'dark'] };

/** The fold for experts: filled in, at fault, with what was learnt, and what the page says of keys and prices. */
export async function shootAdvanced({ sidestream, shoot, server, panel }: Studio): Promise<void> {
  const id = await sidestream.connect({
    name: 'A server of my own',
    baseUrl: server.baseUrl,
    model: demoModel,
    tuning: {
      dialect: null,
      keyHeader: 'x-api-key',
      headers: { 'X-Team': 'blue', 'X-Purpose': 'reading' },
      extraBody: '{"top_k": 40}',
      parameters: { temperature: 0.7, maxTokens: 4096, reasoningEffort: 'low' },
      withoutOrigin: false,
      stream: false,
      retries: 1,
      firstByteSeconds: 240,
      idleSeconds: null,
      payloadSeconds: null,
      windowTokens: null,
    },
  });
  const settled = server.when(isChat, ({ body }) =>
    'temperature' in (body as object)
      ? jsonError(400, { error: { message: 'Unsupported parameter: temperature.' } })
      : [{ type: 'head', headers: { 'content-type': 'application/json' } }],
  );
  const asked = await panel();
  await asked.ask('Hello?');
  await asked.answers.last().waitFor();
  const options = await sidestream.openOptions();
  const { page, advanced } = options;
  await page.getByRole('button', { name: 'Edit A server of my own' }).click();
  await shoot(page, 'advanced-closed', 'Options: the fold, closed and in use', page800);
  await options.unfold();
  await page.locator('.learnt').waitFor();
  await shoot(page, 'advanced', 'Options: the fold, open', both);
  await shoot(page, 'advanced-320', 'Options: the fold, 320 px', narrow);

  await advanced.headers.fill('Authorization: Bearer x');
  await advanced.extraBody.fill('{top_k: 40}');
  await advanced.temperature.fill('warm');
  await advanced.maxTokens.fill('0');
  await options.save.click();
  await page.locator('.advanced .field-error').nth(3).waitFor();
  await shoot(page, 'advanced-faults', 'Options: the fold, with faults', both);
  await shoot(page, 'advanced-faults-320', 'Options: the fold, with faults, 320 px', narrow);
  settled();
  await asked.page.close();
  await page.close();

  await sidestream.set({ language: 'ar-XB' });
  const turned = await sidestream.open('options.html');
  await turned.locator('details.advanced > summary').click();
  await shoot(turned, 'advanced-ar-XB', 'Options: the fold, right to left', page800);
  await turned.close();
  await sidestream.set({ language: 'en' });

  const fresh = await sidestream.openOptions();
  await fresh.page.getByRole('button', { name: 'Add a connection' }).click();
  await fresh.provider.selectOption('deepseek');
  await fresh.page.locator('.key-advice > summary').click();
  await shoot(fresh.page, 'key-advice', 'Options: about keys, and a price', both);
  await fresh.page.close();

  const port = await sidestream.port();
  await port.post({ type: 'connection-delete', requestId: crypto.randomUUID(), connectionId: id });
  await port.close();
}
