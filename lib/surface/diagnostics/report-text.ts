import type { RecordedFault, RecordedStep, RunRecord } from '../../core/run-record.ts';

/** What stands at the head of a report. */
export interface ReportHead {
  version: string;
  /** As {@link toBrowserName} has it. */
  browser: string;
  platform: string;
  /** Of the user interface, and those that the browser asks pages for. */
  language: string;
  languages: readonly string[];
  connections: number;
  conversations: number;
  lives: number;
}

/** The host of a provider's preset; '' where it names none. */
export type ToUsualHost = (provider: string) => string;

/**
 * The log as it is copied for a bug report: plain text, and in English whatever the language of the page is, since those
 * who read reports need one.
 */
export function toReportText(
  records: readonly RunRecord[],
  head: ReportHead,
  toUsualHost: ToUsualHost,
): string {
  const lines = [
    `Sidestream ${head.version} on ${head.browser}, ${head.platform}`,
    `language ${head.language} (browser: ${head.languages.join(', ')})`,
    `connections: ${head.connections}, conversations: ${head.conversations}`,
    `starts of the background since the browser began: ${head.lives}`,
    `runs: ${records.length}, the newest first`,
  ];
  return [lines, ...records.map((record) => toRecordLines(record, toUsualHost))]
    .map((block) => block.join('\n'))
    .join('\n\n');
}

const taskWords = { test: 'connection test', models: 'model list', title: 'title' } as const;

/** What is said of one run. */
export function toRecordLines(record: RunRecord, toUsualHost: ToUsualHost): string[] {
  const { atMs, provider, dialect, host, usualHost, model, stream, readers, life } = record;
  const place = usualHost ? `${host} (${toUsualHost(provider)})` : host;
  const task = record.task === undefined ? [] : [taskWords[record.task]];
  const asked = [...task, provider || 'no provider', dialect || 'no dialect', place];
  return [
    `${new Date(atMs).toISOString()} ${asked.join(', ')}`,
    `  model ${model || 'with a name of its own'}, ${stream ? 'streamed' : 'in one piece'}, ` +
      `background ${life}${record.orphan ? ' found it' : `, read by ${readers}`}`,
    ...(record.ahead === undefined ? [] : [`  waited behind ${record.ahead} in the queue`]),
    ...record.steps.flatMap(toStepLines),
    `  ${toEndWords(record)}`,
  ];
}

function toStepLines(step: RecordedStep, index: number): string[] {
  const { status, correction, retry } = step;
  const times = toList(step, [
    ['headMs', 'headers'],
    ['firstByteMs', 'first byte'],
    ['firstWordMs', 'first word'],
    ['lastWordMs', 'last word'],
    ['lastByteMs', 'last byte'],
    ['endMs', 'end'],
  ]);
  const counts = toList(step, [
    ['sent', 'sent'],
    ['received', 'bytes received'],
    ['events', 'events'],
    ['deltas', 'deltas'],
    ['comments', 'comments'],
    ['oddities', 'oddities'],
  ]);
  return [
    `  request ${index + 1} at ${step.sinceMs} ms: ${status === undefined ? 'no status' : `HTTP ${status}`}`,
    ...(times === '' ? [] : [`    ms: ${times}`]),
    ...(counts === '' ? [] : [`    ${counts}`]),
    ...(correction === undefined ? [] : [`    corrected: ${correction}`]),
    ...(retry === undefined
      ? []
      : [
          `    sent again${retry.waitMs === undefined ? '' : ` after ${retry.waitMs} ms`}: ${toFaultWords(retry)}`,
        ]),
  ];
}

type Counted = Exclude<keyof RecordedStep, 'correction' | 'retry'>;

function toList(
  step: RecordedStep,
  names: readonly (readonly [name: Counted, word: string])[],
): string {
  return names
    .filter(([name]) => step[name] !== undefined)
    .map(([name, word]) => `${word} ${step[name]}`)
    .join(', ');
}

function toEndWords({ end, endMs, finish, fault }: RunRecord): string {
  const after = endMs === undefined ? '' : ` after ${endMs} ms`;
  if (end === 'finish') return `finished${after}: ${finish ?? 'other'}`;
  if (end === 'abort') return `stopped by the user${after}`;
  return `failed${after}: ${fault ? toFaultWords(fault) : 'unexpected'}`;
}

function toFaultWords({ kind, status, silence, lostTo, waitedMs }: RecordedFault): string {
  return [
    kind,
    status === undefined ? '' : `HTTP ${status}`,
    silence === undefined ? '' : `silence: ${silence}`,
    lostTo === undefined ? '' : `lost to: ${lostTo}`,
    waitedMs === undefined ? '' : `waited ${waitedMs} ms`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** Name and version of the browser, out of what it calls itself. */
export function toBrowserName(userAgent: string): string {
  const found = /(Firefox|Edg|OPR|Chrome)\/([\d.]+)/.exec(
    userAgent.replace(/Chrome\/\S+(?=.*(?:Edg|OPR)\/)/, ''),
  );
  return found ? `${found[1]} ${found[2]}` : 'another browser';
}
