import type { ReadonlySignal, Signal } from '@preact/signals';
import type { AccessDesk } from '../core/access.ts';
import type {
  ConnectionView,
  LocalServer,
  ModelPick,
  Persona,
  Settings,
} from '../core/connection.ts';
import type { ContentPart } from '../core/content.ts';
import type { ContextChange } from './drafting.ts';
import type { Answer, Question } from '../core/conversation.ts';
import type { ConversationId, MessageId, RunId } from '../core/ids.ts';
import type { OnDeviceAvailability, Unsubscribe } from '../core/platform.ts';
import type { AskManner } from '../core/prompt.ts';
import type { RunError } from '../core/run-error.ts';
import type { RunState, RunView } from '../core/run-view.ts';
import type { NeededAccess } from '../core/tool.ts';
import type { Command, ConnectionDraft } from '../protocol/command.ts';
import type { PictureDesk } from './attachments/picture-desk.ts';
import type { Edits } from './edits.ts';
import type { Pages } from './pages.ts';
import type { PlaceStore } from './place-store.ts';
import type { PromptLink } from './prompt-link.ts';
import type { Ask } from './requests.ts';
import type { ToldSettings } from './told-settings.ts';
import type { UpdateOf } from '../protocol/update.ts';
import type { WaitingQuestions } from './waiting-questions.ts';
import type { RecordRequests } from './record-requests.ts';

/** An answer on screen: the message, and its run as far as this surface has read it. */
export interface ShownAnswer {
  role: 'assistant';
  id: RunId;
  message: Answer;
  /** Changes with every part that changed the state; never waits for a frame. */
  state: ReadonlySignal<RunState>;
  /** Counts the applied updates. Read it in an effect, then read what is new from `view()`. */
  version: ReadonlySignal<number>;
  /** Counts how often the text was started over; a writer with a cursor then begins at 0. */
  epoch: ReadonlySignal<number>;
  /** The folded journal. Mutable: read it, never keep it. */
  view(): RunView;
}

/** A question on screen. */
export interface ShownQuestion {
  role: 'user';
  id: MessageId;
  message: Question;
}

/** One row of the conversation on screen. */
export type Shown = ShownQuestion | ShownAnswer;

/** Where the branch on screen forks: this message is number `position` (from 0) of `ids`. */
export interface Fork {
  ids: readonly MessageId[];
  position: number;
}

/** Connection and model that the next question goes to. */
export interface ModelChoice {
  connection: ConnectionView;
  model: string;
  /** Whether the answer comes as a stream, and not in one piece. */
  stream: boolean;
}

/** Who is asked for one answer. */
export type RunChoice = ModelPick;

/** A conversation in the list. */
export type ConversationEntry = UpdateOf<'conversation-list'>['conversations'][number];

/** What can be changed of it. */
type ConversationChange = Extract<Command, { type: 'conversation-change' }>['change'];

/** Conversations as they were asked for. */
export type ConversationPage = Omit<UpdateOf<'conversation-list'>, 'type'>;

/** The outcome of a request that can be refused: exactly one of the two is set. */
export type Outcome<Value> = { value: Value } | { error: RunError };

/** How something that asks a server is ended, and what is told meanwhile. */
export interface AskingOptions {
  signal: AbortSignal;
  /** Told when it begins to wait because answers have all connections to the server, and when it no longer does. */
  onQueued?(queued: boolean): void;
}

/**
 * All that a component can see and do. State is signals, rebuilt from the background at will; actions are commands.
 * Components hold no state of their own but what dies with the screen (an open menu, a scroll position).
 */
export interface Surface extends ToldSettings {
  /**
   * `ready` once the background has answered; `outdated` when the extension was updated under an open page, which then
   * has to be reloaded. A lost channel is mended unseen and shows as `connecting` only before the first answer.
   */
  readonly status: ReadonlySignal<'connecting' | 'ready' | 'outdated'>;
  /** Whether the last change to settings or connections that is made by a mere click could not be kept. */
  readonly refused: ReadonlySignal<boolean>;

