import type { Doorway } from '../../../support/doorway.ts';
import type { FaultServer } from '../../../support/fault-server/fault-server.ts';
import type { AnswerNow } from '../surface-page.ts';

/** Between which moments a background died. Times as the fault server's. */
export interface Death {
  /** When its end was asked for: what had happened by then happened in its life. */
  askedAtMs: number;
  diedAtMs: number;
}

/** A panel that notes the longest text that ever stood on it. */
export interface WatchedPanel {
  ask(text: string): Promise<void>;
  read(): Promise<AnswerNow[]>;
  questions(): Promise<string[]>;
  /** What the first answer showed, as far as it ever went; fails if it ever showed something else. */
  longest(): Promise<string>;
  countButtons(name: string): Promise<number>;
  press(name: string): Promise<void>;
  close(): Promise<void>;
}

/** A page of the extension's origin with no surface in it, which does not wake the background. */
export interface StillPage {
  evaluate<Args extends readonly unknown[], Result>(
    code: (...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>>;
}

/** A browser whose background is killed, and the server behind its door. */
export interface Patient {
  readonly name: 'chromium' | 'firefox';
  readonly server: FaultServer;
  readonly doorway: Doorway;
  openPanel(conversationId: string): Promise<WatchedPanel>;
  /** Wakes the background if need be and makes ready, so that the kill itself takes one message. */
  arm(): Promise<() => Promise<Death>>;
  /** Kills a background that may be hardly there yet. */
  killYoung(): Promise<void>;
  stillPage(): Promise<StillPage>;
}

/** What is seen of the first answer. */
interface Seen {
  longest: string;
  other: string | undefined;
}

// What follows is sent into pages as text.

/** Begins to note, and forgets what was noted before; `blocksOf` is `answerBlocks`. */
export function startNoting(blocksOf: string): void {
  const page = globalThis as { sidestreamNotes?: MutationObserver };
  page.sidestreamNotes?.disconnect();
  const seen: Seen = { longest: '', other: undefined };
  const look = (): void => {
    const article = document.querySelector('article[data-run-id]');
    const blocks = article?.querySelectorAll(blocksOf) ?? [];
    const text = Array.from(blocks, (block) => block.textContent).join('\n\n');
    if (text.startsWith(seen.longest)) seen.longest = text;
    else if (!seen.longest.startsWith(text)) seen.other ??= text;
  };
  page.sidestreamNotes = new MutationObserver(look);
  page.sidestreamNotes.observe(document, {
    childList: true,
    subtree: true,
    characterData: true,
  });
  look();
  Object.assign(globalThis, { sidestreamSeen: seen });
}

/** What was noted. */
export function readNoted(): Seen {
  return (globalThis as unknown as { sidestreamSeen: Seen }).sidestreamSeen;
}

/** The longest text, of what was noted. */
export function toLongest({ longest, other }: Seen): string {
  if (other !== undefined) throw new Error(`${longest}\nwas on screen, and then\n${other}`);
  return longest;
}
