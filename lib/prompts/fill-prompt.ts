import type { ContentPart } from '../core/content.ts';
import { removeHidden } from '../core/hidden-characters.ts';
import { toPieces } from './variables.ts';
import type { DataVariable } from './variables.ts';

/** What the places of a prompt are filled with. */
export interface PromptValues {
  data: Partial<Record<DataVariable, string | undefined>>;
  /** What the user typed, by label. */
  inputs: Readonly<Record<string, string>>;
}

/**
 * The question that a prompt makes. What the user typed is part of their words. What comes from a page or the clipboard
 * becomes a part of its own where its variable stands, so that it is fenced when it is sent and nothing in it can pass for
 * the user's words; once, however often it is named. `more` are words that follow, '' for none.
 */
export function fillPrompt(
  text: string,
  { data, inputs }: PromptValues,
  ...more: readonly string[]
): ContentPart[] {
  const parts: ContentPart[] = [];
  const given = new Set<DataVariable>();
  let words = '';
  const endWords = (): void => {
    if (words.trim() !== '') parts.push({ type: 'text', text: words.trim() });
    words = '';
  };
  for (const piece of toPieces(text)) {
    if (piece.type === 'text') words += piece.text;
    else if (piece.type === 'unknown') words += piece.written;
    else if (piece.type === 'input') words += toSaid(inputs, piece.label);
    else {
      const value = data[piece.name] ?? '';
      if (value.trim() === '' || given.has(piece.name)) continue;
      given.add(piece.name);
      endWords();
      parts.push(toDataPart(piece.name, value, data));
    }
  }
  endWords();
  for (const each of more) {
    if (each.trim() !== '') parts.push({ type: 'text', text: each.trim() });
  }
  return parts;
}

/** What was typed under a label, which may be a word that every object has something under. */
export function toSaid(inputs: PromptValues['inputs'], label: string): string {
  return Object.hasOwn(inputs, label) ? (inputs[label] ?? '') : '';
}

function toDataPart(
  name: DataVariable,
  whole: string,
  { title = '', url = '' }: PromptValues['data'],
): ContentPart {
  // What nobody has seen is not said in the user's name.
  const text = removeHidden(whole);
  const hidden = whole.length - text.length;
  const left = hidden > 0 && { hidden };
  if (name === 'selection') return { type: 'selection', text, ...left };
  return name === 'page'
    ? { type: 'page', text, title: removeHidden(title), url, ...left }
    : { type: 'given', from: name, text };
}
