/** The variables of a prompt, but for those that are asked of the user. What they stand for is data from elsewhere. */
export const dataVariables = ['selection', 'page', 'url', 'title', 'clipboard'] as const;

/** One of {@link dataVariables}. */
export type DataVariable = (typeof dataVariables)[number];

/** A piece of a prompt's text. */
export type PromptPiece =
  | { type: 'text'; text: string }
  | { type: 'variable'; name: DataVariable }
  | { type: 'input'; label: string }
  /** Two braces around something that nobody knows. */
  | { type: 'unknown'; written: string };

/** Two braces, and what is between them on one line. */
const variable = /\{\{([^{}\n]*)\}\}/g;

/** A prompt's text in its pieces. */
export function toPieces(text: string): PromptPiece[] {
  const pieces: PromptPiece[] = [];
  let end = 0;
  for (const match of text.matchAll(variable)) {
    if (match.index > end) pieces.push({ type: 'text', text: text.slice(end, match.index) });
    pieces.push(toPiece(match[1] ?? '', match[0]));
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push({ type: 'text', text: text.slice(end) });
  return pieces;
}

function toPiece(inner: string, written: string): PromptPiece {
  const name = inner.trim();
  const known = dataVariables.find((each) => each === name.toLowerCase());
  if (known) return { type: 'variable', name: known };
  const label = /^input\s*:(.*)$/i.exec(name)?.[1]?.trim();
  return label ? { type: 'input', label } : { type: 'unknown', written };
}

/** What a prompt wants to be filled with, each once and in the order of its text. */
export interface PromptWants {
  variables: DataVariable[];
  /** The labels of what is asked of the user. */
  inputs: string[];
}

/** What has to be known before a prompt can be asked. */
export function toWants(text: string): PromptWants {
  const variables = new Set<DataVariable>();
  const inputs = new Set<string>();
  for (const piece of toPieces(text)) {
    if (piece.type === 'variable') variables.add(piece.name);
    if (piece.type === 'input') inputs.add(piece.label);
  }
  return { variables: [...variables], inputs: [...inputs] };
}
