/**
 * Which hosts are in a network of one's own, by what no name server of the internet may say of them. The browser has written
 * numbers of every form (`0x7f.1`, `2130706433`) as four by then (WHATWG URL).
 */

/**
 * Private (RFC 1918), link-local (RFC 3927), and shared behind one carrier or one VPN (RFC 6598), as [first, second from,
 * second to].
 */
const privateBlocks = [
  [10, 0, 255],
  [172, 16, 31],
  [192, 168, 168],
  [169, 254, 254],
  [100, 64, 127],
] as const;

/** mDNS (RFC 6762), homes (RFC 8375), what ICANN has set apart for private use, and what routers have long used. */
const privateEnding = /\.(?:local|lan|internal|home\.arpa)$/;

/** A name of one part: what the network's own search list or its router knows. */
const singleLabel = /^[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?$/;

/** Whether that host, as a URL writes it, is in a network of one's own. This machine is not meant. */
export function isLocalNetwork(hostname: string): boolean {
  if (hostname.startsWith('[')) return isPrivateAddress(hostname.slice(1, -1));
  const numbers = /^(\d+)\.(\d+)\.\d+\.\d+$/.exec(hostname);
  if (numbers) {
    const [first, second] = [Number(numbers[1]), Number(numbers[2])];
    return privateBlocks.some(([one, from, to]) => first === one && second >= from && second <= to);
  }
  if (hostname === 'localhost') return false;
  return privateEnding.test(hostname) || singleLabel.test(hostname);
}

/** IPv6: unique local, fc00::/7 (RFC 4193), and link-local, fe80::/10. One that holds an IPv4 address is neither. */
function isPrivateAddress(address: string): boolean {
  const first = Number.parseInt(address.split(':', 1)[0] || '0', 16);
  return (first & 0xfe_00) === 0xfc_00 || (first & 0xff_c0) === 0xfe_80;
}
