import { createHash, randomUUID } from 'node:crypto';
import { cpSync, existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';

const loopback = ['*://localhost/*', '*://127.0.0.1/*', '*://[::1]/*'];

/**
 * A copy of a build that may reach this machine from the start. The build itself may reach no host before its user has
 * answered the browser's question, and without a window nobody can: it would hang for ever. For tests, pictures, measurements and
 * `npm start`, whose servers listen here; what the question is about itself takes the build as it is shipped.
 *
 * The copy is made once for each build and kept beside it. It never changes, and appears as a whole, so that two who
 * want it at the same time may both make it; those of older builds go.
 * @returns the folder of the copy
 */
export function grantLoopback(extensionDir: string): string {
  const build = resolve(extensionDir);
  const file = join(build, 'manifest.json');
  const manifest = toGranted(readFileSync(file, 'utf8'), loopback);
  const name = basename(build);
  const folder = join(dirname(build), 'granted');
  const stamp = `${manifest} ${statSync(file).mtimeMs}`;
  const copy = join(
    folder,
    `${name}-${createHash('sha256').update(stamp).digest('hex').slice(0, 12)}`,
  );
  if (existsSync(copy)) return copy;

  mkdirSync(folder, { recursive: true });
  const old = readdirSync(folder).filter((entry) => entry.startsWith(`${name}-`));
  const unfinished = join(folder, `.${name}-${randomUUID()}`);
  cpSync(build, unfinished, { recursive: true });
  writeFileSync(join(unfinished, 'manifest.json'), manifest);
  try {
    renameSync(unfinished, copy);
  } catch (error) {
    rmSync(unfinished, { recursive: true });
    // Somebody else was faster.
    if (!existsSync(copy)) throw error;
  }
  for (const entry of old) {
    if (join(folder, entry) !== copy) rmSync(join(folder, entry), { recursive: true, force: true });
  }
  return copy;
}

/**
 * A copy of a build that may already reach one host more, for the same reason. The caller deletes it.
 * @returns the folder of the copy
 */
export function grantHost(extensionDir: string, baseUrl: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'sidestream-build-'));
  cpSync(extensionDir, copy, { recursive: true });
  const file = join(copy, 'manifest.json');
  const { protocol, hostname } = new URL(baseUrl);
  writeFileSync(file, toGranted(readFileSync(file, 'utf8'), [`${protocol}//${hostname}/*`]));
  return copy;
}

function toGranted(text: string, hosts: readonly string[]): string {
  const manifest = JSON.parse(text) as { host_permissions?: string[] };
  return JSON.stringify({
    ...manifest,
    host_permissions: [...(manifest.host_permissions ?? []), ...hosts],
  });
}
