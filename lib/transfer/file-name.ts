/** In bytes of UTF-8: file systems take 255, with the ending and a number that a browser may add. */
const longest = 200;

/** Names that Windows keeps for devices, with whatever ending. */
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * A name for a file that every file system takes: without separators, control and direction characters, not beginning
 * with a dot, not ending with a dot or a space, and short.
 */
export function toFileName(title: string, fallback: string, extension: 'md' | 'json'): string {
  const plain = title
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\uFFFD"*/:<>?\\|~]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[ .]+/, '');
  const short = toShort(plain).replace(/[ .]+$/, '');
  const name = short === '' || deviceName.test(short.split('.')[0] ?? '') ? fallback : short;
  return `${name}.${extension}`;
}

/** The name of a file with everything in it. */
export function toArchiveName(atMs: number): string {
  return `sidestream-${new Date(atMs).toISOString().slice(0, 10)}.json`;
}

/** As many whole characters as there is room for. */
function toShort(text: string): string {
  const bytes = new Uint8Array(longest);
  const { read } = new TextEncoder().encodeInto(text, bytes);
  return text.slice(0, read);
}
