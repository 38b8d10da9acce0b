import { say } from '../scenarios.ts';
import { toButtons } from './fault.ts';
import type { Fault } from './fault.ts';
import { toFaultWords } from './fault-words.ts';
import { faultGroups, faults } from './faults.ts';

const columns = [
  'the endpoint …',
  'state',
  'what is read',
  'behind "Details"',
  'text kept',
  'buttons',
  'requests',
];
/** Longer than any sentence of an endpoint in the table, shorter than a page. */
const longestDetail = 100;

/** `docs/faults.md`, made from the rows that the end-to-end tests check. */
export function toFaultDocument(): string {
  const tables = faultGroups.map(
    (group) =>
      `## ${group.heading}\n\n${[columns, columns.map(() => '---'), ...group.faults.map(toCells)]
        .map((cells) => `| ${cells.join(' | ')} |`)
        .join('\n')}`,
  );
  return `${introduction}\n\n${tables.join('\n\n')}\n`;
}

const introduction = `# What goes wrong, and what is then said

Written by \`tests/unit/support/fault-document.test.ts\` from the rows in \`tests/e2e/support/faults\`; do not edit. Each of
the ${faults.length} rows is checked in a real Chromium by \`tests/e2e/chromium/faults.spec.ts\`: a server does what the first column
says, and the answer has to show exactly what the others say, never the key, and to come back with Retry. The words are
those of the English catalogue, for a server at \`example.com\` and the model \`a-model\`. What may pass by itself is only
tried again where the row says so, so that it is seen at once.`;

function toCells(fault: Fault): string[] {
  const { title, advice, marks } = toFaultWords(fault, 'example.com', 'a-model');
  const said = [title, advice, fault.refusal && `“${fault.refusal}”`, ...marks];
  return [
    fault.what,
    fault.reason === undefined ? fault.state : `${fault.state}: ${fault.reason}`,
    // A star would make the rest of the row slanted.
    said
      .filter(Boolean)
      .join(' ')
      .replaceAll('*', String.raw`\*`) || 'the answer alone',
    toDetail(fault),
    toKept(fault),
    toButtons(fault)
      .map((key) => say(key))
      .join(', '),
    String(fault.requests ?? 1),
  ].map((cell) => cell.replaceAll('|', String.raw`\|`));
}

function toKept({ kept, keptAtLeast }: Fault): string {
  if (keptAtLeast !== undefined) return `${keptAtLeast.toLocaleString('en')} characters`;
  return kept === undefined ? '' : toCode(kept);
}

function toDetail({ detail = '', requestId }: Fault): string {
  const cut = detail.length > longestDetail ? `${detail.slice(0, longestDetail)}…` : detail;
  const id = requestId === undefined ? '' : say('errors.requestId', { id: requestId });
  return [cut && toCode(cut), id].filter(Boolean).join('; ');
}

/** Details may hold what Markdown has a use for, a backtick among it. */
function toCode(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}
