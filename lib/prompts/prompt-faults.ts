import { parseRecord } from '../core/json.ts';
import type { Prompt } from '../core/prompt.ts';
import { toPieces, toWants } from './variables.ts';

/** What is wrong with a prompt, or with what it says of itself; each has its sentence. */
export type PromptFault =
  | { kind: 'no-name' | 'no-text' | 'bad-schema' | 'slash-form' | 'no-slash' | 'nowhere' }
  | { kind: 'unknown-variable' | 'twice'; written: string }
  | { kind: 'slash-taken'; name: string }
  | { kind: 'place-selection' | 'place-page' | 'place-link' };

/** The form of what is typed behind the slash: no blanks, since a blank ends the search. */
const slashForm = /^[\p{L}\p{N}_-]{1,40}$/u;

/** All that is wrong with a prompt that is to be kept beside those `others`. */
export function findPromptFaults(prompt: Prompt, others: readonly Prompt[]): PromptFault[] {
  const { name, text, slash, places, schema } = prompt;
  const faults: PromptFault[] = [];
  if (name.trim() === '') faults.push({ kind: 'no-name' });
  if (text.trim() === '') faults.push({ kind: 'no-text' });
  const seen = new Set<string>();
  for (const piece of toPieces(text)) {
    if (piece.type === 'unknown') {
      faults.push({ kind: 'unknown-variable', written: piece.written });
    } else if (piece.type === 'variable') {
      if (seen.has(piece.name)) faults.push({ kind: 'twice', written: `{{${piece.name}}}` });
      seen.add(piece.name);
    }
  }
  if (places.length === 0) faults.push({ kind: 'nowhere' });
  if (slash === '' && places.includes('slash')) faults.push({ kind: 'no-slash' });
  else if (slash !== '' && !slashForm.test(slash)) faults.push({ kind: 'slash-form' });
  const taken = others.find(
    (other) =>
      other.id !== prompt.id && slash !== '' && other.slash.toLowerCase() === slash.toLowerCase(),
  );
  if (taken) faults.push({ kind: 'slash-taken', name: taken.name });
  faults.push(...findPlaceFaults(prompt));
  if (schema !== '' && !isSchema(schema)) faults.push({ kind: 'bad-schema' });
  return faults;
}

/** A click on something has to bring something that the prompt speaks of: else it would ask about nothing. */
function findPlaceFaults({ text, places }: Prompt): PromptFault[] {
  const { variables } = toWants(text);
  const faults: PromptFault[] = [];
  if (places.includes('selection') && !variables.includes('selection')) {
    faults.push({ kind: 'place-selection' });
  }
  if (
    places.includes('page') &&
    !variables.some((name) => name === 'page' || name === 'url' || name === 'title')
  ) {
    faults.push({ kind: 'place-page' });
  }
  // Its address is all that the click brings. A picture goes along by itself.
  if (places.includes('link') && !variables.includes('url')) faults.push({ kind: 'place-link' });
  return faults;
}

/** Whether a text is a JSON Schema of an object or a list, as far as it can be told without a validator. */
export function isSchema(text: string): boolean {
  const schema = parseRecord(text);
  return schema !== undefined && Object.keys(schema).length > 0;
}
