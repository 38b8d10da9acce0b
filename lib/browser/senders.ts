import type { Runtime } from 'webextension-polyfill';

/** What the browser says of the other end of a Port, or of who sent a message. The polyfill's types end before some of it. */
export type Sender = Runtime.MessageSender & { origin?: string; documentLifecycle?: string };

/** Who we are. */
export interface OwnIdentity {
  /** `runtime.id` */
  id: string;
  /** `scheme://host` of our own pages. */
  origin: string;
}

/** Our own pages that talk to the background; nobody else is talked to. */
const surfacePaths: ReadonlySet<string> = new Set([
  '/sidepanel.html',
  '/popup.html',
  '/options.html',
]);

/** The background: a worker in Chromium, a page that Firefox makes around its script. */
const backgroundPaths: ReadonlySet<string> = new Set([
  '/background.js',
  '/_generated_background_page.html',
]);

/**
 * Whether the other end is one of our surfaces. A script of ours in a web page has our id, so origin and exact path count
 * too; a page of ours in a tab has a `sender.tab`, so that says nothing. None of our pages is made to be framed.
 */
export function isSurface(sender: Sender | undefined, own: OwnIdentity): boolean {
  if (!isAt(sender, own, surfacePaths)) return false;
  return (sender.frameId ?? 0) === 0 && (sender.documentLifecycle ?? 'active') === 'active';
}

/** Whether a message comes from our background, which is in no tab. Chromium names no origin of its worker (measured). */
export function isBackground(sender: Sender | undefined, own: OwnIdentity): boolean {
  return isAt(sender, own, backgroundPaths) && sender.tab === undefined;
}

function isAt(
  sender: Sender | undefined,
  own: OwnIdentity,
  paths: ReadonlySet<string>,
): sender is Sender {
  if (sender?.id !== own.id) return false;
  if (sender.origin !== undefined && sender.origin !== own.origin) return false;
  const { url } = sender;
  if (url === undefined || !URL.canParse(url)) return false;
  const { origin, pathname, protocol, host, username, password } = new URL(url);
  // Some engines give addresses of extensions no origin but `null`.
  const whole = origin === 'null' ? `${protocol}//${host}` : origin;
  return whole === own.origin && username + password === '' && paths.has(pathname);
}
