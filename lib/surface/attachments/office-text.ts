import { unzipSync } from 'fflate';
import type { FileFault } from './read-file.ts';
import { toXml } from '../trusted.ts';

/** More than this of XML is no document that could be asked about; a file of a few kB can claim to hold any amount. */
const mostBytes = 60_000_000;

/** The files of a document that hold its text. */
const wanted =
  /^(?:word\/(?:document|footnotes|endnotes)\.xml|ppt\/slides\/slide\d+\.xml|xl\/(?:workbook|sharedStrings|worksheets\/sheet\d+)\.xml|content\.xml|META-INF\/manifest\.xml)$/;

/** The text of a document of Word, Excel, PowerPoint or LibreOffice, out of its zip. */
export function readOffice(bytes: Uint8Array): { text: string } | { fault: FileFault } {
  let size = 0;
  let entries: Record<string, Uint8Array>;
  try {
    entries = unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (!wanted.test(name)) return false;
        size += originalSize;
        return size <= mostBytes;
      },
    });
  } catch {
    return { fault: 'broken-document' };
  }
  if (size > mostBytes) return { fault: 'too-much-text' };
  const read = (name: string): Document | undefined => {
    const entry = entries[name];
    if (!entry) return undefined;
    return toXml(new TextDecoder().decode(entry), 'application/xml');
  };
  const manifest = entries['META-INF/manifest.xml'];
  if (manifest && new TextDecoder().decode(manifest).includes('encryption-data')) {
    return { fault: 'encrypted' };
  }
  const names = Object.keys(entries).toSorted(byNumber);
  const document = read('word/document.xml');
  if (document) {
    const notes = ['word/footnotes.xml', 'word/endnotes.xml'].flatMap((name) => read(name) ?? []);
    return { text: [document, ...notes].map((each) => toLines(each)).join('\n\n') };
  }
  const slides = names.filter((name) => name.startsWith('ppt/slides/'));
  if (slides.length > 0) {
    const texts = slides.map((name, at) => `# ${at + 1}\n\n${toLines(read(name))}`);
    return { text: texts.join('\n\n') };
  }
  if (entries['xl/workbook.xml']) return { text: toSheets(read, names) };
  const content = read('content.xml');
  return content ? { text: toLines(content) } : { fault: 'no-text' };
}

/** `slide2` before `slide10`. */
function byNumber(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}

/** Paragraphs as lines, tables row by row. The names of the elements are those of all three formats together. */
function toLines(root: Document | undefined): string {
  const lines: string[] = [];
  const walk = (element: Element): void => {
    for (const child of element.children) {
      const name = child.localName;
      if (name === 'tr' || name === 'table-row') {
        const cells = [...child.children].filter(({ localName }) =>
          /^(?:tc|table-cell)$/.test(localName),
        );
        const row = cells.map((cell) => toCellText(cell)).join(' | ');
        if (/[^ |]/.test(row)) lines.push(row.replace(/[ |]+$/, ''));
      } else if (name === 'p' || name === 'h') {
        lines.push(toMark(child) + toRuns(child));
      } else walk(child);
    }
  };
  if (root?.documentElement) walk(root.documentElement);
  return lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

function toCellText(cell: Element): string {
  const paragraphs = [...cell.getElementsByTagName('*')].filter(
    ({ localName }) => localName === 'p',
  );
  return paragraphs.map(toRuns).join(' ');
}

/** A heading is marked as in Markdown. */
function toMark(paragraph: Element): string {
  if (paragraph.localName === 'h') {
    return `${'#'.repeat(Number(paragraph.getAttribute('text:outline-level')) || 1)} `;
  }
  const style = [...paragraph.getElementsByTagName('w:pStyle')][0]?.getAttribute('w:val') ?? '';
  const level = /^Heading([1-6])$/.exec(style)?.[1];
  return level === undefined ? '' : `${'#'.repeat(Number(level))} `;
}

/** The words of a paragraph; those of Word and PowerPoint stand in runs, those of LibreOffice right in it. */
function toRuns(paragraph: Element): string {
  const isOpen = paragraph.namespaceURI?.startsWith('urn:oasis') ?? false;
  let text = '';
  const walk = (node: Node): void => {
    if (node.nodeType === 3) {
      if (isOpen || node.parentElement?.localName === 't') text += node.nodeValue ?? '';
      return;
    }
    const name = (node as Element).localName;
    if (name === 'tab') text += '\t';
    else if (name === 's') text += ' ';
    else if (name === 'br' || name === 'cr' || name === 'line-break') text += '\n';
    // What was struck out while changes are tracked, and what is there twice for older readers.
    else if (!/^(?:del|pPr|Fallback|annotation|tracked-changes)$/.test(name)) {
      for (const child of node.childNodes) walk(child);
    }
  };
  for (const child of paragraph.childNodes) walk(child);
  return text;
}

/** Sheets as comma-separated values, each under its name. */
function toSheets(read: (name: string) => Document | undefined, names: readonly string[]): string {
  const shared = [...(read('xl/sharedStrings.xml')?.getElementsByTagName('si') ?? [])].map((item) =>
    [...item.getElementsByTagName('t')].map((text) => text.textContent).join(''),
  );
  const titles = [...(read('xl/workbook.xml')?.getElementsByTagName('sheet') ?? [])];
  const sheets = names.filter((name) => name.startsWith('xl/worksheets/'));
  return sheets
    .map((name, at) => {
      const rows = [...(read(name)?.getElementsByTagName('row') ?? [])].map((row) =>
        toRow(row, shared),
      );
      const title = titles[at]?.getAttribute('name') ?? String(at + 1);
      return `# ${title}\n\n${rows.join('\n')}`;
    })
    .join('\n\n');
}

function toRow(row: Element, shared: readonly string[]): string {
  const cells: string[] = [];
  for (const cell of row.getElementsByTagName('c')) {
    const column = toColumn(cell.getAttribute('r') ?? '');
    // Cells that are empty are not in the file.
    while (cells.length < Math.min(column, 16_384)) cells.push('');
    cells.push(toCsv(toValue(cell, shared)));
  }
  return cells.join(',');
}

function toValue(cell: Element, shared: readonly string[]): string {
  const value = cell.getElementsByTagName('v')[0]?.textContent ?? '';
  switch (cell.getAttribute('t')) {
    case 's':
      return shared[Number(value)] ?? '';
    case 'inlineStr':
      return cell.getElementsByTagName('t')[0]?.textContent ?? '';
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    default:
      return value;
  }
}

/** `C7` is column 2. */
function toColumn(reference: string): number {
  let column = 0;
  for (const letter of reference.replaceAll(/[^A-Z]/g, '')) {
    column = column * 26 + letter.charCodeAt(0) - 64;
  }
  return Math.max(0, column - 1);
}

function toCsv(value: string): string {
  return /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
