import { createDoorway } from '../../../support/doorway.ts';
import { createFaultServer } from '../../../support/fault-server/fault-server.ts';
import { nowMs } from '../../../support/fault-server/clock.ts';
import { waitUntil } from '../../../support/wait-until.ts';
import { startFirefox } from '../firefox-browser.ts';
import { toSidestream } from '../firefox-test.ts';
import type { Sidestream, TabSurface } from '../firefox-test.ts';
import { readNoted, startNoting, toLongest } from './patient.ts';
import { answerBlocks } from '../read-answers.ts';
import type { Patient, StillPage, WatchedPanel } from './patient.ts';

/** A Firefox that is connected to a server behind a door. */
export interface FirefoxPatient extends Patient {
  readonly sidestream: Sidestream;
  close(): Promise<void>;
}

/** Starts one. */
export async function startFirefoxPatient(): Promise<FirefoxPatient> {
  const server = await createFaultServer();
  const doorway = await createDoorway(server.url);
  const sidestream = toSidestream(await startFirefox());
  await sidestream.connect(doorway);
  let still: StillPage | undefined;
  return {
    name: 'firefox',
    server,
    doorway,
    sidestream,
    openPanel: async (id) => toFirefoxPanel(await sidestream.openPanel(`?conversation=${id}`)),
    arm: async () => async () => {
      const askedAtMs = nowMs();
      await sidestream.killBackground();
      return { askedAtMs, diedAtMs: nowMs() };
    },
    async killYoung() {
      await waitUntil(
        async () => (await sidestream.backgroundState()) !== 'stopped',
        'a background',
      );
      await sidestream.killBackground();
    },
    // A picture: of the pages of the extension each is a surface.
    stillPage: async () => (still ??= await sidestream.open('icon/16.png')),
    async close() {
      await sidestream.forget();
      await doorway.close();
      await server.close();
    },
  };
}

/** A panel in a tab that notes what stood on it, from now on. */
export async function toFirefoxPanel({ view, ...panel }: TabSurface): Promise<WatchedPanel> {
  await view.evaluate(startNoting, answerBlocks);
  return {
    ask: panel.ask,
    read: panel.read,
    questions: panel.questions,
    longest: async () => toLongest(await view.evaluate(readNoted)),
    countButtons: panel.countButtons,
    press: view.press,
    close: view.close,
  };
}
