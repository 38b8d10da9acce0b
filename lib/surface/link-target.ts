import { removeHidden } from '../core/hidden-characters.ts';
import { findHosts } from './hosts-in-text.ts';

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
 * `user-info`: what reads as the host may be a user's name; `lookalike`: the name holds letters of other scripts;
 * `odd-host`: it is written so that somebody reads another host than the browser does; `other-host`: the text of the link
 * names another one; `more-recipients`: a mail goes to others too; `carries-data`: so long that it may take parts of the
 * conversation along.
 */
export type LinkDoubt =
  | 'user-info'
  | 'lookalike'
  | 'odd-host'
  | 'other-host'
  | 'more-recipients'
  | 'carries-data';

/** From here on a part of an address says more than where something is: a query of a search engine stays below. */
const longPart = 200;
/** The same of all of it, and of its host: data goes in names too. */
const longAddress = 500;
const longHost = 80;

/**
 * Reads the address of a link that a model wrote; undefined unless it is an absolute one of https, http or mailto. A
 * relative one would lead into the extension.
 *
 * @param text what can be read of the link itself
 */
export function toLinkTarget(address: string, text = ''): LinkTarget | undefined {
  // Browsers read a backslash as a slash, and others as a sign like any other: with CommonMark it is none of both.
  const trimmed = removeHidden(address).trim().replaceAll('\\', '%5C');
  // Without this the URL parser would also take `https:evil.example`, which reads like something else.
  if (!/^(?:https?:\/\/|mailto:)/iu.test(trimmed)) return undefined;
  const url = URL.parse(trimmed);
  if (!url) return undefined;
  const isMail = url.protocol === 'mailto:';
  const host = isMail ? toRecipients(url) : url.host;
  if (host === undefined || host === '') return undefined;
  const doubt = isMail ? toMailDoubt(url, host, text) : toWebDoubt(url, trimmed, text);
  return { href: url.href, host, ...(doubt && { doubt }) };
}

/** As they are read, without what percent signs hide. */
function toRecipients({ pathname }: URL): string | undefined {
  try {
    const recipients = removeHidden(decodeURIComponent(pathname));
    return recipients.includes('@') ? recipients : undefined;
  } catch {
    return undefined;
  }
}

function toMailDoubt(url: URL, recipients: string, text: string): LinkDoubt | undefined {
  // oxlint-disable-next-line no-control-regex -- ASCII is what is looked for
  if (/[^\u0000-\u007f]|@xn--|\.xn--/iu.test(recipients)) return 'lookalike';
  const hasMore = [...url.searchParams.keys()].some((key) => /^(?:to|cc|bcc)$/iu.test(key));
  if (hasMore || recipients.split('@').length > 2) return 'more-recipients';
  const [, host = ''] = recipients.toLowerCase().split('@');
  if (findHosts(text).some((named) => !areOne(host, named))) return 'other-host';
  return url.search.length + url.hash.length > longPart ? 'carries-data' : undefined;
}

function toWebDoubt(url: URL, address: string, text: string): LinkDoubt | undefined {
  const { host, hostname, username, password } = url;
  if (username !== '' || password !== '') return 'user-info';
  if (/(?:^|\.)xn--/u.test(hostname)) return 'lookalike';
  const [, written = ''] = /^https?:\/\/([^/?#]*)/iu.exec(address) ?? [];
  if (written.toLowerCase().replace(/:(?:80|443)?$/u, '') !== host) return 'odd-host';
  if (findHosts(text).some((named) => !areOne(hostname, named))) return 'other-host';
  return carriesData(url) ? 'carries-data' : undefined;
}

/** Whether two hosts are one's own: they are the same, or one is below the other. */
function areOne(host: string, named: string): boolean {
  const one = `.${host.replace(/^www\./u, '')}`;
  const other = `.${named.replace(/^www\./u, '')}`;
  return one.endsWith(other) || other.endsWith(one);
}

function carriesData({ href, hostname, search, hash, pathname }: URL): boolean {
  const parts = [search, hash, ...pathname.split('/')];
  return (
    href.length > longAddress ||
    hostname.length > longHost ||
    parts.some(({ length }) => length > longPart)
  );
}
