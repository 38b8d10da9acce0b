import { spawn } from 'node:child_process';

/** How a long step is run and what it may see. */
export interface StepOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** Show the command's own lines; without it they appear only when the step fails. */
  readonly isLoud?: boolean;
}

const heartbeatMs = 10_000;
const keptLines = 30;

/**
 * Runs a command under a plain title and says every ten seconds that it still runs.
 * @returns whether the command ended well; its last lines were shown if it did not.
 */
export async function runStep(
  title: string,
  command: string,
  args: readonly string[],
  options: StepOptions = {},
): Promise<boolean> {
  const startedMs = Date.now();
  const seconds = () => Math.round((Date.now() - startedMs) / 1000);
  console.error(`${title} …`);
  const timer = setInterval(
    () => console.error(`  … ${title}, ${seconds()} s so far`),
    heartbeatMs,
  );
  let lines = '';
  const keep = (chunk: Buffer) => {
    lines = (lines + chunk.toString()).split('\n').slice(-keptLines).join('\n');
  };
  const code = await new Promise<number>((resolve) => {
    const child = spawn(command, args, {
      env: { ...process.env, ...options.env },
      stdio: options.isLoud === true ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('error', (error) => {
      lines = error.message;
      resolve(127);
    });
    child.on('close', (exitCode) => resolve(exitCode ?? 1));
  });
  clearInterval(timer);
  if (code !== 0) console.error(`${lines}\n${title}: failed after ${seconds()} s.`);
  return code === 0;
}
