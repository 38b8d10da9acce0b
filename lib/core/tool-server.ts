import type { PictureBytes } from './content.ts';

/**
 * What a server of tools says of itself, made safe to be shown and kept: a stranger's words, without characters that nobody
 * sees, cut, and counted.
 */

/** A tool of a server, as it is listed. */
export interface ServerTool {
  /** As the server calls it. */
  name: string;
  /** What it calls it for people; its name where it says nothing. */
  title: string;
  description: string;
  /** JSON Schema of the arguments. */
  schema: Readonly<Record<string, unknown>>;
  /** Whether it may change something. A server that says nothing, or the opposite of the truth, is not asked twice. */
  acts: boolean;
  /**
   * What of its own schema is not in `schema`: `rules` that nobody here could check without waiting for ever, or that some
   * providers refuse, or all of it, since it is none, too large, without end, or names properties as some providers refuse.
   */
  left?: 'rules' | 'schema' | undefined;
}

/** Something that a server can give to be read. */
export interface ServerResource {
  uri: string;
  name: string;
  description: string;
  /** As the server says; '' where it does not. */
  mediaType: string;
  /** Bytes, where the server says. */
  size?: number | undefined;
}

/** A question that a server has ready. */
export interface ServerPrompt {
  name: string;
  title: string;
  description: string;
  arguments: readonly { name: string; description: string; required: boolean }[];
}

/** A picture of a server, with what its own bytes say of its size. */
export type ServerPicture = PictureBytes & { name: string; width: number; height: number };

/** What was read of a resource. */
export interface ServerReading {
  /** All texts of it, one after the other. */
  text: string;
  pictures: readonly ServerPicture[];
  /** How many characters there were, where not all of them came along. */
  whole?: number | undefined;
  /** What is no text and no picture that a model takes, by its media type. */
  left: readonly string[];
}

/** What is left out of what a server gives, in English, for the model too: its media type may follow in brackets. */
export const leftOut = {
  picture: 'a picture',
  sound: 'a sound',
  file: 'a file',
  other: 'something of an unknown kind',
} as const;

/** A prompt of a server, filled. */
export interface ServerPromptText {
  /** What is asked: the words of both roles, those of the model named as such. */
  text: string;
  left: readonly string[];
}
