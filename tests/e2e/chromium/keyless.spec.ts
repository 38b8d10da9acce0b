import { expect } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { startChromium } from '../support/chromium-browser.ts';
import { dieIdle } from '../support/idle-deaths.ts';
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
      // What its two models can do.
      'POST /api/show',
      'POST /api/show',
    ]);
    for (const { headers } of server.requests) expect(headers).not.toHaveProperty('authorization');

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

// The one thing here that is not real: no browser that a test can have has a model to run, so its API is played.
test('a built-in model is offered where there is one, is downloaded in sight, and answers without a request', async ({
  sidestream,
  server,
}) => {
  test.skip(dieIdle, 'the model is played in a worker, and dies with it');
  const [worker] = sidestream.context.serviceWorkers();
  await worker?.evaluate(installModel);
  const panel = await sidestream.openPanel();
  const { page } = panel;
  await expect(page.getByText(say('keyless.onDeviceDownload'))).toBeVisible();
  await page.getByRole('button', { name: say('keyless.useOnDevice'), exact: true }).click();
  await expect(page.locator('header .model-picker')).toBeVisible();
  await panel.ask('Who are you?');
  await expect(page.getByText(say('answer.downloading', { percent: '40%' }))).toBeVisible();
  expect((await panel.last()).state).toBe('waiting');
  await worker?.evaluate(() => (globalThis as unknown as Played).arrive());
  expect((await panel.until('finished')).text).toBe('You asked: Who are you? I run here.');
  expect(server.requests).toHaveLength(0);

  const options = await sidestream.openOptions();
  await expect(options.provider).toHaveValue('on-device');
  await expect(options.baseUrl).toHaveCount(0);
  await expect(options.apiKey).toHaveCount(0);
});

/** What a test can do to the model that it plays. */
interface Played {
  LanguageModel: unknown;
  /** Ends the download. */
  arrive(): void;
}

/** Sent into the worker as text. */
function installModel(): void {
  const played = globalThis as unknown as Played;
  const arrived = new Promise<void>((resolve) => {
    played.arrive = resolve;
  });
  played.LanguageModel = {
    availability: async () => 'downloadable',
    async create({ monitor }: { monitor(target: EventTarget): void }) {
      const target = new EventTarget();
      monitor(target);
      target.dispatchEvent(Object.assign(new Event('downloadprogress'), { loaded: 0.4 }));
      await arrived;
      return {
        destroy: () => undefined,
        promptStreaming: (input: string) =>
          new ReadableStream({
            start(controller) {
              controller.enqueue(`You asked: ${input} `);
              controller.enqueue('I run here.');
              controller.close();
            },
          }),
      };
    },
  };
}
