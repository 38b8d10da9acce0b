/** More arguments than this a call may not have everywhere. */
const sliceLength = 0x8000;

/** Bytes as base64. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += sliceLength) {
    text += String.fromCharCode(...bytes.subarray(at, at + sliceLength));
  }
  return btoa(text);
}

/** Bytes out of base64. Throws on what is none. */
export function fromBase64(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}
