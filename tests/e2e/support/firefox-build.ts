import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { grantLoopback } from '../../../scripts/start/grant-host.ts';

/** The folder of the build under test: `.output/firefox-mv3`, or what SIDESTREAM_FIREFOX_BUILD names. */
export function findFirefoxBuild(): string {
  const folder = resolve(process.env['SIDESTREAM_FIREFOX_BUILD'] ?? '.output/firefox-mv3');
  if (existsSync(resolve(folder, 'manifest.json'))) return folder;
  throw new Error(`There is no build in ${folder}: run \`npm run build:firefox\` first.`);
}

/** The copy of it that most tests load, which may reach this machine: see `findGrantedChromeBuild`. */
export function findGrantedFirefoxBuild(): string {
  return grantLoopback(findFirefoxBuild());
}

/** What the tests need of the manifest. */
export interface FirefoxManifest {
  browser_specific_settings: { gecko: { id: string } };
  sidebar_action: { open_at_install?: boolean };
  commands: Readonly<Record<string, { suggested_key: { default: string } }>>;
}

/** The manifest of a build. */
export async function readFirefoxManifest(folder: string): Promise<FirefoxManifest> {
  return JSON.parse(await readFile(resolve(folder, 'manifest.json'), 'utf8')) as FirefoxManifest;
}