  readonly conversationId: ReadonlySignal<ConversationId | null>;
  readonly title: ReadonlySignal<string>;
  /** False until the messages of the conversation have come. */
  readonly loaded: ReadonlySignal<boolean>;
  readonly branch: ReadonlySignal<readonly Shown[]>;
  /** The live run of the branch, if any: what Stop stops. */
  readonly liveRunId: ReadonlySignal<RunId | null>;
  readonly choice: ReadonlySignal<ModelChoice | null>;
  /** Whether what was picked for this conversation is not there any more, so that somebody else is asked. */
  readonly choiceGone: ReadonlySignal<boolean>;
  /** The persona of this conversation; null for the connection's own system prompt. */
  readonly persona: ReadonlySignal<Persona | null>;
  /** Whether the questions of this conversation offer tools to the model. */
  readonly toolsOn: ReadonlySignal<boolean>;
  /** Who is asked beside the one that is chosen; null for nobody. */
  readonly second: ReadonlySignal<ModelPick | null>;
  /** The two answers at the end of the branch that are compared; null where there are none. */
  readonly pair: ReadonlySignal<readonly ShownAnswer[] | null>;
  readonly draft: ReadonlySignal<string>;
  /** What goes along with the draft. */
  readonly context: ReadonlySignal<readonly ContentPart[]>;
  /** A tab whose page is to go along with the draft; null once somebody reads it. */
  readonly wantedTabId: Signal<number | null>;
  /** Whether the browser had no room to keep what is typed beyond this page. */
  readonly draftRefused: ReadonlySignal<boolean>;
  /** Those that were last asked for; null before the first have come. */
  readonly conversations: ReadonlySignal<ConversationPage | null>;
  /** Why the last question was not taken; its text and its context are back in the draft. Null again with the next one. */
  readonly rejection: ReadonlySignal<RunError | null>;

  /** Questions that wait for the live answer's end. */
  readonly waiting: WaitingQuestions;

  /** Questions that are being edited. */
  readonly edits: Edits;

  /** The prompts, as far as anybody has asked for them. */
  readonly prompts: PromptLink;

  /** Where conversations are read that are not read at their end. */
  readonly places: PlaceStore;

  setDraft(text: string): void;
  /** Replaces what goes along with the draft, and keeps it as the draft is kept. */
  setContext(context: readonly ContentPart[]): void;
  /** Changes what goes along with the draft that is shown now, also when another one is by then. */
  holdContext(): (change: ContextChange) => void;
  /** Picks whom this conversation's questions go to from now on. */
  choose(connectionId: string, model: string): void;
  /** Has each question go to a second model too; null for no more. */
  chooseSecond(pick: ModelPick | null): void;
  /** Gives this conversation a persona, and its model if it has one. */
  choosePersona(persona: Persona | null): void;
  /** Has the questions of this conversation offer tools from now on, or none. */
  chooseTools(toolsOn: boolean): void;
  /** Goes on with one of two answers that are compared, and with the model that gave it. */
  keepAnswer(runId: RunId): void;
  /** Asks from now on in this conversation for answers as a stream, or in one piece. */
  chooseStream(stream: boolean): void;
  /**
   * Asks at the end of the branch, `how` a prompt wants it where one does, and clears the draft, with its context. Does nothing
   * when there are no words and no context, nor before
   * the conversation is `loaded`: what it would follow is not known.
   */
  ask(content: ContentPart[], how?: AskManner): void;
  /**
   * Answers the question of that run once more; `omitted` replaces what was left out before, and `choice` says who is
   * asked, this once.
   */
  retry(runId: RunId, omitted?: readonly MessageId[], choice?: RunChoice): void;
  /** Asks the model to go on where that answer ended. */
  goOn(runId: RunId): void;
  stop(runId: RunId): void;
  /** Sends a request again now that waits for its next try. */
  retryNow(runId: RunId): void;
  /** Shows an empty conversation; a temporary one is never written to the disk. */
  newConversation(options?: { temporary?: boolean }): void;
  /** Has the panel of this window show what is here: the conversation, or the words that are not sent yet. */
  handOver(): void;
  showConversation(conversationId: ConversationId): void;
  /** Shows it in this popup alone: its window follows once something is asked in it, or when it is handed over. */
  showHere(conversationId: ConversationId): void;
  /**
   * Asks for the conversations in which all words of `query` occur, or for the latest `limit` for ''; null for those of all
   * folders.
   */
  loadConversations(query: string, limit: number, folder?: string | null): void;
  /**
   * Renames a conversation, pins it, puts it into a folder, deletes it or brings it back. Resolves with false when that
   * could not be kept, or when it is gone for good.
   */
  changeConversation(id: ConversationId, change: ConversationChange): Promise<boolean>;
  /** Has `conversations` filled and kept up to date until the returned function is called. */
  watchConversations(): Unsubscribe;
  /**
   * Copies the branch up to that answer into a conversation of its own, and shows it. Resolves with false when it could
   * not be kept.
   */
  fork(messageId: MessageId): Promise<boolean>;
  /** Where the branch forks at that message, or undefined when it is an only child. */
  forkAt(messageId: MessageId): Fork | undefined;
  /** Shows the branch through that message. */
  showBranch(messageId: MessageId): void;

