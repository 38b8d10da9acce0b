import { protocolVersion } from '../../lib/protocol/protocol-version.ts';
import type { Command } from '../../lib/protocol/command.ts';
import { parseUpdate } from '../../lib/protocol/update.ts';
import type { Update, UpdateOf } from '../../lib/protocol/update.ts';
import { createChannelPair } from './channel-pair.ts';
import type { House } from './house.ts';
import { waitUntil } from './wait-until.ts';

/** A surface that says just what a test says, and remembers what it hears. */
export interface RawSurface {
  readonly updates: readonly Update[];
  send(command: Command): void;
  /** Waits for an update of that type that was not waited for before. */
  next<Type extends Update['type']>(type: Type): Promise<UpdateOf<Type>>;
}

/** Opens a channel to the house's background and says `hello`. */
export function openRawSurface(house: House, version = protocolVersion): RawSurface {
  const [mine, theirs] = createChannelPair();
  const updates: Update[] = [];
  const taken = new Set<Update>();
  mine.onMessage((message) => {
    const update = parseUpdate(message);
    if (update) updates.push(update);
  });
  house.accept(theirs);
  mine.post({ type: 'hello', protocolVersion: version, windowId: 1, surface: 'panel' });
  return {
    updates,
    send: (command) => mine.post(command),
    next: <Type extends Update['type']>(type: Type) =>
      waitUntil(() => {
        const found = updates.find(
          (update): update is UpdateOf<Type> => update.type === type && !taken.has(update),
        );
        if (found) taken.add(found);
        return found;
      }, `an update ${type}`),
  };
}
