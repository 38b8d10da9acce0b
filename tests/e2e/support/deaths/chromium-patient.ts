import { createDoorway } from '../../../support/doorway.ts';
import { createFaultServer } from '../../../support/fault-server/fault-server.ts';
import { nowMs } from '../../../support/fault-server/clock.ts';
import { waitUntil } from '../../../support/wait-until.ts';
import { startChromium } from '../chromium-browser.ts';
import { toSidestream } from '../chromium-test.ts';
import type { Sidestream } from '../chromium-test.ts';
import type { SurfacePage } from '../surface-page.ts';
import { toCall } from '../firefox-privileged.ts';
import { readNoted, startNoting, toLongest } from './patient.ts';
import { answerBlocks } from '../read-answers.ts';
import type { Patient, WatchedPanel } from './patient.ts';

/** A Chromium that is connected to a server behind a door. */
export interface ChromiumPatient extends Patient {
  readonly sidestream: Sidestream;
  close(): Promise<void>;
}

/** Starts one. */
export async function startChromiumPatient(): Promise<ChromiumPatient> {
  const server = await createFaultServer();
  const doorway = await createDoorway(server.url);
  const chromium = await startChromium();
  const sidestream = toSidestream(chromium, server);
  await sidestream.connect({ baseUrl: doorway.baseUrl });
  return {
    name: 'chromium',
    server,
    doorway,
    sidestream,
    async openPanel(conversationId) {
      const panel = await sidestream.openPanel(`?conversation=${conversationId}`);
      await panel.page.evaluate(startNoting, answerBlocks);
      return toChromiumPanel(panel);
    },
    async arm() {
      const witness = await sidestream.port();
      return async () => {
        const askedAtMs = nowMs();
        await chromium.closeWorkers();
        // A restarted worker keeps its target's id, so its death is told by the end of a Port.
        await waitUntil(() => witness.isClosed(), 'the death of the worker');
        return { askedAtMs, diedAtMs: nowMs() };
      };
    },
    async killYoung() {
      await waitUntil(async () => (await chromium.workers()).length > 0, 'a worker');
      await chromium.closeWorkers();
    },
    async stillPage() {
      const page = await sidestream.backstage();
      // Playwright takes one argument; a text takes them all.
      return { evaluate: (code, ...args) => page.evaluate(toCall(code, args)) };
    },
    async close() {
      await chromium.forget();
      await doorway.close();
      await server.close();
    },
  };
}

/** A panel in a tab that has been told to note what stands on it. */
export function toChromiumPanel({ page, ...panel }: SurfacePage): WatchedPanel {
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  return {
    ask: panel.ask,
    read: panel.read,
    questions: panel.questions,
    longest: async () => toLongest(await page.evaluate(readNoted)),
    countButtons: (name) => button(name).count(),
    press: (name) => button(name).click(),
    close: () => page.close(),
  };
}
