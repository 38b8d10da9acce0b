import { deflateSync } from 'node:zlib';
import { toChunk, toFile, toPng } from './attachment-files.ts';
import type { MadeFile } from './attachment-files.ts';

const fromBase64 = (base64: string): Buffer => Buffer.from(base64, 'base64');

/** 24 × 8 pixels, the left half black and the right half white. */
const jpeg = fromBase64(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/wAALCAAIABgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAABv/EABgQAQADAQAAAAAAAAAAAAAAAAAHRYPC/9oACAEBAAA/ABhnHthn0Zv/2Q==',
);

/** A photograph of a camera that was held upright: drawn as it is to be seen, it is 8 × 24 and black above. It tells its place. */
export function turnedJpeg(name: string): MadeFile {
  const place = Buffer.from('ASCII\0\0\0secret-place', 'latin1');
  const exif = Buffer.alloc(62 + place.length);
  exif.write('Exif\0\0MM\0*', 'latin1');
  exif.writeUInt32BE(8, 10);
  // Two entries: how it was held, and where the place stands, which is one entry more.
  exif.writeUInt16BE(2, 14);
  writeEntry(exif, 16, { tag: 0x0112, type: 3, count: 1, value: 6 << 16 });
  writeEntry(exif, 28, { tag: 0x8825, type: 4, count: 1, value: 38 });
  exif.writeUInt16BE(1, 44);
  writeEntry(exif, 46, { tag: 0x001c, type: 7, count: place.length, value: 56 });
  place.copy(exif, 62);
  const head = Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(exif.length + 2, 4);
  return toFile(name, 'image/jpeg', Buffer.concat([head, exif, jpeg.subarray(2)]));
}

function writeEntry(
  to: Buffer,
  at: number,
  { tag, type, count, value }: { tag: number; type: number; count: number; value: number },
): void {
  to.writeUInt16BE(tag, at);
  to.writeUInt16BE(type, at + 2);
  to.writeUInt32BE(count, at + 4);
  to.writeUInt32BE(value, at + 8);
}

/** Two frames of 4 × 4 pixels, red and then blue. */
export function movingFile(name: 'gif' | 'webp' | 'png'): MadeFile {
  if (name === 'png') return toFile('moving.png', 'image/png', movingPng());
  return toFile(`moving.${name}`, `image/${name}`, fromBase64(moving[name]));
}

const moving = {
  gif: 'R0lGODlhBAAEAPAAAP8AAAAAACH5BAAKAAAAIf8LTkVUU0NBUEUyLjADAQAAACwAAAAABAAEAAACBISPCQUAIfkEAAoAAAAsAAAAAAQABACAAAD/AAAAAgSEjwkFADs=',
  webp: 'UklGRsAAAABXRUJQVlA4WAoAAAACAAAAAwAAAwAAQU5JTQYAAAD/////AABBTk1GSAAAAAAAAAAAAAMAAAMAAGQAAAJWUDggMAAAANABAJ0BKgQABAACADQloAJ0ugH4AAOwAP7wxAv/ILlhdcjX/yA/5Af8gP/48gAAAEFOTUZEAAAAAAAAAAAAAwAAAwAAZAAAAFZQOCAsAAAAlAEAnQEqBAAEAAAANCWgAnS6AAOYAP75k2//kB//kB//kB//ID/iF3sgMAA=',
};

function movingPng(): Buffer {
  const frame = (red: number, blue: number): Buffer =>
    deflateSync(
      Buffer.concat(
        Array.from({ length: 4 }, () =>
          Buffer.from([0, ...Array.from({ length: 4 }, () => [red, 0, blue, 255]).flat()]),
        ),
      ),
    );
  const control = (at: number): Buffer => {
    const body = Buffer.alloc(26);
    body.writeUInt32BE(at, 0);
    body.writeUInt32BE(4, 4);
    body.writeUInt32BE(4, 8);
    body.writeUInt16BE(1, 20);
    body.writeUInt16BE(10, 22);
    return toChunk('fcTL', body);
  };
  return toPng({ width: 4, height: 4, bits: 8, colors: 6 }, [
    toChunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0])),
    control(0),
    toChunk('IDAT', frame(255, 0)),
    control(1),
    toChunk('fdAT', Buffer.concat([Buffer.from([0, 0, 0, 2]), frame(0, 255)])),
  ]);
}

/** A bitmap of 2 × 2 red pixels. */
export function bmpFile(name: string): MadeFile {
  const bytes = Buffer.alloc(70);
  bytes.write('BM', 'latin1');
  bytes.writeUInt32LE(70, 2);
  bytes.writeUInt32LE(54, 10);
  bytes.writeUInt32LE(40, 14);
  bytes.writeInt32LE(2, 18);
  bytes.writeInt32LE(2, 22);
  bytes.writeUInt16LE(1, 26);
  bytes.writeUInt16LE(24, 28);
  for (const at of [54, 57, 62, 65]) bytes[at + 2] = 255;
  return toFile(name, 'image/bmp', bytes);
}

/** 4 × 4 red pixels. */
export function avifFile(name: string): MadeFile {
  return toFile(name, 'image/avif', fromBase64(avif));
}

const avif =
  'AAAAHGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZgAAAOptZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRtAAAAAAABAAAAImlsb2MAAAAAREAAAQABAAAAAAEOAAEAAAAAAAAAHAAAACNpaW5mAAAAAAABAAAAFWluZmUCAAAAAAEAAGF2MDEAAAAAamlwcnAAAABLaXBjbwAAABNjb2xybmNseAACAAIABoAAAAAMYXYxQ4EADAAAAAAUaXNwZQAAAAAAAAAEAAAABAAAABBwaXhpAAAAAAMICAgAAAAXaXBtYQAAAAAAAAABAAEEgYIDhAAAACRtZGF0EgAKBRgEfYEIMhEYAAooooQAALATVl9ApOsM/A==';

/** A drawing, red on the left and blue on the right, that tries to run a script and to load a picture. */
export function svgFile(name: string): MadeFile {
  const text =
    '<?xml version="1.0"?><!-- made by hand --><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10" onload="parent.ran = 1">' +
    '<script>parent.ran = 1; fetch("https://tracker.example/")</script><rect width="10" height="10" fill="red"/>' +
    '<rect x="10" width="10" height="10" fill="blue"/><image href="https://tracker.example/a.png" width="5" height="5"/></svg>';
  return toFile(name, 'image/svg+xml', text);
}

/** A picture with 20,000 pixels on each edge, of a few kB. */
export function hugePng(name: string): MadeFile {
  const edge = 20_000;
  const pixels = deflateSync(Buffer.alloc((1 + edge / 8) * edge), { level: 1 });
  const size = { width: edge, height: edge, bits: 1, colors: 0 };
  return toFile(name, 'image/png', toPng(size, [toChunk('IDAT', pixels)]));
}

/** What browsers read no pictures from. */
export function tiffFile(name: string): MadeFile {
  return toFile(name, 'image/tiff', Buffer.from('II*\0\u0008\0\0\0\0\0', 'latin1'));
}
