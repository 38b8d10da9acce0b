import type { Page } from '@playwright/test';

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** Time of the thread, in µs: what else the machine does is not counted. */
  tdur?: number;
}

/** How long each task of a page's main thread took, in ms of its own time, while `run` ran. */
export async function traceTasks(page: Page, run: () => Promise<void>): Promise<number[]> {
  const browser = await page.context().browser()?.newBrowserCDPSession();
  if (!browser) throw new Error('the browser is gone');
  const events: TraceEvent[] = [];
  browser.on('Tracing.dataCollected', ({ value }) => {
    events.push(...(value as unknown as TraceEvent[]));
  });
  await browser.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'blink.user_timing'] },
  });
  const mark = `task-trace-${crypto.randomUUID()}`;
  await page.evaluate((name) => void performance.mark(name), mark);
  await run();
  const complete = new Promise((resolve) => browser.once('Tracing.tracingComplete', resolve));
  await browser.send('Tracing.end');
  await complete;
  await browser.detach();
  const own = events.find(({ name }) => name === mark);
  const tasks = events.filter(
    ({ name, pid, tid }) => name.endsWith('RunTask') && pid === own?.pid && tid === own.tid,
  );
  if (tasks.length === 0) throw new Error('the trace has no tasks');
  return tasks.map(({ tdur }) => (tdur ?? 0) / 1000);
}
