/** Room for an id and what is added to it later (`.question`), below the 128 characters that an id may have. */
const longest = 110;

/** An id of ours, made of another product's ids alone: the same today and in a year. */
export function toForeignId(...path: readonly string[]): string {
  const id = path.join('.');
  return id.length <= longest ? id : `${path[0]}.${toHash(id, 1)}${toHash(id, 2)}${toHash(id, 3)}`;
}

/** FNV-1a with a seed, 32 bits: for what is too long to be kept, not for secrets. */
export function toHash(text: string, seed: number): string {
  let hash = Math.imul(2_166_136_261, seed);
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 16_777_619);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
