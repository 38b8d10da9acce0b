import type { PictureBytes } from '../core/content.ts';
import type { ConversationId, WindowId } from '../core/ids.ts';
import type { CallAsk, ToolOffer } from '../core/tool.ts';
import type { ToolSettings } from '../core/tool-settings.ts';

/** Arguments that fit the tool's schema. */
export type ToolInput = Readonly<Record<string, unknown>>;

/** Where a call is carried out. */
export interface CallPlace {
  conversationId: ConversationId;
  /** The window that shows the conversation; -1 where none does. */
  windowId: WindowId;
  /** What `describe` has told the user who allowed it; absent where nobody was asked. Another page is not what was allowed. */
  asked?: Omit<CallAsk, 'reason'> | undefined;
  signal: AbortSignal;
}

/** What a tool gives back. It rejects with {@link ToolFault} where it cannot. */
export interface ToolReply {
  /** For the model. */
  text: string;
  /** With what their names say; their bytes are kept like those of a question. */
  pictures?: readonly (PictureBytes & { name: string; width: number; height: number })[];
  /** Whether it failed, as a server says whose words these are. */
  isError?: boolean;
}

/** A tool that can be carried out, whoever brings it. */
export interface Tool extends ToolOffer {
  /** Whether it changes something outside: it is asked for each time, and offered only to who wants it. */
  readonly acts: boolean;
  /** Who brings it, where that is not us: another one's tool of the same name is another tool. */
  readonly bringer?: string;
  /** Whether it is offered unless the user says otherwise; those that only read are. */
  readonly isWanted?: boolean;
  /** Whether it is there in these settings as it was found: not where whoever brings it has taken it away, or changed it. */
  isThere?(settings: ToolSettings): boolean;
  /** Whether strangers may have written what it gives back. */
  readonly untrusted: boolean;
  /**
   * What a person is to know before it is carried out, beside its arguments. Rejects with {@link ToolFault} where the arguments mean
   * nothing here, as a tab that is closed: nobody is asked then.
   */
  describe(input: ToolInput, place: CallPlace): Promise<Omit<CallAsk, 'reason'>>;
  /** Carries it out. What `describe` calls an `action` was done by the surface before: then this only says so. */
  run(input: ToolInput, place: CallPlace, tell: ToolTelling): Promise<ToolReply>;
}

/** What a call says while it runs. */
export interface ToolTelling {
  onProgress(progress: number, total?: number, words?: string): void;
}

/** A call could not be carried out. The message is for the model, in English. */
export class ToolFault extends Error {
  override readonly name = 'ToolFault';
}

/** One that was met before anything was read, in fixed words of ours: no stranger has a part in it. */
export class OwnFault extends ToolFault {}
