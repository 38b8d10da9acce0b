import { expect } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { startChromium } from '../support/chromium-browser.ts';
import { test, toSidestream } from '../support/chromium-test.ts';
import { say } from '../support/scenarios.ts';

const usualPorts = [11_434, 1234, 8080, 8000];

// What listens on the machine that runs the tests is none of their business: only the first port leads somewhere.
const toRules = (target: string): string =>
  usualPorts
    .map((port, index) => `MAP localhost:${port} ${index === 0 ? target : '~NOTFOUND'}`)
    .join(', ');

test('a server on this computer is found on a click, and answers after another; the built-in model is told as missing', async ({
  server,
}) => {
  const rules = toRules(new URL(server.url).host);
  const sidestream = toSidestream(
    await startChromium({ args: [`--host-resolver-rules=${rules}`] }),
    server,
  );
  try {
    const panel = await sidestream.openPanel();
    const { page } = panel;
    // The real API of this browser, which has no model to run.
    await expect(page.getByText(say('keyless.onDeviceUnavailable'))).toBeVisible();
    await expect(page.getByRole('button', { name: say('keyless.useOnDevice') })).toHaveCount(0);
    expect(server.requests).toHaveLength(0);

    await page.getByRole('button', { name: say('keyless.look'), exact: true }).click();
    const found = page.getByText(
      say('keyless.server', { name: 'Ollama', host: 'localhost:11434' }),
    );
    await expect(found).toBeVisible();
    expect(server.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /v1/models',
    ]);
    expect(server.requests[0]?.headers).not.toHaveProperty('authorization');

    await page.getByRole('button', { name: /^Use it with / }).click();
    await expect(found).toBeHidden();
    server.next(chatStream({ text: 'From this very machine.' }));
    await panel.ask('Who is there?');
    expect((await panel.until('finished')).text).toBe('From this very machine.');
  } finally {
    await sidestream.forget();
  }
});

test('where no server answers, that is said, with what to do', async ({ server }) => {
  const sidestream = toSidestream(
    await startChromium({ args: [`--host-resolver-rules=${toRules('~NOTFOUND')}`] }),
    server,
  );
  try {
    const panel = await sidestream.openPanel();
    await panel.page.getByRole('button', { name: say('keyless.look'), exact: true }).click();
    await expect(panel.page.getByText(say('keyless.noneFound'))).toBeVisible();
    await expect(
      panel.page.getByRole('button', { name: say('keyless.look'), exact: true }),
    ).toBeEnabled();
  } finally {
    await sidestream.forget();
  }
});
