/** Width and height that a PNG's head names; undefined for anything else. */
export function readPngSize(
  bytes: Uint8Array,
): readonly [width: number, height: number] | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.length < 24 || view.toString('latin1', 1, 4) !== 'PNG') return undefined;
  return [view.readUInt32BE(16), view.readUInt32BE(20)];
}
