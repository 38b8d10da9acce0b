import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromiumArgs } from './browsers.ts';
import { readDebuggingPort } from './debugging-port.ts';

/** A Chromium of our own, with one extension and a profile that is thrown away. */
export interface RunningChromium {
  /** Where its debugging protocol listens, on 127.0.0.1 only. */
  readonly url: string;
  readonly extensionId: string;
  /** Settles when the browser has ended, by whomever. */
  readonly ended: Promise<void>;
  readonly close: () => Promise<void>;
}

/** How Chromium is started. */
export interface ChromiumOptions {
  readonly program: string;
  readonly extensionDir: string;
  readonly isHeadless: boolean;
  /** Further flags, such as the size of the window. */
  readonly args?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

const startLimitMs = 30_000;
const closeLimitMs = 5000;

async function waitFor<T>(what: string, read: () => T | undefined | Promise<T | undefined>) {
  const endMs = Date.now() + startLimitMs;
  while (Date.now() < endMs) {
    const value = await read();
    if (value !== undefined) return value;
    await sleep(50);
  }
  throw new Error(`Chromium did not ${what} within ${startLimitMs / 1000} s.`);
}

async function readExtensionId(url: string): Promise<string | undefined> {
  const response = await fetch(`${url}/json/list`).catch(() => undefined);
  // The port is named a moment before it answers.
  if (response === undefined) return undefined;
  const targets = (await response.json()) as { type: string; url: string }[];
  const worker = targets.find(
    (target) => target.type === 'service_worker' && target.url.startsWith('chrome-extension://'),
  );
  return worker && new URL(worker.url).host;
}

/**
 * Starts Chromium as a program of its own rather than through Playwright. Playwright attaches to
 * every worker for as long as it lives, and an attached debugger keeps the extension's worker
 * awake: a person would try a browser that behaves unlike theirs. Here the debugger can leave.
 *
 * @throws Error when Chromium does not start, or starts without the extension
 */
export async function startChromium(options: ChromiumOptions): Promise<RunningChromium> {
  const profile = mkdtempSync(join(tmpdir(), 'sidestream-profile-'));
  const args = [
    ...chromiumArgs(options.extensionDir),
    `--user-data-dir=${profile}`,
    '--remote-debugging-port=0',
    ...(options.isHeadless ? ['--headless=new', '--disable-gpu'] : []),
    ...(options.args ?? []),
    'about:blank',
  ];
  const child = spawn(options.program, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...options.env },
  });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-2000);
  });
  let hasEnded = false;
  const ended = new Promise<void>((resolve) => {
    const end = () => {
      hasEnded = true;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
      resolve();
    };
    child.on('close', end);
    child.on('error', (error) => {
      complaint = error.message;
      end();
    });
  });
  const close = async () => {
    if (!hasEnded) child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), closeLimitMs);
    await ended;
    clearTimeout(timer);
  };
  try {
    const whileAlive = <T>(read: () => T) => {
      if (hasEnded) throw new Error(`Chromium ended at once: ${complaint.trim()}`);
      return read();
    };
    const port = await waitFor('open its debugging port', () =>
      whileAlive(() => readDebuggingPort(profile)),
    );
    const url = `http://127.0.0.1:${port}`;
    const extensionId = await waitFor('load the extension', () =>
      whileAlive(() => readExtensionId(url)),
    );
    return { url, extensionId, ended, close };
  } catch (error) {
    await close();
    throw error;
  }
}
