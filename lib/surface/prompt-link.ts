import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ContentPart } from '../core/content.ts';
import type { AskManner } from '../core/prompt.ts';
import type { Command } from '../protocol/command.ts';
import type { UpdateOf } from '../protocol/update.ts';
import type { Ask } from './requests.ts';

/** What a chosen prompt makes of the words in the box; null while it wants more, which it then says. */
export type Filled = { content: ContentPart[]; how: AskManner } | null;

/**
 * What a surface has of prompts before anybody asks for them: all else, and all that looks into these, comes with the
 * first slash.
 */
export interface PromptLink {
  /** As they came; null until they are asked for. */
  readonly rows: ReadonlySignal<readonly unknown[] | null>;
  /** The prompt that was chosen and not asked yet, as it came; null for none. */
  readonly offer: ReadonlySignal<unknown>;
  /** Shows that prompt, or none any more. */
  choose(offer: unknown): void;
  /** What shows the prompt says here how it is filled with the words in the box; null when it goes. */
  fillBy(fill: ((words: string) => Filled) | null): void;
  /** Fills the prompt that is shown; undefined while there is none. */
  fill(words: string): Filled | undefined;
  receive(update: UpdateOf<'prompts-update' | 'prompt-offered'>): void;
  /** Has `rows` filled and kept up to date. */
  watch(): void;
  /** The channel is a new one. */
  resume(): void;
  readonly request: Ask;
}

/** Builds it. */
export function createPromptLink(send: (command: Command) => void, request: Ask): PromptLink {
  const rows = signal<readonly unknown[] | null>(null);
  const offer = signal<unknown>(null);
  let filling: ((words: string) => Filled) | null = null;
  let isWatching = false;
  const resume = (): void => {
    if (isWatching) send({ type: 'prompt-watch' });
  };
  return {
    rows,
    offer,
    choose(next) {
      offer.value = next;
    },
    fillBy(fill) {
      filling = fill;
    },
    fill: (words) => filling?.(words),
    receive(update) {
      if (update.type === 'prompts-update') rows.value = update.prompts;
      else offer.value = update.offer;
    },
    watch() {
      if (isWatching) return;
      isWatching = true;
      resume();
    },
    resume,
    request,
  };
}
