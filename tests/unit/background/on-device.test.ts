import { afterEach, expect, test } from 'vitest';
import { defaultTuning } from '../../../lib/core/connection.ts';
import { OnDeviceRefusal } from '../../../lib/core/platform.ts';
import type { OnDeviceModel, OnDeviceRequest } from '../../../lib/core/platform.ts';
import { createHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { waitUntil } from '../../support/wait-until.ts';

// The browser's own model runs in no browser that tests can have: Debian's Chromium answers `unavailable`. What stands in
// for it here does what Chrome documents.
let house: House | undefined;
afterEach(() => house?.close());

function open(answer: OnDeviceModel['answer']) {
  const asked: OnDeviceRequest[] = [];
  house = createHouse({
    onDevice: {
      availability: async () => 'downloadable',
      answer: (request) => {
        asked.push(request);
        return answer(request);
      },
    },
    hasPermission: () => false,
  });
  return { surface: house.openSurface(), asked };
}

async function connect(surface: ReturnType<House['openSurface']>): Promise<void> {
  await surface.saveConnection(
    {
      id: null,
      name: 'Built-in model',
      provider: 'on-device',
      baseUrl: 'on-device:',
      model: 'built-in',
      models: [],
      systemPrompt: 'Be brief.',
      tuning: { ...defaultTuning, parameters: { temperature: 0.5 } },
    },
    true,
  );
  await waitUntil(() => surface.choice.value !== null, 'the connection to be there');
  await waitUntil(() => surface.loaded.value, 'the conversation');
}

const lastView = (surface: ReturnType<House['openSurface']>) => {
  const shown = surface.branch.value.at(-1);
  return shown && 'view' in shown ? shown.view() : undefined;
};

test('the browser’s own model answers without a key and without access to any host', async () => {
  const { surface, asked } = open(async ({ onDownload, onText }) => {
    onDownload(0.251);
    onDownload(0.259);
    onText('Hé ');
    onText('東京 👩‍🚀');
  });
  expect(await surface.checkOnDevice()).toBe('downloadable');
  await connect(surface);
  surface.ask([{ type: 'text', text: 'One' }]);
  await waitUntil(() => lastView(surface)?.state === 'finished', 'the answer to be finished');
  expect(lastView(surface)?.text.toString()).toBe('Hé 東京 👩‍🚀');
  expect(lastView(surface)?.download).toBeUndefined();
  surface.ask([{ type: 'text', text: 'Two' }]);
  await waitUntil(
    () => asked.length === 2 && lastView(surface)?.state === 'finished',
    'the second answer',
  );
  expect(asked[1]?.messages).toEqual([
    { role: 'system', text: 'Be brief.' },
    { role: 'user', text: 'One' },
    { role: 'assistant', text: 'Hé 東京 👩‍🚀' },
    { role: 'user', text: 'Two' },
  ]);
  expect(asked[1]?.temperature).toBe(0.5);
});

test('the model’s coming to this device is shown while the answer waits for it', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { surface } = open(async ({ onDownload, onText }) => {
    onDownload(0.4);
    await promise;
    onText('Here.');
  });
  await connect(surface);
  surface.ask([{ type: 'text', text: 'Well?' }]);
  await waitUntil(() => lastView(surface)?.download === 0.4, 'the share that has come');
  expect(lastView(surface)?.state).toBe('waiting');
  resolve();
  await waitUntil(() => lastView(surface)?.state === 'finished', 'the answer to be finished');
});

test('Stop reaches the model', async () => {
  const { surface, asked } = open(
    ({ onText, signal }) =>
      new Promise((_, reject) => {
        onText('Half');
        signal.addEventListener('abort', () => reject(signal.reason as Error));
      }),
  );
  await connect(surface);
  surface.ask([{ type: 'text', text: 'Well?' }]);
  await waitUntil(() => lastView(surface)?.text.toString() === 'Half', 'half an answer');
  const runId = surface.liveRunId.value;
  if (runId) surface.stop(runId);
  await waitUntil(() => lastView(surface)?.state === 'stopped', 'the answer to be stopped');
  expect(asked[0]?.signal.aborted).toBe(true);
});

test.each([
  ['too-long', 'too-long'],
  ['unavailable', 'model-unavailable'],
  ['refused', 'refused'],
] as const)('a refusal as %s is told as %s, and is not tried again', async (reason, kind) => {
  const { surface, asked } = open(() => Promise.reject(new OnDeviceRefusal(reason, 'No.')));
  await connect(surface);
  surface.ask([{ type: 'text', text: 'Well?' }]);
  await waitUntil(() => lastView(surface)?.state === 'failed', 'the answer to be failed');
  expect(lastView(surface)?.error).toMatchObject({ kind, detail: 'No.' });
  expect(asked).toHaveLength(1);
});
