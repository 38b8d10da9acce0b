import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ContentPart } from '../core/content.ts';
import { isTemporary } from '../core/ids.ts';
import type { ConversationId } from '../core/ids.ts';
import type { AskManner, PromptOffer } from '../core/prompt.ts';
import type { Command } from '../protocol/command.ts';
import type { UpdateOf } from '../protocol/update.ts';
import type { DraftStore } from './draft-store.ts';
import type { Ask } from './requests.ts';
import type { SurfaceOptions } from './surface-options.ts';
import type { FilledPrompt } from './waiting-questions.ts';

/** What a chosen prompt makes of the words in the box; null while it wants more, which it then says. */
export type Filled = { content: ContentPart[]; how: AskManner; from: FilledPrompt } | null;

/**
 * What a surface has of prompts before anybody asks for them: all else, and all that looks into these, comes with the
 * first slash.
 */
export interface PromptLink {
  /** As they came; null until they are asked for. */
  readonly rows: ReadonlySignal<readonly unknown[] | null>;
  /** The prompt that was chosen and not asked yet, as it came, or as JSON; null for none. */
  readonly offer: ReadonlySignal<unknown>;
  /** Shows that prompt, or none any more. */
  choose(offer: PromptOffer | null): void;
  /** Keeps what was typed for the prompt that is shown, as drafts are kept. */
  keep(offer: PromptOffer | null): void;
  /** The prompt that is shown, with what was typed for it since. */
  typed(): PromptOffer | null;
  /** What shows the prompt says here how it is filled with the words in the box; null when it goes. */
  fillBy(fill: ((words: string) => Filled) | null): void;
  /** Fills the prompt that is shown; undefined while there is none. */
  fill(words: string): Filled | undefined;
  receive(update: UpdateOf<'prompts-update'>): void;
  /** Has `rows` filled and kept up to date. */
  watch(): void;
  /** The channel is a new one; with the first, what an earlier page left is shown. */
  resume(): void;
  readonly request: Ask;
  /** Where what is typed is kept. */
  readonly drafts: Pick<DraftStore, 'read' | 'write'>;
}

/** Builds it. */
export function createPromptLink(
  { kind, drafts }: Pick<SurfaceOptions, 'kind' | 'drafts'>,
  conversationId: ReadonlySignal<ConversationId | null>,
  request: Ask,
  send: (command: Command) => void,
): PromptLink {
  // Panel and popup of a window are one page to the store.
  const name = `${kind}-prompt`;
  const rows = signal<readonly unknown[] | null>(null);
  const offer = signal<unknown>(null);
  let filling: ((words: string) => Filled) | null = null;
  let isWatching = false;
  let typed: PromptOffer | null = null;
  const keep = (next: PromptOffer | null): void => {
    typed = next;
    // What is temporary reaches no disk, and neither does what is filled in for it.
    const isSecret = isTemporary(conversationId.peek() ?? '');
    drafts.write(name, next && !isSecret ? JSON.stringify(next) : '');
  };
  const resume = (): void => {
    offer.value ??= drafts.read(name) || null;
    if (isWatching) send({ type: 'prompt-watch' });
  };
  return {
    rows,
    offer,
    keep,
    typed: () => typed,
    choose(next) {
      offer.value = next;
      keep(next);
    },
    fillBy(fill) {
      filling = fill;
    },
    fill(words) {
      if (filling) return filling(words);
      // What is to show it is still on its way.
      return offer.peek() === null ? undefined : null;
    },
    receive(update) {
      rows.value = update.prompts ?? rows.value;
      offer.value = update.offer ?? offer.value;
    },
    watch() {
      if (!isWatching) send({ type: 'prompt-watch' });
      isWatching = true;
    },
    resume,
    request,
    drafts,
  };
}
