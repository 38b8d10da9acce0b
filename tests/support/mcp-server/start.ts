import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Seen } from './places.ts';

/** The process of a server of tools. */
export interface McpServer {
  readonly origin: string;
  seen(): Promise<Seen>;
  /** Does something to it: see `host.ts`. */
  control(word: 'forget' | 'cut' | 'change' | 'release', query?: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts one, at a free port or at that of one that was stopped, and resolves once it listens. */
export async function startMcpServer(at = '0'): Promise<McpServer> {
  const main = fileURLToPath(new URL('main.ts', import.meta.url));
  const child = spawn(process.execPath, [main, at], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [port] = (await once(createInterface(child.stdout), 'line')) as [string];
  const origin = `http://127.0.0.1:${port}`;
  const ask = async (path: string): Promise<unknown> =>
    (await fetch(`${origin}/control/${path}`)).json();
  return {
    origin,
    seen: async () => (await ask('seen')) as Seen,
    async control(word, query = '') {
      await ask(`${word}?${query}`);
    },
    async stop() {
      // Twice is once.
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill();
      await gone;
    },
  };
}
