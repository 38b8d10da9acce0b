import { test as base } from '@playwright/test';
import { chooseSeeds, noteFigure } from '../../../support/deep.ts';
import { tryMigration } from './migration.ts';
import type { Patient } from './patient.ts';
import { points } from './points.ts';
import { tryDeath } from './trial.ts';

/** A patient that was started here, and is let go of at the end. */
type MortalPatient = Patient & { close(): Promise<void> };

/** Declares the kill matrix for one browser, which all its tests share. `browser` is its name in the figures. */
export function testDeaths(browser: string, start: () => Promise<MortalPatient>): void {
  const test = base.extend<object, { patient: MortalPatient }>({
    patient: [
      // oxlint-disable-next-line no-empty-pattern -- the runner reads the names of the fixtures from this pattern
      async ({}, use) => {
        const patient = await start();
        await use(patient);
        await patient.close();
      },
      { scope: 'worker', timeout: 120_000 },
    ],
  });

  for (const [index, point] of points.entries()) {
    for (const seed of chooseSeeds(index, 2)) {
      test(`a background that is killed ${point.sentence} loses nothing that was seen, says so, and goes on (seed ${seed})`, async ({
        patient,
      }) => {
        const { missingMs, recoveryMs, state } = await tryDeath(patient, point, seed);
        noteFigure(test.info(), {
          row: `${browser}: killed ${point.sentence}`,
          values: { missingMs, recoveryMs, finished: state === 'finished' },
        });
      });
    }
  }

  for (const seed of chooseSeeds(0, 2)) {
    test(`a background that is killed while it brings its database up to date leaves it old or new, and whole (seed ${seed})`, async ({
      patient,
    }) => {
      const { version } = await tryMigration(patient, seed);
      noteFigure(test.info(), {
        row: `${browser}: killed during a migration`,
        values: { old: version === 1 },
      });
    });
  }
}
