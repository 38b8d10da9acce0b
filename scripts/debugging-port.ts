import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The port that a starting Chromium took and wrote into its profile.
 * @returns undefined as long as it has not: the file is there, and empty, a moment before its lines are
 */
export function readDebuggingPort(profile: string): string | undefined {
  try {
    const text = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8');
    return /^(\d+)\n/.exec(text)?.[1];
  } catch {
    return undefined;
  }
}
