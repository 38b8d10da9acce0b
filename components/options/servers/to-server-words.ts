import { removeHidden } from '../../../lib/core/hidden-characters.ts';
import type { KeyHint } from '../../../lib/core/connection.ts';
import type { RunError } from '../../../lib/core/run-error.ts';
import type { ToolServer } from '../../../lib/core/tool-settings.ts';
import type { StringKey } from '../../../lib/strings/catalogue.ts';
import type { Translator } from '../../../lib/strings/to-translator.ts';
import { toHost } from '../../../lib/providers/base-url.ts';
import type { ServerFaults } from '../../../lib/surface/servers/server-draft.ts';
import type { ServerCheck } from '../../../lib/surface/servers/server-desk.ts';
import { toErrorWords } from '../../error-words.ts';

type Words = Pick<Translator, 't'>;

/** How it stands with a server, in one sentence or two; what went wrong beside it, in the server's own words. */
export function toCheckWords(
  server: ToolServer,
  check: ServerCheck | undefined,
  hint: KeyHint | undefined,
  strings: Translator,
): string {
  const { t } = strings;
  const host = toHost(server.url);
  switch (check?.state) {
    case 'asking':
      return t(server.auth === 'oauth' ? 'servers.signingIn' : 'servers.asking', { host });
    case 'cancelled':
      return t('servers.cancelled');
    case 'not-allowed':
      return t('servers.notAllowed', { host: check.host });
    case 'failed':
      return toServerErrorWords(check.error, server, strings);
    case 'listed':
      return toListedWords(server, check, host, strings);
    default:
      return toStandingWords(server, hint, strings);
  }
}

function toListedWords(
  { off }: ToolServer,
  { tools, hasMore }: { tools: readonly { name: string }[]; hasMore: boolean },
  host: string,
  { t }: Words,
): string {
  if (tools.length === 0) return t('servers.listedNone', { host });
  const listed = t('servers.listed', { host, count: tools.length });
  const count = tools.filter(({ name }) => off.includes(name)).length;
  return [
    listed,
    hasMore && t('servers.listedMore'),
    count > 0 && t('servers.listedOff', { count }),
  ]
    .filter(Boolean)
    .join(' ');
}

/** What is known without asking the server. */
function toStandingWords(server: ToolServer, hint: KeyHint | undefined, { t }: Words): string {
  if (!server.on) return t('servers.isOff');
  const isTyped = server.auth === 'bearer' || server.auth === 'header';
  if (isTyped && !hint) return t('servers.noToken');
  return isTyped && hint?.state === 'gone' ? t('servers.tokenGone') : t('servers.notChecked');
}

/** What a server is told by, and what of it is kept. */
export function toEntryWords(
  { auth }: Pick<ToolServer, 'auth'>,
  hint: KeyHint | undefined,
  { t }: Words,
): string {
  if (auth === 'oauth') return t(hint ? 'servers.factSignedIn' : 'servers.factNotSignedIn');
  if (auth === 'none' || !hint || hint.state === 'gone') return t('servers.factNone');
  if (hint.state === 'locked') return t('servers.factLocked');
  const { lastFour } = hint;
  return lastFour ? t('servers.factToken', { lastFour }) : t('servers.factTokenShort');
}

/** Errors that other words than an answer's are for. */
const ownWords = {
  'bad-reply': 'servers.error.badReply',
  'not-found': 'servers.error.notFound',
  'not-allowed': 'servers.error.notAllowed',
  'key-locked': 'servers.error.keyLocked',
  'no-permission': 'servers.error.noPermission',
  unconfirmed: 'servers.error.unconfirmed',
  unreachable: 'servers.error.unreachable',
  'timed-out': 'servers.error.timedOut',
  'too-long': 'servers.error.tooLarge',
  endless: 'servers.error.tooLarge',
  interrupted: 'servers.error.interrupted',
  refused: 'servers.error.refused',
  'bad-request': 'servers.error.badRequest',
  unexpected: 'servers.error.unexpected',
} as const satisfies Partial<Record<RunError['kind'], StringKey>>;

/** The origin, where it is about another one than the server's own: that at which the server wants one to sign in. */
export function toElsewhere({ host }: RunError): string | undefined {
  return host?.includes('://') ? host : undefined;
}

/** What went wrong with a server, and what to do, where the settings are at hand. */
function toServerErrorWords(
  error: RunError,
  { auth, url, name }: Pick<ToolServer, 'auth' | 'url' | 'name'>,
  strings: Translator,
): string {
  const { t } = strings;
  const { kind } = error;
  const origin = kind === 'no-permission' ? toElsewhere(error) : undefined;
  if (origin !== undefined) return t('servers.error.signInAt', { name, origin });
  const status =
    error.status === undefined ? '' : t('errors.status', { status: String(error.status) });
  const params = { host: removeHidden(error.host ?? toHost(url)), status };
  const isSignIn = auth === 'oauth';
  if (kind === 'no-key') {
    const way = auth === 'none' || auth === 'oauth' ? auth : 'token';
    return t(`servers.error.noKey.${way}`, params);
  }
  if (kind === 'key-refused')
    return t(isSignIn ? 'servers.error.keyRefusedSignIn' : 'servers.error.keyRefused', params);
  if (kind === 'key-gone')
    return t(isSignIn ? 'servers.error.keyGoneSignIn' : 'servers.error.keyGone', params);
  if (kind in ownWords) return t(ownWords[kind as keyof typeof ownWords], params);
  const { title, advice } = toErrorWords(error, strings);
  return `${title} ${advice}`;
}

/** The sentences for faults, by field. */
export function toServerFaultWords(
  { url, confirmedOrigin, headerName, token, keyKind }: ServerFaults,
  { t }: Words,
): Record<keyof ServerFaults, string | undefined> {
  return {
    url: url && t(`servers.fault.url.${url}`),
    confirmedOrigin: confirmedOrigin && t('servers.fault.open'),
    headerName: headerName && t(`servers.fault.headerName.${headerName}`),
    token: token && t(`servers.fault.token.${token}`),
    keyKind: keyKind && t('servers.fault.keyKind'),
  };
}
