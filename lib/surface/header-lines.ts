import {
  findHeaderNameFault,
  isHeaderValue,
  isSecretHeader,
  type HeaderNameFault,
} from '../core/tuning-rules.ts';

/** The first thing that is wrong with typed headers, and what of them it is: the name, or the line without one. */
export interface HeadersFault {
  type: HeaderNameFault | 'malformed' | 'secret' | 'unsendable' | 'repeated';
  text: string;
}

/** A sentence has no room for more of a line. */
const longestQuote = 60;

/** Headers as they are typed: `name: value`, one per line. */
export function toHeaderLines(headers: Readonly<Record<string, string>>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}

/**
 * The headers that lines stand for, or the first fault. Empty lines are none. Names come in lower case: one of ours in
 * another spelling would be sent beside ours, and not instead. `keyHeader` is where the key goes.
 */
export function readHeaders(
  lines: string,
  keyHeader: string,
): { headers: Record<string, string> } | { fault: HeadersFault } {
  const headers = new Map<string, string>();
  for (const line of lines.split('\n').map((each) => each.trim())) {
    if (line === '') continue;
    const [, name = '', value = ''] = /^([^:]*):(.*)$/.exec(line)?.map((part) => part.trim()) ?? [];
    const type = findFault(name, value, keyHeader, headers);
    if (type) {
      const text = type === 'malformed' ? line : name;
      return { fault: { type, text: text.slice(0, longestQuote) } };
    }
    headers.set(name.toLowerCase(), value);
  }
  return { headers: Object.fromEntries(headers) };
}

function findFault(
  name: string,
  value: string,
  keyHeader: string,
  seen: ReadonlyMap<string, string>,
): HeadersFault['type'] | undefined {
  if (name === '' || value === '') return 'malformed';
  const fault = findHeaderNameFault(name);
  if (fault) return fault;
  if (isSecretHeader(name, keyHeader)) return 'secret';
  if (!isHeaderValue(value)) return 'unsendable';
  return seen.has(name.toLowerCase()) ? 'repeated' : undefined;
}
