import type { ConnectionView } from '../core/connection.ts';

/** A connection's name, with the end of its key where another one has the same name: so two keys of one provider differ. */
export function toConnectionLabel(
  { id, name, key }: Pick<ConnectionView, 'id' | 'name' | 'key'>,
  connections: readonly Pick<ConnectionView, 'id' | 'name'>[],
): string {
  const isShared = connections.some((other) => other.id !== id && other.name === name);
  return isShared && key?.lastFour ? `${name} …${key.lastFour}` : name;
}
