import { spawnSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { findChromeBuild } from '../e2e/support/chrome-build.ts';
import { copyBuildForFilms } from '../e2e/support/film-page.ts';
import { startChromium } from '../e2e/support/chromium-browser.ts';
import { toSidestream } from '../e2e/support/chromium-test.ts';
import { findFirefoxBuild } from '../e2e/support/firefox-build.ts';
import { startFirefox } from '../e2e/support/firefox-browser.ts';
import { toSidestream as toFirefoxSidestream } from '../e2e/support/firefox-test.ts';
import { createFaultServer } from '../support/fault-server/fault-server.ts';
import type { FaultServer } from '../support/fault-server/fault-server.ts';
import { measureCalls } from './calls.ts';
import { noteConditions } from './conditions.ts';
import { measureDecodingInChromium } from './decode-chromium.ts';
import { measureDecodingLimits } from './decode-limits.ts';
import { measureDecoding } from './decode.ts';
import { measureDelivery } from './delivery.ts';
import type { Delivery } from './delivery.ts';
import { measureDeltaCost } from './delta-cost.ts';
import type { Figure } from './figure.ts';
import { serveFloorPage } from './floor-page.ts';
import { measureExtraction } from './extract.ts';
import { measureJournal } from './journal.ts';
import { measureLibrary } from './library.ts';
import { measureParsing } from './parse.ts';
import { measureOpening } from './opening.ts';
import { measurePortMessages } from './port-messages.ts';
import { toChromiumReaders, toFirefoxReaders } from './reader.ts';
import { measureHardTexts } from './render-hard.ts';
import { measurePanel } from './render-panel.ts';
import { measureRendering } from './render.ts';
import type { Report } from './report.ts';

/** Names of the parts that can be run alone. */
export const parts = [
  'decode',
  'delivery',
  'messages',
  'cost',
  'journal',
  'calls',
  'extract',
  'library',
  'render',
  'hard',
  'panel',
  'opening',
  'firefox',
] as const;

/** A part of the benchmark. */
export type Part = (typeof parts)[number];

/** Parts that need no other browser than their own. */
const ownBrowser: ReadonlySet<Part> = new Set<Part>(['decode', 'render', 'hard', 'firefox']);

/** What is measured, and how often. */
export interface BenchOptions {
  parts: readonly Part[];
  runs: number;
  /** As it was typed, for the record. */
  command: string;
}

/** Measures everything that was asked for. The builds and browsers must be there. */
export async function runBench({ parts, runs, command }: BenchOptions): Promise<Report> {
  const complete = noteConditions(command);
  const figures: Figure[] = [];
  const browsers: string[] = [];
  const deliveries: Delivery[] = [];
  const add = (found: readonly Figure[]): void => void figures.push(...found);
  const addDelivery = (delivery: Delivery): void => {
    add(delivery.figures);
    deliveries.push(delivery);
  };
  const has = (part: Part): boolean => parts.includes(part);

  if (has('decode')) {
    add(await timed('decoding', measureDecoding));
    add(await timed('decoding, limits', measureDecodingLimits));
  }
  const server = await createFaultServer();
  try {
    if (has('decode')) {
      add(await timed('decoding in Chromium', () => measureDecodingInChromium(server)));
    }
    if (has('render')) {
      add(await timed('parsing', async () => measureParsing(runs)));
      add(await timed('rendering', () => measureRendering(server, runs)));
    }
    if (has('hard')) {
      add(await timed('rendering, hard texts', () => measureHardTexts(server, runs)));
    }
    if (parts.some((part) => !ownBrowser.has(part))) {
      // Transcripts are looked for on one site alone.
      const build = has('extract') ? await copyBuildForFilms() : undefined;
      const sidestream = toSidestream(await startChromium(build ? { build } : {}), server);
      try {
        browsers.push(`Chromium ${sidestream.context.browser()?.version() ?? ''}`);
        await sidestream.connect();
        if (has('delivery')) {
          const kinds = toChromiumReaders(sidestream, serveFloorPage(server));
          addDelivery(await timed('delivery', () => measureDelivery(server, kinds, runs)));
        }
        if (has('messages')) {
          add(await timed('messages', () => measurePortMessages(server, sidestream, runs)));
        }
        if (has('cost')) {
          add(await timed('cost of a delta', () => measureDeltaCost(server, sidestream, runs)));
        }
        if (has('journal')) {
          add(await timed('journal', () => measureJournal(server, sidestream, runs)));
        }
        if (has('calls')) {
          add(await timed('calls', () => measureCalls(server, sidestream, runs)));
        }
        if (has('extract')) {
          add(await timed('reading pages', () => measureExtraction(server, sidestream, runs)));
        }
        if (has('panel')) {
          add(await timed('rendering in the panel', () => measurePanel(server, sidestream, runs)));
        }
        if (has('opening')) {
          add(await timed('opening', () => measureOpening(server, sidestream, runs)));
        }
        // Last: what it leaves in the store must not slow the others down.
        if (has('library')) {
          add(await timed('conversations', () => measureLibrary(sidestream, runs)));
        }
      } finally {
        await sidestream.forget();
        if (build) await rm(build, { recursive: true });
      }
    }
    if (has('firefox')) {
      const { version, delivery } = await timed('Firefox', () => benchFirefox(server, runs));
      browsers.push(version);
      addDelivery(delivery);
    }
  } finally {
    await server.close();
  }
  const sizes = measureSizes();
  const isTimed = deliveries.length > 0;
  const conditions = complete({
    browsers,
    clockMs: isTimed ? Math.max(...deliveries.map(({ clockMs }) => clockMs)) : undefined,
    framesPerSecond: isTimed
      ? Math.min(...deliveries.map(({ framesPerSecond }) => framesPerSecond))
      : undefined,
  });
  return { conditions, figures, sizes };
}

async function benchFirefox(
  server: FaultServer,
  runs: number,
): Promise<{ version: string; delivery: Delivery }> {
  server.reset();
  const sidestream = toFirefoxSidestream(await startFirefox());
  try {
    await sidestream.connect(server);
    const kinds = toFirefoxReaders(sidestream, serveFloorPage(server));
    const delivery = await measureDelivery(server, kinds, runs);
    const version = (await sidestream.browser.version()).replace(/^firefox\//i, 'Firefox ');
    return { version, delivery };
  } finally {
    await sidestream.forget();
  }
}

/** The sizes of both builds against their budgets, in the words of the check that guards them. */
function measureSizes(): string {
  const folders = [findChromeBuild(), findFirefoxBuild()];
  const { stdout } = spawnSync(process.execPath, ['scripts/sizes.ts', ...folders], {
    encoding: 'utf8',
  });
  return stdout.trimEnd();
}

async function timed<Result>(name: string, run: () => Promise<Result>): Promise<Result> {
  const startedMs = performance.now();
  console.error(`${name} …`);
  const result = await run();
  console.error(`${name}: ${((performance.now() - startedMs) / 1000).toFixed(0)} s`);
  return result;
}
