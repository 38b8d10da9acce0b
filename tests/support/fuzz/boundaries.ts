import type { Boundary } from './boundary.ts';
import { callBoundaries } from './boundaries/calls-back.ts';
import { listBoundaries } from './boundaries/lists.ts';
import { markupBoundaries } from './boundaries/markup.ts';
import { protocolBoundaries } from './boundaries/protocol.ts';
import { providerBoundaries } from './boundaries/providers.ts';
import { serverBoundaries } from './boundaries/servers.ts';
import { surfaceBoundaries } from './boundaries/surface.ts';
import { toolBoundaries } from './boundaries/tools.ts';
import { transferBoundaries } from './boundaries/transfer.ts';
import { vaultBoundaries } from './boundaries/vault.ts';

/** Every place where what a stranger wrote is read. */
export const boundaries: readonly Boundary[] = [
  ...protocolBoundaries,
  ...providerBoundaries,
  ...callBoundaries,
  ...listBoundaries,
  ...transferBoundaries,
  ...surfaceBoundaries,
  ...vaultBoundaries,
  ...markupBoundaries,
  ...toolBoundaries,
  ...serverBoundaries,
];
