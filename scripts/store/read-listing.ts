/** A document's texts by the headings of the second rank above them. */
export function readSections(document: string): ReadonlyMap<string, string> {
  const [, ...parts] = document.replaceAll('\r\n', '\n').split(/^## /m);
  return new Map(
    parts.map((part) => {
      const end = part.indexOf('\n');
      return [part.slice(0, end).trim(), part.slice(end).trim()];
    }),
  );
}

/** The rows of the tables in a text, without their heads; the first cell without its backticks. */
export function readRows(text: string): readonly (readonly string[])[] {
  return [...text.matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)].map(([, first = '', rest = '']) => [
    first,
    ...rest.split(' | ').map((cell) => cell.trim()),
  ]);
}
