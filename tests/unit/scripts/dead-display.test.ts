import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { afterEach, expect, test } from 'vitest';
import { findDeadDisplay } from '../../../scripts/has-display.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function listen(place: string | number): Promise<Server> {
  const server = createServer();
  servers.push(server);
  server.listen(place);
  await once(server, 'listening');
  return server;
}

test('a display at which nobody answers is named', async () => {
  expect(await findDeadDisplay('linux', { DISPLAY: ':65077' })).toBe(':65077');
  expect(await findDeadDisplay('linux', { DISPLAY: 'unix:65077.0' })).toBe('unix:65077.0');
  expect(await findDeadDisplay('linux', { DISPLAY: '127.0.0.1:58077' })).toBe('127.0.0.1:58077');
  expect(await findDeadDisplay('linux', { WAYLAND_DISPLAY: 'none-77', XDG_RUNTIME_DIR: '/' })).toBe(
    'none-77',
  );
});

test('a display that answers is none of them', async () => {
  const server = await listen(0);
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  expect(await findDeadDisplay('linux', { DISPLAY: `127.0.0.1:${port - 6000}.0` })).toBeUndefined();
});

test.runIf(process.platform === 'linux')('one of two that answers is enough', async () => {
  const folder = mkdtempSync(`${tmpdir()}/sidestream-display-`);
  await listen(`${folder}/wayland-9`);
  const env = { DISPLAY: ':65077', WAYLAND_DISPLAY: 'wayland-9', XDG_RUNTIME_DIR: folder };
  expect(await findDeadDisplay('linux', env)).toBeUndefined();
  rmSync(folder, { recursive: true });
});

test('elsewhere than on Linux, and without a display, there is nothing to be dead', async () => {
  expect(await findDeadDisplay('darwin', { DISPLAY: ':65077' })).toBeUndefined();
  expect(await findDeadDisplay('linux', {})).toBeUndefined();
});

test('a name in another form is left to the browser', async () => {
  expect(await findDeadDisplay('linux', { DISPLAY: 'somewhere' })).toBeUndefined();
});
