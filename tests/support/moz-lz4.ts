const magic = 'mozLz40\0';

/** The content of a file as Firefox compresses its session with LZ4; undefined for a file of another kind. */
export function unpackMozLz4(file: Uint8Array): Uint8Array | undefined {
  if (Buffer.from(file.subarray(0, magic.length)).toString('latin1') !== magic) return undefined;
  const length = new DataView(file.buffer, file.byteOffset).getUint32(magic.length, true);
  return unpackBlock(file.subarray(magic.length + 4), length);
}

/** An LZ4 block: runs of bytes as they are, each followed by a repetition of what came before. */
function unpackBlock(block: Uint8Array, length: number): Uint8Array {
  const out = new Uint8Array(length);
  let [at, to] = [0, 0];
  const readLength = (nibble: number): number => {
    let sum = nibble;
    if (nibble < 15) return sum;
    for (let more = 255; more === 255 && at < block.length;) {
      more = block[at++] ?? 0;
      sum += more;
    }
    return sum;
  };
  while (at < block.length) {
    const token = block[at++] ?? 0;
    const run = readLength(token >> 4);
    out.set(block.subarray(at, at + Math.min(run, length - to)), to);
    at += run;
    to += run;
    if (at + 2 > block.length) break;
    const back = (block[at] ?? 0) | ((block[at + 1] ?? 0) << 8);
    at += 2;
    const repeat = readLength(token & 15) + 4;
    for (let count = 0; count < repeat && to < length; count += 1)
      out[to++] = out[to - back - 1] ?? 0;
  }
  return out;
}
