import { test as base } from '@playwright/test';
import { chooseSeeds, noteFigure } from '../../support/deep.ts';
import { startFirefoxPatient } from '../support/deaths/firefox-patient.ts';
import type { FirefoxPatient } from '../support/deaths/firefox-patient.ts';
import { tryMigration } from '../support/deaths/migration.ts';
import { points } from '../support/deaths/points.ts';
import { tryDeath } from '../support/deaths/trial.ts';

const test = base.extend<object, { patient: FirefoxPatient }>({
  patient: [
    // oxlint-disable-next-line no-empty-pattern -- the runner reads the names of the fixtures from this pattern
    async ({}, use) => {
      const patient = await startFirefoxPatient();
      await use(patient);
      await patient.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

for (const [index, point] of points.entries()) {
  for (const seed of chooseSeeds(index, 2)) {
    test(`a background that is killed ${point.sentence} loses nothing that was seen, says so, and goes on (seed ${seed})`, async ({
      patient,
    }) => {
      const { missingMs, recoveryMs, state } = await tryDeath(patient, point, seed);
      noteFigure(test.info(), {
        row: `Firefox: killed ${point.sentence}`,
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
      row: 'Firefox: killed during a migration',
      values: { old: version === 1 },
    });
  });
}
