import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { addFile, type Verdict } from './scratch.ts';

/** Text that gzip cannot make smaller than about three quarters. */
function createNoise(bytes: number): string {
  return `globalThis.noise = '${randomBytes(bytes).toString('base64')}';\n`;
}

function createBuild(
  scratch: string,
  name: string,
  noise: { worker: number; panel: number },
): string {
  const folder = `.output/${name}`;
  const manifest = { background: { service_worker: 'background.js' } };
  addFile(scratch, `${folder}/manifest.json`, JSON.stringify(manifest));
  // The weight lies behind static imports, where a sum over the named files would miss it.
  addFile(scratch, `${folder}/background.js`, 'import"./chunks/worker.js";');
  addFile(scratch, `${folder}/chunks/worker.js`, createNoise(noise.worker));
  const page = '<script type="module" crossorigin src="/chunks/panel.js"></script>';
  addFile(scratch, `${folder}/sidepanel.html`, page);
  addFile(scratch, `${folder}/chunks/panel.js`, 'import{a as b}from"./shared.js";b();');
  addFile(scratch, `${folder}/chunks/shared.js`, createNoise(noise.panel));
  return join(scratch, folder);
}

function passes(build: string): boolean {
  return spawnSync(process.execPath, ['scripts/sizes.ts', build]).status === 0;
}

/** The size budgets: a heavy background and a heavy panel are refused, light ones are not. */
export function checkSizeGate(scratch: string): Verdict {
  const dead: string[] = [];
  if (passes(createBuild(scratch, 'heavy-worker', { worker: 180_000, panel: 10 }))) {
    dead.push('a background over its budget went through');
  }
  if (passes(createBuild(scratch, 'heavy-panel', { worker: 10, panel: 180_000 }))) {
    dead.push('a side panel over its budget went through');
  }
  if (passes(join(scratch, '.output', 'absent')))
    dead.push('a build that is not there went through');
  const alive = 3 - dead.length;
  if (!passes(createBuild(scratch, 'light', { worker: 10, panel: 10 }))) {
    dead.push('a light build was refused');
  }
  return { alive, dead };
}
