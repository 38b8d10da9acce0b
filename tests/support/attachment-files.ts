import { deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';

/** A file as a page is given it. */
export interface MadeFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** A file of that content. */
export function toFile(name: string, mimeType: string, content: string | Uint8Array): MadeFile {
  return { name, mimeType, buffer: Buffer.from(content as string) };
}

/** A text in some encoding. */
export function textFile(name: string, text: string, encoding: BufferEncoding = 'utf8'): MadeFile {
  return toFile(name, 'text/plain', Buffer.from(text, encoding));
}

/** A picture of one colour, with or without a clear half. */
export function pngFile(
  name: string,
  { width, height, isClear = false }: { width: number; height: number; isClear?: boolean },
): MadeFile {
  const row = Buffer.alloc(1 + width * 4);
  for (let x = 0; x < width; x += 1) {
    row.set([40, 120, 200, isClear && x < width / 2 ? 0 : 255], 1 + x * 4);
  }
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  const bytes = toPng({ width, height, bits: 8, colors: 6 }, [
    // A place, as cameras write one.
    toChunk('tEXt', Buffer.from('GPS\0secret-place')),
    toChunk('IDAT', pixels),
  ]);
  return toFile(name, 'image/png', bytes);
}

/** A PNG of these chunks; `colors` is the kind that they have, as the format numbers them. */
export function toPng(
  { width, height, bits, colors }: { width: number; height: number; bits: number; colors: number },
  chunks: readonly Buffer[],
): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([bits, colors, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    toChunk('IHDR', header),
    ...chunks,
    toChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A chunk of a PNG. */
export function toChunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(content.length, 0);
  chunk.set(body, 4);
  chunk.writeUInt32BE(toCrc(body), body.length + 4);
  return chunk;
}

function toCrc(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** A PDF of a page for each text; '' for a page without words. */
export function pdfFile(
  name: string,
  pages: readonly string[],
  { encrypted = false } = {},
): MadeFile {
  const objects: string[] = [];
  const kids = pages.map((_, at) => `${4 + at * 2} 0 R`).join(' ');
  objects.push('<< /Type /Catalog /Pages 2 0 R >>');
  objects.push(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  objects.push('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  for (const [at, text] of pages.entries()) {
    const drawn = text === '' ? '' : `BT /F1 12 Tf 50 700 Td (${text}) Tj ET`;
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents ${5 + at * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
    );
  }
  const secret = '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff';
  const lock = `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${secret}> /U <${secret}> /P -4 >> `;
  let text = '%PDF-1.4\n';
  const offsets: number[] = [];
  for (const [at, object] of objects.entries()) {
    offsets.push(text.length);
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
  }
  const start = text.length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${encrypted ? lock : ''}/ID [<01> <01>] >>\nstartxref\n${start}\n%%EOF\n`;
  return toFile(name, 'application/pdf', Buffer.from(text, 'latin1'));
}

function zipFile(name: string, entries: Readonly<Record<string, string>>): MadeFile {
  const files = Object.entries(entries).map(([path, text]) => [path, strToU8(text)]);
  return toFile(
    name,
    'application/zip',
    zipSync(Object.fromEntries(files) as Record<string, Uint8Array>),
  );
}

const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const sheet = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const drawing = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';

/** A document of Word, with a heading, a paragraph of which a part was struck out, and a table. */
export function docxFile(name: string): MadeFile {
  const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
  const cell = (text: string): string => `<w:tc><w:p>${run(text)}</w:p></w:tc>`;
  return zipFile(name, {
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document ${word}><w:body>
      <w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>${run('Harbour &amp; mill')}</w:p>
      <w:p>${run('The gate opens ')}<w:del><w:r><w:delText>never</w:delText></w:r></w:del>${run('at noon.')}</w:p>
      <w:tbl><w:tr>${cell('Ship')}${cell('Tons')}</w:tr><w:tr>${cell('Anna')}${cell('40')}</w:tr></w:tbl>
      </w:body></w:document>`,
  });
}

/** A workbook of Excel, with a text, a number, an empty cell and a comma. */
export function xlsxFile(name: string): MadeFile {
  return zipFile(name, {
    'xl/workbook.xml': `<workbook ${sheet}><sheets><sheet name="Ships" sheetId="1"/></sheets></workbook>`,
    'xl/sharedStrings.xml': `<sst ${sheet}><si><t>Name</t></si><si><r><t>An</t></r><r><t>na, old</t></r></si></sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet ${sheet}><sheetData>
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>Tons</t></is></c></row>
      <row r="2"><c r="A2" t="s"><v>1</v></c><c r="C2"><v>40</v></c></row></sheetData></worksheet>`,
  });
}

/** Slides of PowerPoint, the tenth of which comes after the second. */
export function pptxFile(name: string): MadeFile {
  const slide = (text: string): string =>
    `<p:sld xmlns:p="p" ${drawing}><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:sld>`;
  return zipFile(name, {
    'ppt/presentation.xml': '<p/>',
    'ppt/slides/slide10.xml': slide('Last slide'),
    'ppt/slides/slide2.xml': slide('Second slide'),
    'ppt/slides/slide1.xml': slide('First slide'),
  });
}

/** A text of LibreOffice. */
export function odtFile(name: string, { encrypted = false } = {}): MadeFile {
  const text = 'urn:oasis:names:tc:opendocument:xmlns:text:1.0';
  const office = 'urn:oasis:names:tc:opendocument:xmlns:office:1.0';
  return zipFile(name, {
    mimetype: 'application/vnd.oasis.opendocument.text',
    'META-INF/manifest.xml': `<manifest>${encrypted ? '<encryption-data/>' : ''}</manifest>`,
    'content.xml': `<office:document-content xmlns:office="${office}" xmlns:text="${text}"><office:body><office:text>
      <text:h text:outline-level="2">Tides</text:h><text:p>High <text:span>water</text:span><text:s/>comes.</text:p>
      </office:text></office:body></office:document-content>`,
  });
}
