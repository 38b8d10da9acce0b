import type { CDPSession, Page } from '@playwright/test';
import type { Chromium } from '../e2e/support/chromium-browser.ts';
import type { FaultServer } from '../support/fault-server/fault-server.ts';
import type { Script } from '../support/fault-server/script.ts';
import { bundle } from './bundle.ts';
import type { Stage } from './render-stage.ts';

/** Who draws; each has a page of its own. */
export const renderers = ['ours', 'streaming-markdown', 'react-markdown', 'streamdown'] as const;

/** One of them. */
export type RendererName = (typeof renderers)[number];

/** What the main thread did, in ms of its own time. */
export interface Work {
  taskMs: number;
  scriptMs: number;
  layoutMs: number;
}

/** A page with the stage of one renderer. */
export interface StagePage {
  readonly page: Page;
  /** What the main thread does while `run` runs. */
  measure(run: () => Promise<void>): Promise<Work>;
  /** The heap after its garbage is collected, in MB. */
  readHeapMb(): Promise<number>;
  close(): Promise<void>;
}

const path = '/render/';
const entries: Record<RendererName, string> = {
  ours: 'render-page-ours.tsx',
  'streaming-markdown': 'render-page-smd.ts',
  'react-markdown': 'render-page-react.ts',
  streamdown: 'render-page-streamdown.ts',
};

/** Serves the pages. */
export async function serveStages(
  server: FaultServer,
  names: readonly RendererName[] = renderers,
): Promise<void> {
  for (const name of names) {
    const source = await bundle(entries[name]);
    const toHtml = `<!doctype html><html lang="en"><title>${name}</title><body><script type="module" src="${name}.js"></script></body></html>`;
    server.when((request) => request.path === `${path}${name}`, toFile('text/html', toHtml));
    server.when(
      (request) => request.path === `${path}${name}.js`,
      toFile('text/javascript', source),
    );
  }
}

/** Opens a page as narrow as a side panel. */
export async function openStagePage(
  { context }: Pick<Chromium, 'context'>,
  server: FaultServer,
  name: RendererName,
): Promise<StagePage> {
  const page = await context.newPage();
  await page.setViewportSize({ width: 400, height: 800 });
  await page.goto(`${server.url}${path}${name}`);
  await page.locator('[data-ready]').waitFor({ state: 'attached' });
  await page.bringToFront();
  const meter = await toMeter(page);
  return { page, ...meter, close: () => page.close() };
}

/** Reads what the main thread of a page does. */
export async function toMeter(page: Page): Promise<Pick<StagePage, 'measure' | 'readHeapMb'>> {
  const session = await page.context().newCDPSession(page);
  // Time of the thread and not of the clock: what else this machine does is not counted.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return {
    async measure(run) {
      const before = await readMetrics(session);
      await run();
      const after = await readMetrics(session);
      const toMs = (name: string): number =>
        ((after.get(name) ?? Number.NaN) - (before.get(name) ?? Number.NaN)) * 1000;
      return {
        taskMs: toMs('TaskDuration'),
        scriptMs: toMs('ScriptDuration'),
        layoutMs: toMs('LayoutDuration') + toMs('RecalcStyleDuration'),
      };
    },
    async readHeapMb() {
      await session.send('HeapProfiler.collectGarbage');
      return ((await readMetrics(session)).get('JSHeapUsedSize') ?? Number.NaN) / 2 ** 20;
    },
  };
}

async function readMetrics(session: CDPSession): Promise<ReadonlyMap<string, number>> {
  const { metrics } = await session.send('Performance.getMetrics');
  return new Map(metrics.map(({ name, value }) => [name, value]));
}

/** Has the stage of a page do something. */
export function onStage<Act extends keyof Stage>(
  { page }: Pick<StagePage, 'page'>,
  act: Act,
  ...argument: Parameters<Stage[Act]>
): Promise<Awaited<ReturnType<Stage[Act]>>> {
  const call = ({ act, argument }: { act: string; argument: unknown[] }): unknown =>
    (window as unknown as { stage: Record<string, (...given: unknown[]) => unknown> }).stage[act]?.(
      ...argument,
    );
  return page.evaluate(call, { act, argument }) as Promise<Awaited<ReturnType<Stage[Act]>>>;
}

function toFile(type: string, text: string): Script {
  return [
    { type: 'head', headers: { 'content-type': `${type}; charset=utf-8` } },
    { type: 'text', text },
  ];
}
