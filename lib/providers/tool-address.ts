import { isLoopback } from './base-url.ts';

/** What is wrong with the address that a tool of the user's own asks. */
export type ToolAddressFault =
  | 'empty'
  | 'malformed'
  | 'unsupported-scheme'
  | 'insecure'
  | 'has-credentials';

/** An address that calls may be sent to, or what is wrong with it: https, or plain http to this machine. */
export function parseToolAddress(typed: string): { address: URL } | { fault: ToolAddressFault } {
  const text = typed.trim();
  if (text === '') return { fault: 'empty' };
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text) || !URL.canParse(text)) return { fault: 'malformed' };
  const address = new URL(text);
  if (address.protocol !== 'https:' && address.protocol !== 'http:') {
    return { fault: 'unsupported-scheme' };
  }
  // It is kept, shown and logged in the open.
  if (address.username !== '' || address.password !== '') return { fault: 'has-credentials' };
  if (address.protocol === 'http:' && !isLoopback(address.hostname)) return { fault: 'insecure' };
  return { address };
}
