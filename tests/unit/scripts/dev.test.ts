import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

test.runIf(process.platform === 'linux')(
  'the dev mode without a display ends in one sentence that says what to do',
  () => {
    const env = { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '' };
    const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/dev.ts'], {
      env,
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr.trim()).toMatch(/^There is no display .*xvfb-run.*\.$/);
  },
);
