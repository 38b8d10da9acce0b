/** Where a link of an answer leads, once it was found fit to be opened. */
export interface LinkTarget {
  /** The address as the browser reads it: international names in ASCII, so that nothing in it is a lookalike. */
  href: string;
  /** Who is spoken to: the host, or the e-mail address. */
  host: string;
  /** Why somebody should look twice before it is opened. */
  doubt?: LinkDoubt;
}

/**
 * `lookalike`: the name holds letters of other scripts; `user-info`: what reads as the host may be a user's name;
 * `carries-data`: so long that it may take parts of the conversation along.
 */
export type LinkDoubt = 'lookalike' | 'user-info' | 'carries-data';

/** From here on an address says more than where something is: a query of a search engine stays below. */
const longQuery = 200;

/**
 * Reads the address of a link that a model wrote; undefined unless it is an absolute one of https, http or mailto. A
 * relative one would lead into the extension.
 */
export function toLinkTarget(address: string): LinkTarget | undefined {
  const trimmed = address.trim();
  // Without this the URL parser would also take `https:evil.example`, which reads like something else.
  if (!/^(?:https?:\/\/|mailto:)/iu.test(trimmed)) return undefined;
  let url: URL;
  try {
    url = new URL(trimmed);
  } catch {
    return undefined;
  }
  const { href } = url;
  if (url.protocol === 'mailto:') {
    const host = url.pathname;
    if (!host.includes('@')) return undefined;
    return { href, host, ...(url.search.length > longQuery && { doubt: 'carries-data' }) };
  }
  if (url.hostname === '') return undefined;
  const doubt = toDoubt(url);
  return { href, host: url.host, ...(doubt && { doubt }) };
}

function toDoubt(url: URL): LinkDoubt | undefined {
  if (url.username !== '' || url.password !== '') return 'user-info';
  if (/(?:^|\.)xn--/u.test(url.hostname)) return 'lookalike';
  const { search, hash, pathname } = url;
  const longest = Math.max(search.length, hash.length, ...pathname.split('/').map((s) => s.length));
  return longest > longQuery ? 'carries-data' : undefined;
}
