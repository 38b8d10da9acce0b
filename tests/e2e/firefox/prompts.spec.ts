import { expect } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { test } from '../support/firefox-test.ts';
import { say } from '../support/scenarios.ts';

test('a prompt is found by its slash, filled by keys and asked; its data is shown as a table', async ({
  panel,
  server,
  chat,
}) => {
  const { view } = panel;
  const read = (selector: string): Promise<string[]> =>
    view.evaluate(
      (selector) =>
        Array.from(document.querySelectorAll(selector), ({ textContent }) => textContent ?? ''),
      selector,
    );
  await panel.focus();
  await view.type('/tab');
  await expect.poll(() => read('.slash-menu [role=option] bdi')).toEqual(['/table']);
  await view.key('Enter');
  await expect
    .poll(() => view.evaluate(() => document.activeElement?.closest('.prompt-field') !== null))
    .toBe(true);
  // What is missing is said, and nothing is sent.
  await view.key('Enter');
  await expect.poll(() => read('.prompt-error')).toEqual([say('prompts.missing')]);
  await view.type('Zugspitze, 2962 m');
  server.next(chatStream({ text: '{"columns":["Name"],"rows":[["Zugspitze"]]}' }));
  await view.key('Enter');
  await panel.until('finished');
  await expect.poll(() => read('.structured td')).toEqual(['Zugspitze']);
  const { body } = await chat(0);
  expect(body).toMatchObject({ stream: false, response_format: { type: 'json_schema' } });
  expect(JSON.stringify(body)).toMatch(/<selection-\w+>\\nZugspitze, 2962 m\\n<\/selection-/);
});
