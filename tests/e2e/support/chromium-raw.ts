import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumArgs, findChromium } from '../../../scripts/browsers.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { findGrantedChromeBuild } from './chrome-build.ts';
import { quietArgs } from './quiet-args.ts';

/** What the browser lists without anybody attaching to it. */
export interface RawTarget {
  id: string;
  type: string;
  url: string;
  webSocketDebuggerUrl: string;
}

/** A page that is driven through its own target alone. */
export interface RawPage {
  readonly id: string;
  send(method: string, params?: object): Promise<Record<string, unknown>>;
  /** Runs a function in the page; its arguments and its result are JSON. */
  evaluate<Args extends unknown[], Result>(
    code: (...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>>;
  /** Types into whatever has the focus, and presses Enter. */
  enter(text: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * A Chromium that no debugger holds awake. Playwright attaches to every worker and every page, which keeps a worker
 * alive beyond its time and makes a page in the background believe that it is seen.
 */
export interface RawChromium {
  /** `chrome-extension://id/file` */
  url(file: string): string;
  targets(): Promise<RawTarget[]>;
  /** Whether the extension's worker is running. */
  hasWorker(): Promise<boolean>;
  /** Opens a page of the extension in a tab, in front of all others. */
  open(file: string): Promise<RawPage>;
  /** The same, and nobody looks at it until the one that it gives is called: what loads alone loads as for a user. */
  openAlone(file: string): Promise<() => Promise<RawPage>>;
  /** Brings a tab to the front. */
  activate(page: Pick<RawPage, 'id'>): Promise<void>;
  readonly profile: string;
  /** The running worker of the extension, attached to, which holds it awake. */
  attachWorker(): Promise<Pick<RawPage, 'send' | 'evaluate'>>;
  /** Ends the browser's process as the system does when memory is short: by SIGKILL. The profile stays. */
  crash(): Promise<void>;
  /** Quits and deletes the profile. */
  forget(): Promise<void>;
}

/** Starts one, headless, with a profile to use again or a fresh one. */
export async function startRawChromium(known?: string): Promise<RawChromium> {
  const executable = findChromium();
  if (executable === undefined) throw new Error('No Chromium: run `npm test`, which installs one.');
  const profile = known ?? (await mkdtemp(join(tmpdir(), 'sidestream-raw-')));
  // Of a browser that crashed: nobody listens there any more.
  await rm(join(profile, 'DevToolsActivePort'), { force: true });
  const browser = spawn(
    executable,
    [
      '--headless=new',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      ...chromiumArgs(findGrantedChromeBuild()),
      ...quietArgs,
      'about:blank',
    ],
    { stdio: 'ignore' },
  );
  const gone = once(browser, 'exit');
  const port = await waitUntil(
    async () =>
      (await readFile(join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '')).split('\n')[0],
    'the port of the browser',
  );
  const ask = async (path: string, method = 'GET'): Promise<Response> =>
    fetch(`http://127.0.0.1:${port}/json/${path}`, { method });
  const targets = async (): Promise<RawTarget[]> =>
    (await (await ask('list')).json()) as RawTarget[];
  const worker = await waitUntil(
    async () => (await targets()).find(({ type }) => type === 'service_worker'),
    'the worker',
  );
  const { host } = new URL(worker.url);
  const url = (file: string): string => `chrome-extension://${host}/${file}`;

  const openAlone = async (file: string): Promise<() => Promise<RawPage>> => {
    const opened = await ask(`new?${url(file)}`, 'PUT');
    const target = (await opened.json()) as RawTarget;
    return () => attachTo(target, async () => void (await ask(`close/${target.id}`)));
  };

  return {
    url,
    profile,
    targets,
    openAlone,
    async attachWorker() {
      const found = (await targets()).find(({ type }) => type === 'service_worker');
      if (!found) throw new Error('there is no worker');
      return attachTo(found, async () => undefined);
    },
    async crash() {
      browser.kill('SIGKILL');
      await gone;
    },
    hasWorker: async () => (await targets()).some(({ type }) => type === 'service_worker'),
    async open(file) {
      const page = await (await openAlone(file))();
      await waitUntil(
        () =>
          page.evaluate(
            () => document.readyState === 'complete' && location.href !== 'about:blank',
          ),
        `the page ${file}`,
        20_000,
      );
      return page;
    },
    async activate({ id }) {
      await ask(`activate/${id}`);
    },
    async forget() {
      if (browser.exitCode === null && browser.signalCode === null) browser.kill();
      await gone;
      await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

interface Reply {
  id?: number;
  result?: Record<string, unknown>;
  error?: { message: string };
}

async function attachTo(target: RawTarget, close: () => Promise<void>): Promise<RawPage> {
  const socket = new WebSocket(target.webSocketDebuggerUrl);
  await once(socket, 'open');
  const waiting = new Map<number, PromiseWithResolvers<Record<string, unknown>>>();
  let count = 0;
  socket.addEventListener('message', ({ data }) => {
    const reply = JSON.parse(String(data)) as Reply;
    const waiter = reply.id === undefined ? undefined : waiting.get(reply.id);
    if (reply.error) waiter?.reject(new Error(reply.error.message));
    else waiter?.resolve(reply.result ?? {});
  });
  const send = (method: string, params: object = {}): Promise<Record<string, unknown>> => {
    count += 1;
    const answer = Promise.withResolvers<Record<string, unknown>>();
    waiting.set(count, answer);
    socket.send(JSON.stringify({ id: count, method, params }));
    return answer.promise;
  };

  return {
    id: target.id,
    send,
    async evaluate(code, ...args) {
      const { result, exceptionDetails } = await send('Runtime.evaluate', {
        expression: `(${String(code)})(...${JSON.stringify(args)})`,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
      return (result as { value: never }).value;
    },
    async enter(text) {
      await send('Input.insertText', { text });
      const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' };
      await send('Input.dispatchKeyEvent', { type: 'keyDown', ...key });
      await send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
    },
    async close() {
      await close();
      socket.close();
    },
  };
}
