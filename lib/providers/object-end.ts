/** Finds where a JSON object ends that comes in pieces, and goes through each of them once. */
export interface ObjectEnd {
  /** Whether anything came. */
  readonly begun: boolean;
  /** Whether one object came, to its last bracket, and nothing else. What is in it may be no JSON. */
  readonly reached: boolean;
  push(piece: string): void;
}

/** Builds one that has seen nothing yet. */
export function createObjectEnd(): ObjectEnd {
  let begun = false;
  let state: 'before' | 'inside' | 'behind' | 'none' = 'before';
  let depth = 0;
  let isText = false;
  let isEscaped = false;
  return {
    get begun() {
      return begun;
    },
    get reached() {
      return state === 'behind';
    },
    push(piece) {
      begun ||= piece !== '';
      for (const sign of piece) {
        if (state === 'none') return;
        if (isText) {
          if (sign === '"' && !isEscaped) isText = false;
          isEscaped = sign === '\\' && !isEscaped;
        } else if (state !== 'inside') {
          if (' \t\n\r'.includes(sign)) continue;
          state = state === 'before' && sign === '{' ? 'inside' : 'none';
          depth = 1;
        } else if (sign === '"') isText = true;
        else if (sign === '{' || sign === '[') depth += 1;
        else if (sign === '}' || sign === ']') {
          depth -= 1;
          if (depth === 0) state = 'behind';
        }
      }
    },
  };
}
