/** What JSON is made of; all that stands between is skipped. */
const piece = /["{}[\],]/g;

/**
 * A name that one object of valid JSON has twice; undefined where there is none. Who reads it as text sees the first one,
 * and what is carried out is the last.
 */
export function findDoubled(json: string): string | undefined {
  /** The names so far of each object that is open; null for a list. */
  const open: (Set<string> | null)[] = [];
  let isName = false;
  piece.lastIndex = 0;
  for (let found = piece.exec(json); found; found = piece.exec(json)) {
    const [sign] = found;
    if (sign === '{' || sign === '[') open.push(sign === '{' ? new Set() : null);
    else if (sign === '}' || sign === ']') open.pop();
    else if (sign === '"') {
      const end = findEnd(json, found.index);
      const names = open.at(-1);
      if (isName && names) {
        const name = String(JSON.parse(json.slice(found.index, end)));
        if (names.has(name)) return name;
        names.add(name);
      }
      piece.lastIndex = end;
    }
    // A name stands where an object begins, and behind its commas.
    isName = sign === '{' || (sign === ',' && open.at(-1) !== null);
  }
  return undefined;
}

/** Where the text ends that begins there. By hand: over a long one a pattern runs out of room. */
function findEnd(json: string, from: number): number {
  let at = from;
  let slashes: number;
  do {
    at = json.indexOf('"', at + 1);
    slashes = 0;
    while (json[at - 1 - slashes] === '\\') slashes += 1;
  } while (slashes % 2 === 1);
  return at + 1;
}
