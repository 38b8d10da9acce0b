import type { Surface } from '../../lib/surface/surface.ts';

/** Why a question cannot be sent now; what was typed stays. */
export type Obstacle = 'live' | 'connecting' | 'no-connection';

/** Reads signals, so that a component which shows it follows it. */
export function toObstacle(surface: Surface): Obstacle | undefined {
  if (surface.status.value !== 'ready') return 'connecting';
  if (surface.liveRunId.value !== null) return 'live';
  return surface.connections.value.length === 0 ? 'no-connection' : undefined;
}
