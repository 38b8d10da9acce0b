/** What all providers take, and what we add: see `ToolOffer`. */
const longestName = 64;
const longestServer = 20;
const between = '__';

/**
 * What a model calls a tool of a server by: `server__tool`. A name that had to be changed ends in a hash of what it was, so
 * that two that differ stay different and it is the same with every listing.
 */
export function toToolName(prefix: string, name: string): string {
  return `${prefix}${between}${toSafe(name, longestName - prefix.length - between.length)}`;
}

/** The beginnings of the names of each server's tools, by its id. Two servers with one name are told apart by their ids. */
export function toPrefixes(
  servers: readonly { id: string; name: string }[],
): ReadonlyMap<string, string> {
  const plain = servers.map(({ id, name }) => [id, toSafe(name, longestServer)] as const);
  return new Map(
    plain.map(([id, prefix]) => {
      const isShared = plain.some(([other, same]) => other !== id && same === prefix);
      return [id, isShared ? toMarked(prefix, id, longestServer) : prefix];
    }),
  );
}

function toSafe(name: string, limit: number): string {
  // Two underscores in a row are what parts the two names.
  const safe = name.replaceAll(/[^\w-]+/g, '_').replaceAll(/_{2,}/g, '_');
  // One at the end of the first could as well be the start of the second.
  return safe === name && safe !== '' && !safe.endsWith('_') && safe.length <= limit
    ? safe
    : toMarked(safe, name, limit);
}

function toMarked(safe: string, whole: string, limit: number): string {
  const hash = toHash(whole);
  const head = safe.slice(0, limit - hash.length - 1).replaceAll(/^_+|_+$/g, '');
  return head === '' ? hash : `${head}_${hash}`;
}

/** FNV-1a, in 32 bits (http://www.isthe.com/chongo/tech/comp/fnv/). Who makes two names alike loses the second one. */
function toHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0).toString(36).padStart(7, '0');
}
