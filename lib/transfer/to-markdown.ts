import type { ContentPart } from '../core/content.ts';
import { isTorn, toBranch, toLatestLeaf } from '../core/conversation.ts';
import type { Answer, Conversation, Message, Question } from '../core/conversation.ts';
import type { MessageId } from '../core/ids.ts';
import { isTerminal } from '../core/parts.ts';
import type { Citation } from '../core/parts.ts';
import { toIndented } from '../core/indented-json.ts';
import type { ToolCallView } from '../core/call-view.ts';
import { toRoundCalls, toRoundText } from '../core/round-texts.ts';
import { toRunView } from '../core/run-view.ts';
import type { RunView } from '../core/run-view.ts';
import type { Translator } from '../strings/to-translator.ts';

/** What is written. */
export interface MarkdownSource {
  conversation: Conversation;
  messages: readonly Message[];
  /** The last message of the branch that is written; null for the latest. */
  leafId: MessageId | null;
  strings: Translator;
  nameCall: CallNaming;
}

/** What a call is called, in plain words of any length and any kind. */
type CallNaming = (call: ToolCallView) => string;

/** One branch of a conversation as Markdown. Answers are Markdown already, and stand as they are. */
export function toMarkdown(source: MarkdownSource): string {
  const { conversation, messages, leafId, strings, nameCall } = source;
  const { t } = strings;
  const byId = new Map(messages.map((message) => [message.id, message]));
  const leaf = leafId !== null && byId.has(leafId) ? leafId : toLatestLeaf(byId);
  const branch = leaf === null ? [] : toBranch(byId, leaf);
  const title = toLine(conversation.title) || t('panel.untitled');
  const date = new Intl.DateTimeFormat(strings.locale === 'de' ? 'de' : 'en', {
    dateStyle: 'long',
    timeStyle: 'short',
  }).format(conversation.createdAtMs);
  const blocks = [`# ${escape(title)}`, `*${date}*`];
  if (branch.length < messages.length) blocks.push(`*${t('export.oneBranch')}*`);
  for (const [at, message] of branch.entries()) {
    if (isTorn(message, branch[at - 1])) blocks.push(`*${t('answer.gap')}*`);
    blocks.push(
      ...(message.role === 'user'
        ? toQuestion(message, strings)
        : toAnswer(message, strings, nameCall)),
    );
  }
  return `${blocks.join('\n\n').toWellFormed()}\n`;
}

function toQuestion({ content }: Question, { t }: Translator): string[] {
  return [`## ${t('answer.question')}`, ...content.map((part) => toBlock(part, t))];
}

function toBlock(part: ContentPart, t: Translator['t']): string {
  switch (part.type) {
    case 'text':
      return part.text;
    case 'selection':
      return toQuote(`**${t('answer.selection')}**\n\n${part.text}`);
    case 'page':
      return toQuote(`**${t('answer.page')}:** ${toLink(part)}\n\n${part.text}`);
    case 'file':
      return toQuote(`**${t('answer.file')}:** ${escape(toLine(part.name))}\n\n${part.text}`);
    case 'picture':
      return toQuote(`**${t('answer.picture')}:** ${escape(toLine(part.name))}`);
    case 'given':
      return toQuote(`**${t(`answer.given.${part.from}`)}:** ${part.text}`);
  }
}

function toAnswer(answer: Answer, strings: Translator, nameCall: CallNaming): string[] {
  const { t } = strings;
  const view = toRunView(answer.parts ?? []);
  const model = toLine(view.modelUsed || answer.model);
  const ending = toEnding(answer, view, t);
  return [
    `## ${t('answer.answer')}${model && ` (${escape(model)})`}`,
    ...toAnswerBlocks(view, strings, nameCall, ending && `*${ending}*`),
  ];
}

/** What an answer says and calls, in the order in which it came, with its sources; a word on its `ending` stands between them. */
export function toAnswerBlocks(
  view: RunView,
  { t }: Translator,
  nameCall: CallNaming,
  ending?: string,
): string[] {
  const last = view.rounds.length - 1;
  const said = view.rounds.flatMap(({ untaken = 0 }, round) => {
    const text = toRoundText(view, round).toString();
    const { first, end } = toRoundCalls(view, round);
    const calls = view.toolCalls
      .slice(first, end)
      .flatMap((call) => toCallBlocks(call, nameCall(call), t));
    if (untaken > 0) calls.push(`*${t('export.callsUntaken', { count: untaken })}*`);
    return [round === last ? text + view.refusal.toString() : text, ...calls];
  });
  const blocks = [...said, ending ?? ''].filter((block) => block !== '');
  if (view.citations.length > 0) {
    const sources = view.citations.map((citation, index) => `${index + 1}. ${toLink(citation)}`);
    blocks.push(`**${t('export.sources')}**`, sources.join('\n'));
  }
  return blocks;
}

/** A call with its arguments and what it gave back, as code: no word of either is read as Markdown. */
function toCallBlocks(call: ToolCallView, name: string, t: Translator['t']): string[] {
  const { state, result } = call;
  const blocks = [
    `**${escape(t('export.call', { name: toLine(name) }))}**`,
    toFence(toIndented(call.arguments), 'json'),
    `**${t(outcomes[state])}**`,
  ];
  for (const part of result?.pictures ?? []) blocks.push(toBlock(part, t));
  if (result && result.text !== '') blocks.push(toFence(result.text));
  return blocks;
}

const outcomes = {
  building: 'export.callOpen',
  asked: 'export.callOpen',
  running: 'export.callOpen',
  done: 'export.callDone',
  failed: 'export.callFailed',
  refused: 'export.callRefused',
  malformed: 'export.callMalformed',
  cut: 'export.callCut',
} as const;

/** A block of code, whose fence is longer than any in it. */
function toFence(text: string, language = ''): string {
  const runs = text.match(/`+/g) ?? [];
  const fence = '`'.repeat(runs.reduce((most, { length }) => Math.max(most, length), 2) + 1);
  return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}`;
}

/** A word on the end of an answer, where it was no plain one. */
function toEnding({ parts }: Answer, view: RunView, t: Translator['t']): string | undefined {
  if (!parts?.some(isTerminal)) return t('export.unfinished');
  if (view.reason === 'pause') return t('answer.paused');
  if (view.reason === 'rounds') return t('answer.rounds', { count: view.rounds.length });
  if (view.reason === 'content-filter') return t('answer.filtered');
  if (view.reason === 'refusal') return t('answer.declined');
  const ending = endings[view.state];
  return ending && t(ending);
}

type PlainEnding = `ends.${'cut' | 'stopped' | 'interrupted' | 'failed'}`;

const endings: Partial<Record<RunView['state'], PlainEnding>> = {
  cut: 'ends.cut',
  stopped: 'ends.stopped',
  interrupted: 'ends.interrupted',
  failed: 'ends.failed',
};

function toQuote(text: string): string {
  return text
    .split(/\r\n|[\r\n]/)
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

/** A stranger's title and address, as a link to a web page and nothing else. */
function toLink({ title, url }: Citation): string {
  if (!/^https?:/i.test(url)) return escape(toLine(title) || toLine(url));
  const target = url.replaceAll(/[\s<>]/g, encodeURIComponent);
  return `[${escape(toLine(title) || toLine(url))}](<${target}>)`;
}

function toLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** Keeps what is one line of plain words from being read as Markdown. */
function escape(line: string): string {
  return line.replaceAll(/[\\`*_[\]<>#|~]/g, String.raw`\$&`);
}
