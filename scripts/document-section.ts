/** `document` with the section between the marks of that name replaced, or added at its end. */
export function replaceSection(document: string, name: string, section: string): string {
  const beginMark = `<!-- ${name} -->`;
  const endMark = `<!-- /${name} -->`;
  const part = `${beginMark}\n\n${section}\n\n${endMark}`;
  const begin = document.indexOf(beginMark);
  const end = document.indexOf(endMark);
  if (begin < 0 || end < 0) return `${document.trimEnd()}\n\n${part}\n`;
  return document.slice(0, begin) + part + document.slice(end + endMark.length);
}
