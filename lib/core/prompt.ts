import type { ModelParameters } from './connection.ts';
import type { ConnectionId } from './ids.ts';

/** Id of a prompt; those of the starting set begin with {@link starterPrefix}. */
export type PromptId = string;

/** What the ids of the starting set begin with. */
export const starterPrefix = 'starter.';

/** Where a prompt can be chosen: in the box for questions, or in a page's context menu. */
export type PromptPlace = (typeof promptPlaces)[number];

/** Every {@link PromptPlace}, in the order in which they are offered. */
export const promptPlaces = ['slash', 'selection', 'page', 'link', 'image'] as const;

/** The places that are entries of a context menu. */
export type MenuPlace = Exclude<PromptPlace, 'slash'>;

/** Whether it is an entry of a context menu. */
export function isMenuPlace(place: PromptPlace): place is MenuPlace {
  return place !== 'slash';
}

/** A question that is asked often, with places in it that are filled when it is. */
export interface Prompt {
  id: PromptId;
  name: string;
  /** What is typed behind the slash; '' for none. */
  slash: string;
  /** The question, with variables such as `{{selection}}`. */
  text: string;
  places: PromptPlace[];
  /** Whom it asks; null for whom the conversation asks. */
  connectionId: ConnectionId | null;
  /** null for the connection's own. Nothing without a connection: a model's name means nothing elsewhere. */
  model: string | null;
  /** Those that differ from the connection's. */
  parameters: ModelParameters;
  /** The language to answer in, in the user's own word for it; '' for whichever. */
  language: string;
  /** The JSON Schema that the answer is to fit, as it was written; '' for an answer in words. */
  schema: string;
  /** Whether the answer is streamed; null for what suits it: JSON comes in one piece, as nothing is readable before its end. */
  stream: boolean | null;
}

/** How one answer is asked for, where that is not how its connection asks. Kept with the answer, for when it is asked again. */
export interface Manner {
  parameters?: ModelParameters | undefined;
  /** The JSON Schema that the answer is to fit, as text. */
  schema?: string | undefined;
  /** Whom it asks was said with the question: asked once more, it goes there again, and not to whom the conversation asks. */
  ownModel?: true | undefined;
  /** As well whether it is streamed, which says nothing for the questions that follow. */
  ownStream?: true | undefined;
}

/** Whom a prompt asks, and how, this once. */
export interface AskManner {
  connectionId?: ConnectionId | undefined;
  model?: string | undefined;
  stream?: boolean | undefined;
  manner?: Manner | undefined;
}

/** What a prompt wants of the page that it was chosen on. What is absent is not known. */
export interface PageSource {
  selection?: string | undefined;
  /** The text of the page, as far as it is to be sent. */
  page?: string | undefined;
  /** Of the page, or of the link or the picture that was clicked. */
  url?: string | undefined;
  title?: string | undefined;
}

/** A picture in a page, by where it is. */
export interface PagePicture {
  tabId: number;
  frameId: number;
  url: string;
}

/** A prompt that was chosen elsewhere and waits in the composer for what it still wants. */
export interface PromptOffer {
  promptId: PromptId;
  source: PageSource;
  /** What was clicked, until somebody reads it: it goes along with the question. */
  picture?: PagePicture | undefined;
  /** What was put in place of what the source says, by variable. */
  data?: Record<string, string> | undefined;
  /** What was typed, by label. */
  said?: Record<string, string> | undefined;
}

/** How a prompt asks. Whoever has deleted its connection is asked as the conversation asks. */
export function toAskManner(
  prompt: Pick<Prompt, 'connectionId' | 'model' | 'parameters' | 'schema' | 'stream'>,
): AskManner {
  const { connectionId, model, parameters, schema } = prompt;
  const stream = prompt.stream ?? (schema === '' ? undefined : false);
  const hasParameters = Object.values(parameters).some((value) => value !== undefined);
  const manner: Manner = {
    ...(hasParameters && { parameters }),
    ...(schema !== '' && { schema }),
    ...(connectionId !== null && { ownModel: true }),
    ...(stream !== undefined && { ownStream: true }),
  };
  return {
    ...(connectionId !== null && { connectionId, model: model ?? '' }),
    ...(stream !== undefined && { stream }),
    ...(Object.keys(manner).length > 0 && { manner }),
  };
}