  /** The pictures of drafts and questions. Loaded with the first wish for one. */
  pictures(): Promise<PictureDesk>;

  /** What is selected in the page, '' for nothing. */
  readSelection(): Promise<string>;
  /**
   * Resolves with the connection's id; rejects when it could not be kept, with `KeyNotKept` where that is so for the
   * key's sake.
   */
  saveConnection(connection: ConnectionDraft, makeDefault: boolean): Promise<string>;
  /** The signal ends it in the background too, connection and all; it then rejects with the signal's reason. */
  testConnection(
    connection: ConnectionDraft,
    options: AskingOptions,
  ): Promise<Outcome<{ text: string; firstDeltaMs: number }>>;
  /** The signal ends it as it ends a test. */
  listModels(
    connection: ConnectionDraft,
    options: AskingOptions,
  ): Promise<Outcome<Pick<ConnectionDraft, 'models' | 'abilities' | 'windows'>>>;
  /** Whether the browser's own model can be used here. */
  checkOnDevice(): Promise<OnDeviceAvailability>;
  /** Looks for model servers at their usual ports on this machine. */
  findLocalServers(): Promise<LocalServer[]>;
  /** Sends that connection's requests without `Origin` from now on. Resolves once it is so. */
  omitOrigin(connectionId: string): Promise<void>;
  /** What parts ask the background that are loaded when they are first needed, and so not all named here. */
  readonly request: Ask;
  /** Conversations as a whole: out, in and away. */
  readonly records: RecordRequests;
  deleteConnection(connectionId: string): void;
  /** Forgets what was learnt from refusals of that connection's endpoint. */
  forgetCorrections(connectionId: string): void;
  /** Changes those settings and leaves all others. Resolves with false, and tells it (`refused`), where they could not be kept. */
  saveSettings(change: Partial<Settings>): Promise<boolean>;
  /** Lets go of the channel and all listeners. */
  close(): void;
}

/** What a surface asks of the browser in a gesture; `lib/browser` implements it, entrypoints hand it in. */
export interface Gestures {
  /** See `Permissions.request`: call it synchronously in the click. */
  requestHost(origin: string): Promise<boolean>;
  /** Asks for the browser's notifications; call it synchronously in the click. */
  requestNotifications(): Promise<boolean>;
  /** Whether they are allowed now. */
  mayNotify(): Promise<boolean>;
  /** What is allowed, and how it is taken back. Loaded with the first wish for it. */
  access(): Promise<AccessDesk>;
  /** Told whenever something was allowed or taken back, here or in the browser. */
  onAccessChange(listener: () => void): Unsubscribe;
  /** Opens the side panel of this surface's window; call it synchronously in the click. */
  openSidePanel(): Promise<void>;
  openOptions(): void;
  /** The version of the extension. */
  readVersion(): string;
  /** The page of the browser where shortcuts are changed, where there is one to open. */
  openShortcutSettings(): void;
  /** The shortcuts as they are set now. `shortcut` is '' for none. */
  listShortcuts(): Promise<{ name: string; shortcut: string }[]>;
  /** The language of a text as BCP 47, told on this device; undefined where the browser is not sure. */
  detectLanguage(text: string): Promise<string | undefined>;
  /** Asks for all that a call needs at once; call it synchronously in the click. */
  requestAccess(needs: NeededAccess): Promise<boolean>;
  /** Asks for what signing in to a server of tools needs; call it synchronously in the click. */
  requestWebSignIn(): Promise<boolean>;
  /** Asks to see titles and addresses of all tabs; call it synchronously in the click. */
  requestTabs(): Promise<boolean>;
  /** What may be known and read of web pages. Loaded with the first wish for one. */
  pages(): Promise<Pages>;
  /** Reloads this page, for an `outdated` surface. */
  reload(): void;
}
