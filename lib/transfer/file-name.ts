const longest = 80;

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
  const short = Array.from(plain)
    .slice(0, longest)
    .join('')
    .replace(/[ .]+$/, '');
  const name = short === '' || deviceName.test(short.split('.')[0] ?? '') ? fallback : short;
  return `${name}.${extension}`;
}

/** The name of a file with everything in it. */
export function toArchiveName(atMs: number): string {
  return `sidestream-${new Date(atMs).toISOString().slice(0, 10)}.json`;
}
