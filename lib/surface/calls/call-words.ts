import { builtInNames } from '../../core/built-in-names.ts';
import type { ToolCallView } from '../../core/call-view.ts';
import { removeHidden } from '../../core/hidden-characters.ts';
import type { CallAsk, NeededAccess } from '../../core/tool.ts';
import type { Translator } from '../../strings/to-translator.ts';
import { toFirstWords } from '../format.ts';

/** Longer titles and names would push out what is said behind them. */
const longestTitle = 100;
/** A result that is no longer than this is told itself. */
const longestTold = 40;
/** All that closes a quote, or looks as if it did: two of the simple ones do so too. */
const quotes =
  /[\p{Quotation_Mark}`\u00b4\u02b9-\u02bf\u02dd\u02ee\u02f5\u02f6\u2032-\u2037\u275b-\u2760\u3003\u{1f676}-\u{1f678}]+/gu;

/** What a call does or, once it is `done`, did, and with what: "Read this page: Rivers (a.example)". */
export function toCallTitle(
  call: Pick<ToolCallView, 'name' | 'ask'>,
  { t }: Translator,
  done = false,
): string {
  const about = toAbout(call.ask, t);
  // What comes with the extension has words of its own.
  const builtIn = builtInNames.find((each) => each === call.name);
  if (!builtIn) return toOthersTitle(call, about, t, done);
  const what = t(done ? `calls.done.${builtIn}` : `calls.${builtIn}`);
  return about === '' ? what : t('calls.about', { what, about });
}

/** What is somebody else's is said to be theirs, under the title that they gave it. */
function toOthersTitle(
  { name, ask }: Pick<ToolCallView, 'name' | 'ask'>,
  about: string,
  t: Translator['t'],
  done: boolean,
): string {
  // Before it is asked for, and where it never is, its name tells: `server__tool`.
  const [, server = '', bare = ''] = /^(.+?)__(.+)$/u.exec(name) ?? [];
  const [title, from] = ask?.tool === undefined ? [bare || name, server] : [ask.tool, ''];
  const shown = isolate(toUnquoted(toFirstWords(removeHidden(title), longestTitle)));
  if (shown === '') return t('calls.unnamed');
  const bringer = toUnquoted(about || isolate(toFirstWords(removeHidden(from), longestTitle)));
  const isOwn = ask?.tool !== undefined && ask.title === undefined;
  const kind = isOwn ? 'own' : bringer === '' ? 'other' : 'served';
  const what = t(done ? `calls.done.${kind}` : `calls.${kind}`, { tool: shown, server: bringer });
  return isOwn && about !== '' ? t('calls.about', { what, about }) : what;
}

function toAbout(ask: CallAsk | undefined, t: Translator['t']): string {
  if (!ask) return '';
  const named = ask.title || (ask.action?.type === 'download' ? ask.action.name : '');
  const title = toFirstWords(removeHidden(named), longestTitle);
  const host = removeHidden(ask.host ?? '');
  if (title === '' || host === '') return isolate(title || host);
  return t('calls.place', { title: isolate(title), host: isolate(host) });
}

/** So that nobody who is told of in quotes can end them and go on in words that pass for ours. */
function toUnquoted(words: string): string {
  return words.replaceAll(quotes, "'");
}

/** A stranger's words in another direction would move what stands beside them, and so say something else. */
function isolate(words: string): string {
  return words === '' ? '' : `\u2068${words}\u2069`;
}

/** A call that has ended, or whose run has, in one line: what it did and what came of it. */
export function toEndWords(call: ToolCallView, strings: Translator): string {
  const { t } = strings;
  const what = toCallTitle(call, strings, call.state === 'done');
  return t('calls.outcome', { what, outcome: toOutcome(call, t) });
}

/** What runs now, in one line; the first of several, and how many more there are. */
export function toRunningWords(calls: readonly ToolCallView[], strings: Translator): string {
  const [first, ...more] = calls.filter(({ state }) => state === 'running');
  if (!first) return '';
  const what = toCallTitle(first, strings);
  return more.length === 0
    ? strings.t('calls.runs', { what })
    : strings.t('calls.runsAndMore', { what, count: more.length });
}

/** What a call has come to, for those who hear it: once for each state. Nothing while it is being written. */
export function toNewsWords(call: ToolCallView, strings: Translator): string {
  const what = toCallTitle(call, strings);
  switch (call.state) {
    case 'building':
      return '';
    case 'asked':
      return strings.t('calls.asksFor', { what });
    case 'running':
      return strings.t('calls.runs', { what });
    default:
      return toEndWords(call, strings);
  }
}

function toOutcome({ state, result }: ToolCallView, t: Translator['t']): string {
  switch (state) {
    case 'done': {
      const { text = '', pictures = [] } = result ?? {};
      if (pictures.length > 0) return t('calls.pictures', { count: pictures.length });
      const words = removeHidden(text).trim();
      const isTold = words !== '' && words.length <= longestTold && !words.includes('\n');
      return isTold ? isolate(words) : t('calls.size', { count: text.length });
    }
    case 'failed':
    case 'refused':
    case 'malformed':
    case 'cut':
      return t(`calls.${state}`);
    case 'running':
      return t('calls.broken');
    default:
      return t('calls.open');
  }
}

/**
 * What is to be known before a call is allowed: what leaves the browser, where to, and why this is asked. `modelHost` is undefined
 * where the connection of the answer was deleted.
 */
export function toAskWords(
  ask: CallAsk,
  modelHost: string | undefined,
  { t }: Translator,
): string[] {
  // What acts is not carried out where nobody would hear of it; what the click itself does is.
  if (modelHost === undefined && ask.reason === 'acts' && !ask.action)
    return [t('calls.notWithoutConnection')];
  const words = [
    modelHost === undefined
      ? t('calls.noConnection')
      : t(`calls.gives.${ask.gives}`, { host: modelHost }),
  ];
  if (ask.sends === true && ask.host) words.unshift(t('calls.sends', { host: ask.host }));
  if (ask.field !== undefined) words.unshift(toFieldWords(ask.field, t));
  const isEach = ask.reason === 'unasked' && ask.once === true;
  words.push(t(`calls.reason.${isEach ? 'each' : ask.reason}`));
  return [...words, ...toNeedWords(ask.needs, t)];
}

/** Which field is filled, as its page calls it. */
function toFieldWords(name: string, t: Translator['t']): string {
  const field = toFirstWords(removeHidden(name), longestTitle);
  return field === '' ? t('calls.unnamedField') : t('calls.field', { field: isolate(field) });
}

function toNeedWords(needs: NeededAccess | undefined, t: Translator['t']): string[] {
  const words: string[] = [];
  if (needs?.permissions?.includes('tabs') === true) words.push(t('calls.needsTabs'));
  const hosts = (needs?.origins ?? []).map(toPatternHost);
  if (hosts.includes('*')) words.push(t('calls.needsAllSites'));
  else if (hosts.length > 0) words.push(t('calls.needsSite', { host: hosts.join(', ') }));
  return words;
}

/** The host of a match pattern; `*` for every one. */
function toPatternHost(pattern: string): string {
  return /^[^:]+:\/\/([^/]+)\//u.exec(pattern)?.[1] ?? '*';
}
