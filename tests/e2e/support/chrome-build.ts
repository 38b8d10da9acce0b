import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { grantLoopback } from '../../../scripts/start/grant-host.ts';

/** The folder of the build under test: `.output/chrome-mv3`, or what SIDESTREAM_CHROME_BUILD names. */
export function findChromeBuild(): string {
  const folder = resolve(process.env['SIDESTREAM_CHROME_BUILD'] ?? '.output/chrome-mv3');
  if (existsSync(resolve(folder, 'manifest.json'))) return folder;
  throw new Error(`There is no build in ${folder}: run \`npm run build\` first.`);
}

/**
 * The copy of it that most tests load: it may reach this machine, where their server is, and nobody in a headless browser can
 * answer the question whether it may. What is tested of permissions themselves takes {@link findChromeBuild}.
 */
export function findGrantedChromeBuild(): string {
  return grantLoopback(findChromeBuild());
}

/** The shortcut of a command as the manifest suggests it, such as `Alt+Shift+U`. */
export function readShortcut(command: string): string {
  const { commands } = JSON.parse(
    readFileSync(join(findChromeBuild(), 'manifest.json'), 'utf8'),
  ) as { commands: Record<string, { suggested_key?: { default: string } }> };
  const shortcut = commands[command]?.suggested_key?.default;
  if (shortcut === undefined) throw new Error(`${command} has no shortcut`);
  return shortcut;
}

/** What tests change in a manifest. */
interface ChangeableManifest {
  permissions: string[];
  optional_permissions?: string[];
  host_permissions: string[];
  optional_host_permissions?: string[];
}

/**
 * A copy of the build to which every host is granted from the start, since nobody can answer a prompt in a headless
 * browser. The caller deletes it.
 */
export function copyGrantedBuild(): Promise<string> {
  return copyChangedBuild((manifest) => {
    manifest.host_permissions.push(...(manifest.optional_host_permissions ?? []));
    delete manifest.optional_host_permissions;
  });
}

/** A copy of the build that may reach this machine, with another manifest. The caller deletes it. */
export async function copyChangedBuild(
  change: (manifest: ChangeableManifest) => void,
): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'sidestream-changed-'));
  await cp(findGrantedChromeBuild(), copy, { recursive: true });
  const file = join(copy, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as ChangeableManifest;
  change(manifest);
  await writeFile(file, JSON.stringify(manifest));
  return copy;
}
