/** Marks of quotation that stand around a key in documentation and in shells. */
const quotes = '["\'`“”„‘’]*';

/** The name of a variable with a key in shells and `.env` files: `OPENAI_API_KEY`, `$env:HF_TOKEN`. */
const variable = '(?:(?:export|set|setx)\\s+|\\$env:)?\\w{0,60}(?:key|token|secret)\\w{0,60}';

/** The name of a header or a setting with a key: `authorization`, `x-api-key`, `apiKey`. */
const header = '(?:(?:-H|--header)\\s+)?' + quotes + '(?:authorization|[\\w-]{0,60}api[-_ ]?key)';

/**
 * How keys stand in headers and commands: `Authorization: Bearer sk-…`, `export OPENAI_API_KEY="sk-…"`, `"sk-…"`. After
 * a name there must be more than `=`, with which a key itself may end.
 */
const before = new RegExp(
  `^${quotes}(?:(?:${header}${quotes}\\s*[:=]|${variable}\\s*=)(?!\\s*=|\\s*$)\\s*)?${quotes}(?:bearer\\s+)*${quotes}`,
  'iu',
);
/** What stands before a key, with none after it: `Bearer`, `Authorization:`. */
const none = new RegExp(
  `^(?:${header}${quotes}\\s*:)?\\s*${quotes}(?:bearer\\s*)*${quotes}$`,
  'iu',
);
const after = new RegExp(`${quotes}[,;]?$`, 'u');

/**
 * A key without what copying adds: what stands before and around it in an example, white space of any kind, line
 * breaks, invisible characters. No key holds any of these. '' where there is none in it.
 */
export function cleanKey(typed: string): string {
  const visible = typed.replace(/[\u200B-\u200D\u2060]+/gu, '').trim();
  if (none.test(visible.replace(after, ''))) return '';
  return visible
    .replace(before, '')
    .replace(after, '')
    .replace(/[\s\p{Cc}]+/gu, '');
}
