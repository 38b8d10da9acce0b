import { spawn } from 'node:child_process';

/**
 * Runs a command with its output shown as it comes.
 * @returns its exit code, 127 when it could not be started
 */
export async function runCommand(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
    // Whoever ends us means the browsers of the runner as well.
    const stop = () => {
      child.kill('SIGTERM');
      process.exit(143);
    };
    process.once('SIGTERM', stop);
    child.on('error', (error) => {
      console.error(error.message);
      resolve(127);
    });
    child.on('close', (code) => {
      process.off('SIGTERM', stop);
      resolve(code ?? 1);
    });
  });
}

/** Runs a program of a package in node_modules under this Node, see {@link runCommand}. */
export async function runTool(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<number> {
  return runCommand(process.execPath, [`node_modules/${program}`, ...args], env);
}
