import type { ConversationId, WindowId } from '../core/ids.ts';
import type { Command } from '../protocol/command.ts';
import type { Clock, OnDeviceModel, Permissions } from '../core/platform.ts';
import type { PageSource, PromptOffer } from '../core/prompt.ts';
import type { ConversationStore } from '../conversations/conversation-store.ts';
import type { Attention } from './attention.ts';
import type { ConnectionQueue } from './connection-queue.ts';
import type { Connections } from './connections.ts';
import type { Credentials } from './credentials.ts';
import type { Diagnostics } from './diagnostics.ts';
import type { Handed } from './handed.ts';
import type { Indexer } from './indexer.ts';
import type { Inquiries } from './inquiries.ts';
import type { KeyLock } from './key-lock.ts';
import type { ListTeller } from './list-teller.ts';
import type { Prompts } from './prompts.ts';
import type { RecordRows } from './record-rows.ts';
import type { Calls } from './open-calls.ts';
import type { Pictures } from './pictures.ts';
import type { Removal } from './removal.ts';
import type { Retention } from './retention.ts';
import type { Trash } from './trash.ts';
import type { RunManager } from './run-manager.ts';
import type { Session } from './session.ts';

type HelloCommand = Extract<Command, { type: 'hello' }>;

/** What the background has once its stores are open: all that a command can work with. */
export interface Core {
  readonly clock: Clock;
  /** The surfaces that are open. */
  readonly sessions: ReadonlySet<Session>;
  readonly store: ConversationStore;
  readonly pictures: Pictures;
  readonly connections: Connections;
  readonly credentials: Credentials;
  readonly keyLock: KeyLock;
  readonly permissions: Pick<Permissions, 'has'>;
  readonly onDevice: OnDeviceModel;
  readonly queue: ConnectionQueue;
  readonly runs: RunManager;
  readonly calls: Calls;
  readonly inquiries: Inquiries;
  readonly recordRows: RecordRows;
  readonly diagnostics: Diagnostics;
  readonly removal: Removal;
  readonly retention: Retention;
  readonly trash: Trash;
  readonly indexer: Indexer;
  readonly attention: Attention;
  readonly lists: ListTeller;
  /** Answers a surface that came with that `hello`, and resolves with the conversation that it shows. */
  hello(
    session: Session,
    hello: Pick<HelloCommand, 'conversationId' | 'shownBefore'>,
  ): Promise<ConversationId>;
  /** Makes a window show a conversation, and its open panels follow; what is `handed` over is for one of them, or the next to come. */
  showConversation(
    windowId: WindowId,
    conversationId: ConversationId,
    handed?: Handed,
  ): Promise<void>;
  /** See `Stores`. */
  holdsUnsaved(): boolean;
  /** Tells every surface the connections and settings. */
  tellSettings(): Promise<void>;
  readonly prompts: Prompts;
  /** Tells the prompts to who watches them, and makes the page's menu of them. */
  tellPrompts(): Promise<void>;
  /** Has the panel of that window ask for what a prompt still wants, once it shows what it is to show. */
  offerPrompt(windowId: WindowId, offer: PromptOffer): void;
  /** What a prompt can be filled with in the window's active tab. */
  readSource(windowId: WindowId): Promise<PageSource>;
  /** The selection of the window's active tab; '' where there is none or it may not be read. */
  readSelection(windowId: WindowId): Promise<string>;
}
