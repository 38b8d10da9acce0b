import { once } from 'node:events';
import { connect, type NetConnectOpts } from 'node:net';
import { join } from 'node:path';

/** Whether a window can be opened. Linux alone can be without a place for one. */
export function hasDisplay(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
): boolean {
  return platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}

const answerLimitMs = 2000;
/** Where X listens for display 0 on another machine. */
const firstPort = 6000;

/**
 * The display that the environment names and nobody answers at, as after a session that has ended; undefined when all
 * is well.
 */
export async function findDeadDisplay(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
): Promise<string | undefined> {
  const { DISPLAY: x = '', WAYLAND_DISPLAY: wayland = '', XDG_RUNTIME_DIR: folder = '' } = env;
  if (platform !== 'linux' || !hasDisplay(platform, env)) return undefined;
  const places = [
    ...(x ? toXPlaces(x) : []),
    ...(wayland ? [{ path: join(folder, wayland) }] : []),
  ];
  // A name in a form that we do not know is left to Chromium.
  if (places.length === 0) return undefined;
  const answers = await Promise.all(places.map(answersAt));
  return answers.includes(true) ? undefined : x || wayland;
}

/** `:77`, `unix:77.0` or `host:10.0`: the sockets of this machine, one of them in no folder, or a port. */
function toXPlaces(display: string): NetConnectOpts[] {
  const [, host = '', number = ''] = /^(.*):(\d+)(?:\.\d+)?$/.exec(display) ?? [];
  if (number === '') return [];
  const path = `/tmp/.X11-unix/X${number}`;
  if (host === '' || host === 'unix') return [{ path }, { path: `\0${path}` }];
  return [{ host, port: firstPort + Number(number) }];
}

async function answersAt(place: NetConnectOpts): Promise<boolean> {
  const socket = connect(place);
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(answerLimitMs) });
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
