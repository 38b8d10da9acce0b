import { removeHidden } from '../../core/hidden-characters.ts';
import type { ErrorKind, RunError } from '../../core/run-error.ts';
import { leftOut } from '../../core/tool-server.ts';
import type { StringKey } from '../../strings/catalogue.ts';
import type { Translator } from '../../strings/to-translator.ts';
import { toFirstWords } from '../format.ts';

/** A server's own sentence is told up to here. */
const longestSaid = 300;

type Why = Extract<StringKey, `serving.why.${string}`>;

const whys: Readonly<Partial<Record<ErrorKind, Why>>> = {
  'no-key': 'serving.why.noKey',
  'key-locked': 'serving.why.keyLocked',
  'key-gone': 'serving.why.keyGone',
  'no-permission': 'serving.why.noPermission',
  unconfirmed: 'serving.why.unconfirmed',
  'key-refused': 'serving.why.keyRefused',
  'not-allowed': 'serving.why.notAllowed',
  'blocked-origin': 'serving.why.blockedOrigin',
  'not-found': 'serving.why.notFound',
  'rate-limited': 'serving.why.busy',
  overloaded: 'serving.why.busy',
  offline: 'serving.why.offline',
  unreachable: 'serving.why.unreachable',
  'timed-out': 'serving.why.timedOut',
  'bad-reply': 'serving.why.badReply',
  'bad-request': 'serving.why.badReply',
  interrupted: 'serving.why.interrupted',
  endless: 'serving.why.endless',
  'too-long': 'serving.why.endless',
};

/** Why a server gave nothing, and what can be done about it. */
export function toWhy({ kind, host, status, detail }: RunError, { t }: Translator): string {
  const told = {
    host: host ?? t('errors.theEndpoint'),
    status: status === undefined ? '' : t('errors.status', { status: String(status) }),
  };
  const key = whys[kind];
  if (key) return t(key, { ...told, said: '' });
  if (kind !== 'refused') return t('serving.why.unexpected');
  const said = toFirstWords(removeHidden(detail ?? ''), longestSaid);
  return said === ''
    ? t('serving.why.refusedSilently', told)
    : t('serving.why.refused', { ...told, said });
}

/** What of a server's gift does not come along, in words: see {@link leftOut}. */
export function toLeftWords(left: readonly string[], { t }: Translator): string {
  const words = left.map((each) => {
    const kind = kinds.find((kind) => each.startsWith(leftOut[kind]));
    if (!kind) return each;
    const type = /\((.*)\)$/s.exec(each)?.[1] ?? '';
    return t(`attach.left.${kind}`, { type: type === '' ? '' : t('attach.left.type', { type }) });
  });
  return [...new Set(words)].join(', ');
}

const kinds = ['picture', 'sound', 'file', 'other'] as const;
