import type { ContentPart } from '../core/content.ts';
import { isTorn, toBranch, toLatestLeaf } from '../core/conversation.ts';
import type { Answer, Conversation, Message, Question } from '../core/conversation.ts';
import type { MessageId } from '../core/ids.ts';
import { isTerminal } from '../core/parts.ts';
import type { Citation } from '../core/parts.ts';
import { toRunView } from '../core/run-view.ts';
import type { RunView } from '../core/run-view.ts';
import type { Translator } from '../strings/translator.ts';

/** What is written. */
export interface MarkdownSource {
  conversation: Conversation;
  messages: readonly Message[];
  /** The last message of the branch that is written; null for the latest. */
  leafId: MessageId | null;
  strings: Translator;
}

/** One branch of a conversation as Markdown. Answers are Markdown already, and stand as they are. */
export function toMarkdown({ conversation, messages, leafId, strings }: MarkdownSource): string {
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
      ...(message.role === 'user' ? toQuestion(message, strings) : toAnswer(message, strings)),
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

function toAnswer(answer: Answer, strings: Translator): string[] {
  const { t } = strings;
  const view = toRunView(answer.parts ?? []);
  const model = toLine(view.modelUsed || answer.model);
  const ending = toEnding(answer, view);
  return [
    `## ${t('answer.answer')}${model && ` (${escape(model)})`}`,
    ...toAnswerBlocks(view, strings, ending && `*${t(ending)}*`),
  ];
}

/** What an answer says, with its sources; a word on its `ending` stands between them. */
export function toAnswerBlocks(view: RunView, { t }: Translator, ending?: string): string[] {
  const text = view.text.toString() + view.refusal.toString();
  const blocks = [text, ending ?? ''].filter((block) => block !== '');
  if (view.citations.length > 0) {
    const sources = view.citations.map((citation, index) => `${index + 1}. ${toLink(citation)}`);
    blocks.push(`**${t('export.sources')}**`, sources.join('\n'));
  }
  return blocks;
}

/** A word on the end of an answer, where it was no plain one. */
function toEnding({ parts }: Answer, view: RunView): PlainKey | undefined {
  if (!parts?.some(isTerminal)) return 'export.unfinished';
  if (view.reason === 'pause') return 'answer.paused';
  if (view.reason === 'content-filter') return 'answer.filtered';
  if (view.reason === 'refusal') return 'answer.declined';
  return endings[view.state];
}

type PlainKey =
  | 'export.unfinished'
  | `answer.${'paused' | 'filtered' | 'declined'}`
  | `panel.answer${'Cut' | 'Stopped' | 'Interrupted' | 'Failed'}`;

const endings: Partial<Record<RunView['state'], PlainKey>> = {
  cut: 'panel.answerCut',
  stopped: 'panel.answerStopped',
  interrupted: 'panel.answerInterrupted',
  failed: 'panel.answerFailed',
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
