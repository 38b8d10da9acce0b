import { parseSync } from 'vite';

/** A node of a syntax tree, whatever it is. */
export interface SyntaxNode {
  readonly type: string;
  readonly [field: string]: unknown;
}

/**
 * Calls back for every node of a source, from above.
 * @throws Error when it cannot be parsed
 */
export function visitSource(
  path: string,
  text: string,
  visit: (node: SyntaxNode, parent: SyntaxNode | undefined) => void,
): void {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message}`);
  const walk = (value: unknown, parent: SyntaxNode | undefined): void => {
    if (Array.isArray(value)) {
      for (const item of value) walk(item, parent);
    } else if (isNode(value)) {
      visit(value, parent);
      for (const field of Object.values(value)) walk(field, value);
    }
  };
  walk(program, undefined);
}

/** Whether something is a node. */
export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value;
}

const wraps =
  /^(?:ChainExpression|ParenthesizedExpression|AwaitExpression|TS(?:As|NonNull|Satisfies)\w*)$/;

/** An expression without the casts, parentheses and `?.` around it. */
export function unwrap(node: unknown): unknown {
  return isNode(node) && wraps.test(node.type)
    ? unwrap(node['expression'] ?? node['argument'])
    : node;
}

/** The names of `a.b.c`, from the left; undefined where it is anything else. */
export function toChain(expression: unknown): readonly string[] | undefined {
  const node = unwrap(expression);
  if (!isNode(node)) return undefined;
  if (node.type === 'Identifier') return [String(node['name'])];
  if (node.type !== 'MemberExpression' || node['computed'] === true) return undefined;
  const left = toChain(node['object']);
  const property = node['property'];
  return left && isNode(property) ? [...left, String(property['name'])] : undefined;
}
