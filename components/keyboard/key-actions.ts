import { isEnded } from '../../lib/core/run-view.ts';
import { canGoOn } from '../../lib/surface/can-go-on.ts';
import { toCopiedText } from '../../lib/surface/copies/copied-text.ts';
import type { KeyCommand } from '../../lib/surface/key-map.ts';
import type { ShownAnswer, Surface } from '../../lib/surface/surface.ts';

/** What a key does. Returns false where there is nothing to do, so that the key is the browser's again. */
export type KeyAction = () => boolean;

/** What the actions of a surface are made of. */
export interface KeyActionOptions {
  surface: Surface;
  /** Tells that something was copied. */
  onCopied: (what: 'answer' | 'code') => void;
  /** Has an answer spoken. */
  onSpeak: (answer: ShownAnswer) => void;
  /** Opens the search for everything. */
  onPalette: () => void;
}

/** The commands that `useKeys` carries out; those of the box are its own. */
export type BoundCommand = Exclude<KeyCommand, 'send' | 'new-line'>;

/** The button that does what a command does. */
export function findButton(command: KeyCommand): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-command='${command}']`);
}

/** Builds what the keys of a surface do. */
export function createKeyActions(options: KeyActionOptions): Record<BoundCommand, KeyAction> {
  const { surface } = options;
  const findLog = (): Element | null => document.querySelector('.log');
  const lastAnswer = (): ShownAnswer | undefined =>
    surface.branch.peek().findLast((row) => row.role === 'assistant');
  const click = (command: KeyCommand): boolean => {
    const button = findButton(command);
    button?.click();
    return button !== null;
  };
  const compose = (): boolean => {
    const box = document.querySelector<HTMLElement>('.draft');
    box?.focus();
    return box !== null;
  };
  const copy = (text: string | undefined, what: 'answer' | 'code'): boolean => {
    if (!text) return false;
    void navigator.clipboard.writeText(toCopiedText(text)).then(() => options.onCopied(what));
    return true;
  };
  /** Acts on the last answer, unless one is live. */
  const withEnded = (act: (answer: ShownAnswer) => void): boolean => {
    const answer = lastAnswer();
    if (!answer || !isEnded(answer.state.peek()) || surface.liveRunId.peek() !== null) return false;
    act(answer);
    return true;
  };
  const move = (step: 1 | -1): boolean => {
    const rows = findLog()?.querySelectorAll<HTMLElement>('.question, .answer') ?? [];
    const list = Array.from(rows);
    const at = list.findIndex((row) => row.contains(document.activeElement));
    // From outside, the way leads up to what was said last; below that is the box.
    const isBelow = at === -1 || at + step === list.length;
    if (step === 1 && isBelow) return compose();
    const row = list[at === -1 ? list.length - 1 : Math.max(0, at + step)];
    if (!row) return false;
    row.tabIndex = -1;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'start' });
    return true;
  };

  return {
    compose,
    stop() {
      const live = surface.liveRunId.peek();
      if (live === null) return false;
      surface.stop(live);
      return true;
    },
    retry: () => withEnded(({ id }) => surface.retry(id)),
    continue: () => withEnded((answer) => canGoOn(answer.view()) && surface.goOn(answer.id)),
    previous: () => move(-1),
    next: () => move(1),
    latest: () => click('latest'),
    'copy-answer': () => copy(toSaid(lastAnswer()), 'answer'),
    'copy-code'() {
      const blocks = findLog()?.querySelectorAll('.markdown .code pre') ?? [];
      return copy(Array.from(blocks).at(-1)?.textContent, 'code');
    },
    speak() {
      const answer = lastAnswer();
      if (!answer) return false;
      options.onSpeak(answer);
      return true;
    },
    quote: () => click('quote'),
    new: () => click('new'),
    models: () => click('models'),
    palette() {
      options.onPalette();
      return true;
    },
    list: () => click('list'),
    help: () => click('help'),
  };
}

function toSaid(answer: ShownAnswer | undefined): string | undefined {
  return answer && answer.view().text.toString();
}
