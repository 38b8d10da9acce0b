import type { Page } from '@playwright/test';
import { say } from '../e2e/support/scenarios.ts';
import { bendPort } from './bend-port.ts';
import type { Bends } from './bend-port.ts';
import type { Look, Studio } from './studio.ts';

const both = { schemes: ['light', 'dark'] } as const;
const narrow = { ...both, width: 320 };
const page800: Look = { ...both, width: 800, whole: true };

const found: Bends = {
  replies: {
    'on-device-check': { type: 'on-device-checked', availability: 'downloadable' },
    'local-servers-find': {
      type: 'local-servers-found',
      servers: [
        {
          provider: 'ollama',
          baseUrl: 'http://localhost:11434/v1',
          models: ['qwen3-coder-30b-a3b-instruct:q4_K_M', 'llama3.2'],
        },
        { provider: 'lmstudio', baseUrl: 'http://localhost:1234/v1', models: [] },
      ],
    },
  },
};
const none: Bends = {
  replies: {
    'on-device-check': { type: 'on-device-checked', availability: 'unavailable' },
    'local-servers-find': { type: 'local-servers-found', servers: [] },
  },
};

/** The ways to begin without a key: what this computer has is told by the test. */
export async function shootKeyless({ sidestream, shoot }: Studio): Promise<void> {
  const open = async (file: string, bends: Bends): Promise<Page> => {
    const page = await sidestream.context.newPage();
    await page.addInitScript(bendPort, bends);
    await page.goto(sidestream.url(file));
    await page.getByRole('button', { name: say('keyless.look'), exact: true }).click();
    return page;
  };
  const has = await open('sidepanel.html', found);
  await has.getByText(say('keyless.noModels')).waitFor();
  await shoot(has, 'keyless-found', 'Side panel: model servers on this computer', both);
  await shoot(has, 'keyless-found-320', 'Side panel: model servers, 320 px', narrow);
  await has.close();

  const lacks = await open('sidepanel.html', none);
  await lacks.getByText(say('keyless.noneFound')).waitFor();
  await shoot(lacks, 'keyless-none', 'Side panel: no model server on this computer', both);
  await shoot(lacks, 'keyless-none-320', 'Side panel: no model server, 320 px', narrow);
  await lacks.close();

  const refused = await sidestream.context.newPage();
  await refused.addInitScript(() => {
    Object.assign(chrome.permissions, { request: () => Promise.resolve(false) });
  });
  await refused.goto(sidestream.url('sidepanel.html'));
  await refused.getByRole('button', { name: say('keyless.look'), exact: true }).click();
  await refused.getByText(say('keyless.lookRefused')).waitFor();
  await shoot(refused, 'keyless-refused', 'Side panel: this computer was not allowed', narrow);
  await refused.close();

  const options = await open('options.html', found);
  await options.getByText(say('keyless.noModels')).waitFor();
  await shoot(options, 'keyless-options', 'Options: ways to begin without a key', page800);
  await options.close();
}
