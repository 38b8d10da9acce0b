import { StringStream } from '@codemirror/streamparser';
import type { StreamParser } from '@codemirror/streamparser';

/** What a piece of code is, as far as it has a look of its own. */
export type TokenKind =
  | 'keyword'
  | 'string'
  | 'comment'
  | 'number'
  | 'name'
  | 'type'
  | 'meta'
  | 'inserted'
  | 'deleted'
  | 'heading';

/** A piece of a line. */
export interface Token {
  readonly text: string;
  readonly kind: TokenKind | undefined;
}

/** Reads code line by line: what a line leaves open is known to the next, and nothing is looked at twice. */
export interface LineReader {
  /** The pieces of the next line, which has no line end. */
  read(line: string): readonly Token[];
}

/** What the language's readers call things, old names and new. */
const kinds: Readonly<Record<string, TokenKind>> = {
  keyword: 'keyword',
  controlKeyword: 'keyword',
  operatorKeyword: 'keyword',
  moduleKeyword: 'keyword',
  definitionKeyword: 'keyword',
  modifier: 'keyword',
  self: 'keyword',
  tag: 'keyword',
  tagName: 'keyword',
  string: 'string',
  link: 'string',
  url: 'string',
  regexp: 'string',
  character: 'string',
  comment: 'comment',
  quote: 'comment',
  number: 'number',
  atom: 'number',
  bool: 'number',
  null: 'number',
  integer: 'number',
  float: 'number',
  unit: 'number',
  color: 'number',
  def: 'name',
  definition: 'name',
  function: 'name',
  property: 'name',
  propertyName: 'name',
  attribute: 'name',
  attributeName: 'name',
  macroName: 'name',
  type: 'type',
  typeName: 'type',
  className: 'type',
  namespace: 'type',
  builtin: 'type',
  standard: 'type',
  qualifier: 'type',
  meta: 'meta',
  annotation: 'meta',
  processingInstruction: 'meta',
  documentMeta: 'meta',
  inserted: 'inserted',
  deleted: 'deleted',
  heading: 'heading',
  header: 'heading',
  strong: 'heading',
};

/** Whatever finds nothing so often at one place is not waited for. */
const mostTries = 10;

/** Builds a reader that stands before the first line. */
export function createLineReader(parser: StreamParser<unknown>): LineReader {
  const state: unknown = parser.startState?.(2) ?? {};
  return {
    read(line) {
      if (line === '') {
        parser.blankLine?.(state, 2);
        return [];
      }
      const stream = new StringStream(line, 4, 2);
      const tokens: Token[] = [];
      while (!stream.eol()) {
        const kind = toKind(readStyle(parser, stream, state));
        const text = stream.current();
        const last = tokens.at(-1);
        if (last?.kind === kind && last !== undefined) {
          tokens[tokens.length - 1] = { text: last.text + text, kind };
        } else {
          tokens.push({ text, kind });
        }
      }
      return tokens;
    },
  };
}

function readStyle(
  parser: StreamParser<unknown>,
  stream: StringStream,
  state: unknown,
): string | null | undefined {
  stream.start = stream.pos;
  for (let tries = 0; tries < mostTries; tries += 1) {
    // Whatever its type says: some readers give nothing at all for what has no style.
    const style: string | null | undefined = parser.token(stream, state);
    if (stream.pos > stream.start) return style;
  }
  stream.next();
  return undefined;
}

/** `variableName.definition` is a name, `string-2` a string. The last word that says anything decides. */
function toKind(style: string | null | undefined): TokenKind | undefined {
  if (!style) return undefined;
  let found: TokenKind | undefined;
  for (const word of style.split(/[ .]/)) found = kinds[word.replace(/-\d$/, '')] ?? found;
  return found;
}
