import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A copy of a build that may already reach one host. Without a window nobody can answer Chromium's
 * question whether the extension may, and the question would hang for ever.
 * @returns the folder of the copy
 */
export function grantHost(extensionDir: string, baseUrl: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'sidestream-build-'));
  cpSync(extensionDir, copy, { recursive: true });
  const file = join(copy, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as { host_permissions?: string[] };
  const { protocol, hostname } = new URL(baseUrl);
  manifest.host_permissions = [...(manifest.host_permissions ?? []), `${protocol}//${hostname}/*`];
  writeFileSync(file, JSON.stringify(manifest));
  return copy;
}
