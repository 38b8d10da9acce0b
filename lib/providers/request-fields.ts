import type { Correction } from '../core/connection.ts';
import type { PictureBytes } from '../core/content.ts';
import type { PromptMessage } from './adapter.ts';

/** Builds what leaves out a field that was refused before: it gives the value, or undefined, which is not sent. */
export function createUnless(
  corrections: readonly Correction[],
): <Value>(correction: Correction, value: Value) => Value | undefined {
  return (correction, value) => (corrections.includes(correction) ? undefined : value);
}

/** The system's messages as one text, for dialects that have a field of its own for it; undefined where there is none. */
export function toSystemText(messages: readonly PromptMessage[]): string | undefined {
  const texts = messages.filter(({ role }) => role === 'system').map(({ text }) => text);
  return texts.length > 0 ? texts.join('\n\n') : undefined;
}

/** A picture as an address that holds it, as OpenAI's dialects take it. */
export function toDataUrl({ mediaType, base64 }: PictureBytes): string {
  return `data:${mediaType};base64,${base64}`;
}

/** The content of a message in Chat Completions: mere text where there is no picture, since many servers take nothing else. */
export function toChatContent({ text, pictures = [] }: PromptMessage): unknown {
  if (pictures.length === 0) return text;
  return [
    ...pictures.map((picture) => ({ type: 'image_url', image_url: { url: toDataUrl(picture) } })),
    ...(text === '' ? [] : [{ type: 'text', text }]),
  ];
}
