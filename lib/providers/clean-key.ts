/** Marks of quotation that stand around a key in documentation and in shells. */
const quotes = '["\'`“”„‘’]*';

/** How keys stand in headers and commands: `Authorization: Bearer sk-…`, `"Bearer sk-…",`, `"sk-…"`. */
const before = new RegExp(
  `^${quotes}(?:authorization${quotes}\\s*[:=]\\s*)?${quotes}(?:bearer\\s+)*${quotes}`,
  'iu',
);
const after = new RegExp(`${quotes}[,;]?$`, 'u');

/**
 * A key without what copying adds: what stands before and around it in an example, white space of any kind, line
 * breaks, invisible characters. No key holds any of these.
 */
export function cleanKey(typed: string): string {
  const visible = typed.replace(/[\u200B-\u200D\u2060]+/gu, '').trim();
  return visible
    .replace(before, '')
    .replace(after, '')
    .replace(/[\s\p{Cc}]+/gu, '');
}
