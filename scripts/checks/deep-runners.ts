import { createProject, createVitest, type Runner } from './runners.ts';

/** Matrices run whole. */
const deep = { SIDESTREAM_DEEP: '1' };

/** Every runner of `npm run test:deep`: what is quick to tell comes first. */
export const deepRunners: readonly Runner[] = [
  createVitest('fuzz', ['tests/unit/fuzz/'], deep),
  createVitest('schedules', ['tests/integration/schedules.test.ts'], deep),
  createVitest('hour', ['tests/integration/hour.test.ts'], deep),
  createProject('deaths-chromium', ['chromium', 'build-chrome'], {
    project: 'deaths',
    files: ['deaths/chromium.spec'],
    env: deep,
  }),
  createProject('deaths-firefox', ['firefox', 'build-firefox'], {
    project: 'deaths',
    files: ['deaths/firefox.spec'],
    env: deep,
  }),
  createProject('flushes', ['chromium', 'build-chrome'], {
    project: 'deaths',
    files: ['deaths/chromium-flush.spec'],
    env: deep,
  }),
  createProject('crashes', ['chromium', 'firefox', 'build-chrome', 'build-firefox'], {
    project: 'deaths',
    files: ['deaths/chromium-crash.spec', 'deaths/firefox-crash.spec'],
    env: deep,
  }),
  // All end-to-end tests of Chromium, with a background that dies after every message while no run is live.
  createProject('idle-deaths', ['chromium', 'build-chrome'], {
    project: 'chromium',
    env: { SIDESTREAM_IDLE_DEATHS: '1' },
  }),
  createProject('long', ['chromium', 'firefox', 'build-chrome', 'build-firefox'], { env: deep }),
];
