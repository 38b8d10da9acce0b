import { parseArgs } from 'node:util';
import { parseBaseUrl } from '../../lib/providers/base-url.ts';
import type { BaseUrlFault } from '../../lib/providers/base-url.ts';
import { hasDisplay } from '../has-display.ts';

/** What `npm start` was asked to do. */
export interface StartOptions {
  readonly isHeadless: boolean;
  /** A real endpoint, or undefined for the demo. */
  readonly endpoint: { readonly baseUrl: string; readonly model: string } | undefined;
  readonly question: string | undefined;
}

/** What a real endpoint is asked without a window, where nobody could type anything: a few tokens. */
export const shortQuestion = 'Say hello in one short sentence.';

/** What is asked first, if anything: without a window something always is, or nothing would be seen. */
export function toFirstQuestion({ question, isHeadless }: StartOptions): string | undefined {
  return question ?? (isHeadless ? shortQuestion : undefined);
}

/** An option that was given must say something. */
function requireWords(name: string, text: string | undefined): void {
  if (text?.trim() === '') throw new Error(`--${name} is empty: say what it is, or leave it out.`);
}

/** What `npm start -- --help` says. */
export const usage = `npm start [-- OPTIONS]

Builds Sidestream, opens it in a Chromium with a profile of its own, and streams a first answer
into the side panel. Without options the answer comes from a scripted demo endpoint on this
machine: no key, no model, no cost.

  --base-url URL   use this OpenAI-compatible endpoint instead
  --model NAME     the model to ask there (with --base-url)
  --ask QUESTION   the first question; with --base-url and a window none is asked unless you give
                   one, and without a window “${shortQuestion}”, which costs a few tokens
  --headless       no window: print the answer here and take a screenshot
  --help           this text

The key of a real endpoint is read from SIDESTREAM_API_KEY.
SIDESTREAM_CHROMIUM names the Chromium to use. Without a display that answers,
--headless is implied.`;

const remedies: Partial<Record<BaseUrlFault, string>> = {
  insecure: 'http is only for this machine, use https',
  'has-credentials': 'take the user name and password out, and set SIDESTREAM_API_KEY',
};

/**
 * Reads the command line.
 * @returns undefined when only the usage was asked for
 * @throws Error with one sentence about what is wrong
 */
export function readOptions(args: readonly string[]): StartOptions | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      'base-url': { type: 'string' },
      model: { type: 'string' },
      ask: { type: 'string' },
      headless: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) return undefined;
  const isHeadless = values.headless ?? !hasDisplay();
  const { 'base-url': baseUrl, model, ask } = values;
  requireWords('ask', ask);
  requireWords('model', model);
  if (baseUrl === undefined) {
    if (model !== undefined) throw new Error('--model needs --base-url: say where the model is.');
    return { isHeadless, endpoint: undefined, question: ask ?? 'What can you do?' };
  }
  const parsed = parseBaseUrl(baseUrl);
  if ('fault' in parsed) {
    const remedy = remedies[parsed.fault] ?? 'give one like https://api.example.com/v1';
    throw new Error(`--base-url ${baseUrl} is not an address that works here: ${remedy}.`);
  }
  if (model === undefined) throw new Error('--base-url needs --model: say which model to ask.');
  // A real endpoint may cost money: in a window nothing is asked that nobody asked for.
  return { isHeadless, endpoint: { baseUrl: parsed.baseUrl, model }, question: ask };
}
