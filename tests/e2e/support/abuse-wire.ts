import type { ErrorKind } from '../../../lib/core/run-error.ts';
import type { Script } from '../../support/fault-server/script.ts';
import { data } from '../../support/reply-fixture.ts';

/** One way to misuse the protocol, and what has to come of it. */
export interface Abuse {
  what: string;
  reply: Script;
  /** The connection that it is asked through; one that waits for long by default. */
  through?: 'patient' | 'impatient' | 'anthropic' | 'responses';
  /** `finish`, or the kind of the error. */
  end: ErrorKind | 'finish';
  /** All of the text that is kept; '' where absent. */
  text?: string;
  /** Or how long it is. */
  textLength?: number;
  /** Not all of an abuse that goes on for ever is told in the same words: what stands in its details. */
  detail?: RegExp;
}

/** An event of a chat. */
export const chunk = (delta: object, more: object = {}): string =>
  data({ choices: [{ index: 0, delta, finish_reason: null, ...more }] });
/** One with a word. */
export const word = (content: string): string => chunk({ content });
/** How it ends. */
export const done = chunk({}, { finish_reason: 'stop' }) + 'data: [DONE]\n\n';
