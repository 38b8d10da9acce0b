import { render } from 'preact';
import type { Answer } from '../../lib/core/conversation.ts';
import type { StreamPart } from '../../lib/core/parts.ts';
import type { FrameScheduler, FrameTask } from '../../lib/surface/frame.ts';
import { createRunEntry } from '../../lib/surface/run-entry.ts';
import type { Allowlist } from '../support/dom-allowlist.ts';
import { auditDom } from '../support/dom-audit.ts';
import { toOutline } from '../support/dom-outline.ts';
import { createRandom } from '../support/random.ts';
import { toExpectedDom } from '../support/reference-dom.ts';
import { mountAnswer } from './mount-answer.tsx';

// Frames are drawn by hand: what counts here is the picture after each piece, and not when it comes.
const waiting = new Set<FrameTask>();
const frames: FrameScheduler = {
  request: (task) => void waiting.add(task),
  cancel: (task) => void waiting.delete(task),
  close: () => waiting.clear(),
};
const seeds = [1, 2, 3];

/** One text as it is streamed, and what it has to be at its end. */
export interface Trial {
  name: string;
  markdown: string;
  /** What the reference makes of it. */
  html: string;
  /** Whether it leaves bare addresses as text. */
  linksBare?: boolean;
}

/** A text whose picture was another one than it should have been. */
export interface Difference {
  name: string;
  /** How it was delivered. */
  delivery: string;
  expected: string;
  actual: string;
}

/** What the page can be asked. */
export interface MarkdownPage {
  compare(trials: readonly Trial[]): Promise<Difference[]>;
  /**
   * Draws texts, each whole, by character and cut anywhere; what of them is not allowed, and every text whose picture
   * depends on how it came.
   */
  audit(texts: readonly NamedText[], allowed: Allowlist): Promise<Complaint[]>;
  /** Draws the same markup as nobody should, and says what is not allowed of it. */
  auditUnsafe(markup: readonly NamedText[], allowed: Allowlist): Complaint[];
}

/** A text, and what it is called in complaints. */
interface NamedText {
  name: string;
  text: string;
}

interface Complaint {
  name: string;
  complaints: readonly string[];
}

async function draw<Read>(pieces: readonly string[], read: (root: Element) => Read): Promise<Read> {
  const root = document.createElement('div');
  document.body.append(root);
  const entry = createRunEntry({ omitted: [] } as unknown as Answer);
  mountAnswer(root, entry.shown, frames);
  let at = 0;
  const say = async (part: StreamPart): Promise<void> => {
    entry.apply({ from: at, to: at + 1, parts: [part] });
    at += 1;
    await drawDue();
  };
  for (const text of pieces) await say({ type: 'text-delta', text });
  await say({ type: 'finish', finishReason: { unified: 'stop', raw: 'stop' }, atMs: 0 });
  // A name of a character may wait for the table that has it.
  while (root.querySelector('[aria-busy]')) {
    await new Promise((resolve) => void setTimeout(resolve));
    await drawDue();
  }
  const answer = root.querySelector('[data-answer]');
  if (!answer) throw new Error('no answer was drawn');
  const found = read(answer);
  render(null, root);
  root.remove();
  return found;
}

async function drawDue(): Promise<void> {
  const due = [...waiting];
  waiting.clear();
  for (const task of due) task(true);
  await drawn();
}

/** Renderings wait for the end of the turn, and may ask for further ones. */
async function drawn(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) await Promise.resolve();
}

async function compare(trials: readonly Trial[]): Promise<Difference[]> {
  const differences: Difference[] = [];
  for (const [index, { name, markdown, html, linksBare }] of trials.entries()) {
    const expected = toOutline(toExpectedDom(html, linksBare === true));
    for (const [delivery, pieces] of toDeliveries(markdown, index)) {
      const actual = await draw(pieces, toOutline);
      if (actual !== expected) differences.push({ name, delivery, expected, actual });
    }
  }
  return differences;
}

/** The ways in which a text comes, by name. */
function toDeliveries(text: string, index: number): readonly (readonly [string, string[]])[] {
  const cut = (seed: number): string[] => createRandom(index * seeds.length + seed).split(text);
  return [
    ['whole', [text]],
    ['by character', text.split('')],
    ...seeds.map((seed) => [`seed ${seed}`, cut(seed)] as const),
  ];
}

async function audit(texts: readonly NamedText[], allowed: Allowlist): Promise<Complaint[]> {
  const found: Complaint[] = [];
  for (const [index, { name, text }] of texts.entries()) {
    const complaints = new Set<string>();
    const outlines = new Set<string>();
    for (const [, pieces] of toDeliveries(text, index)) {
      const read = (answer: Element): void => {
        for (const complaint of auditDom({ root: answer, allowed })) complaints.add(complaint);
        for (const button of answer.querySelectorAll('button')) button.click();
        outlines.add(toOutline(answer));
      };
      await draw(pieces, read);
    }
    if (outlines.size > 1) complaints.add('another picture when it came in other pieces');
    if (complaints.size > 0) found.push({ name, complaints: [...complaints] });
  }
  return found;
}

function auditUnsafe(markup: readonly NamedText[], allowed: Allowlist): Complaint[] {
  return markup.map(({ name, text }) => {
    const root = document.createElement('div');
    document.body.append(root);
    root.innerHTML = text;
    // Scripts that come with markup do not run, those that are made do.
    for (const script of root.querySelectorAll('script')) {
      const made = document.createElement('script');
      for (const { name, value } of script.attributes) made.setAttribute(name, value);
      made.textContent = script.textContent;
      script.replaceWith(made);
    }
    return { name, complaints: auditDom({ root, allowed }) };
  });
}

const page: MarkdownPage = { compare, audit, auditUnsafe };
Object.assign(globalThis, { markdownPage: page });
