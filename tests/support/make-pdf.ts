import { createHash } from 'node:crypto';

/** What a PDF has to be. */
interface PdfOptions {
  title?: string;
  /** Locks it, in the oldest way there is (40 bit RC4), which every reader knows. */
  password?: string;
}

/** What the standard fills a password up with. */
const padding = Buffer.from(
  '28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a',
  'hex',
);
const fileId = Buffer.from('00112233445566778899aabbccddeeff', 'hex');
const permissions = -4;

/** A PDF with a page of lines for each of `pages`, in Latin script. */
export function makePdf(pages: readonly string[], { title, password }: PdfOptions = {}): Buffer {
  const lock = password === undefined ? undefined : toLock(password);
  const seal = (number: number, bytes: Buffer): Buffer =>
    lock ? rc4(toObjectKey(lock.key, number), bytes) : bytes;
  const objects: Buffer[] = [];
  const kids = pages.map((_, index) => `${4 + 2 * index} 0 R`).join(' ');
  objects.push(
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`),
    Buffer.from('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'),
  );
  for (const text of pages) {
    const number = objects.length + 2;
    const lines = text.split('\n').map((line) => `(${line.replaceAll(/[()\\]/g, '\\$&')}) Tj T*`);
    const stream = seal(
      number,
      Buffer.from(`BT /F1 12 Tf 14 TL 72 760 Td\n${lines.join('\n')}\nET`, 'latin1'),
    );
    objects.push(
      Buffer.from(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${number} 0 R >>`,
      ),
      Buffer.concat([
        Buffer.from(`<< /Length ${stream.length} >>\nstream\n`),
        stream,
        Buffer.from('\nendstream'),
      ]),
    );
  }
  const trailer = [`/Root 1 0 R /ID [<${fileId.toString('hex')}> <${fileId.toString('hex')}>]`];
  if (title !== undefined) {
    const number = objects.length + 1;
    const sealed = seal(number, Buffer.from(title, 'latin1')).toString('hex');
    objects.push(Buffer.from(`<< /Title <${sealed}> >>`));
    trailer.push(`/Info ${number} 0 R`);
  }
  if (lock) {
    const { owner, user } = lock;
    objects.push(
      Buffer.from(
        `<< /Filter /Standard /V 1 /R 2 /O <${owner.toString('hex')}> /U <${user.toString('hex')}> /P ${permissions} >>`,
      ),
    );
    trailer.push(`/Encrypt ${objects.length} 0 R`);
  }
  return assemble(objects, trailer.join(' '));
}

function assemble(objects: readonly Buffer[], trailer: string): Buffer {
  const parts = [Buffer.from('%PDF-1.4\n')];
  let length = parts[0]?.length ?? 0;
  const offsets: number[] = [];
  for (const [index, body] of objects.entries()) {
    offsets.push(length);
    const part = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      body,
      Buffer.from('\nendobj\n'),
    ]);
    parts.push(part);
    length += part.length;
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} ${trailer} >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

/** The standard's algorithms 2 to 4, for revision 2. */
function toLock(password: string): { key: Buffer; owner: Buffer; user: Buffer } {
  const padded = Buffer.concat([Buffer.from(password, 'latin1'), padding]).subarray(0, 32);
  const owner = rc4(md5(padded).subarray(0, 5), padded);
  const allowed = Buffer.alloc(4);
  allowed.writeInt32LE(permissions);
  const key = md5(Buffer.concat([padded, owner, allowed, fileId])).subarray(0, 5);
  return { key, owner, user: rc4(key, padding) };
}

function toObjectKey(key: Buffer, number: number): Buffer {
  const id = Buffer.from([number & 255, (number >> 8) & 255, (number >> 16) & 255, 0, 0]);
  return md5(Buffer.concat([key, id])).subarray(0, 10);
}

function md5(bytes: Buffer): Buffer {
  return createHash('md5').update(bytes).digest();
}

function rc4(key: Buffer, bytes: Buffer): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index);
  const swap = (a: number, b: number): void => {
    [state[a], state[b]] = [state[b] ?? 0, state[a] ?? 0];
  };
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + (state[i] ?? 0) + (key[i % key.length] ?? 0)) & 255;
    swap(i, j);
  }
  let i = 0;
  let j = 0;
  return Buffer.from(
    bytes.map((byte) => {
      i = (i + 1) & 255;
      j = (j + (state[i] ?? 0)) & 255;
      swap(i, j);
      return byte ^ (state[((state[i] ?? 0) + (state[j] ?? 0)) & 255] ?? 0);
    }),
  );
}
