import { spawnSync } from 'node:child_process';
import { findChromium, findFirefox } from '../browsers.ts';

/** Names and versions of the browsers that the tests drive, as they say them themselves. */
export function listBrowserVersions(): string[] {
  return [findChromium(), findFirefox()].flatMap((program) => {
    if (program === undefined) return [];
    const { stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
    const said = /(Chromium|Chrome|Firefox)\D*([\d.]+\w*)/.exec(stdout ?? '');
    return said ? [`${said[1]} ${said[2]}`] : [];
  });
}
