import { replaceSection } from '../../scripts/document-section.ts';
import type { Conditions } from './conditions.ts';
import { toDigits } from './figure.ts';
import type { Figure } from './figure.ts';

/** Everything of one run of the benchmark. */
export interface Report {
  conditions: Conditions;
  figures: readonly Figure[];
  /** The table of `scripts/sizes.ts`, as it is. */
  sizes: string;
}

const heads = ['', 'median', 'p95', 'values', 'runs', 'aim'];

function toCells(figure: Figure): string[] {
  const { label, unit, median, p95, samples, runs, aim } = figure;
  const withUnit = (value: number): string => `${toDigits(value)} ${unit}`.trimEnd();
  return [
    label,
    withUnit(median),
    withUnit(p95),
    String(samples),
    String(runs),
    aim ? `${aim.words}: ${aim.met ? 'met' : 'missed'}` : '',
  ];
}

function toGroups(figures: readonly Figure[]): Map<string, Figure[]> {
  return Map.groupBy(figures, ({ group }) => group);
}

/** The figures for a terminal. */
export function toTerminal({ conditions, figures, sizes }: Report): string {
  const rows = figures.map(toCells);
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  const toLine = (cells: readonly string[]): string =>
    cells
      .map((cell, column) =>
        column === 0 || column === 5
          ? cell.padEnd(widths[column] ?? 0)
          : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  const tables = [...toGroups(figures)].map(([group, members]) =>
    [`\n${group}`, toLine(heads), ...members.map(toCells).map(toLine)].join('\n'),
  );
  return [...toConditionLines(conditions), ...tables, '\nSizes, gzip', sizes].join('\n');
}

/** `document` with the part of it that is the benchmark's replaced, or begun. */
export function toDocument(
  document: string | undefined,
  report: Report,
  only: readonly string[],
): string {
  const name = ['bench', ...only].join('-');
  const title = only.length === 0 ? 'Benchmark' : `Benchmark: ${only.join(', ')}`;
  return replaceSection(document ?? '# Measurements\n', name, toMarkdown(title, report));
}

function toMarkdown(title: string, { conditions, figures, sizes }: Report): string {
  const toRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const tables = [...toGroups(figures)].map(([group, members]) => {
    const rows = members.map(toCells).map(toRow);
    return [
      `### ${group}`,
      '',
      toRow(heads),
      '| --- | ---: | ---: | ---: | ---: | --- |',
      ...rows,
    ].join('\n');
  });
  return [
    `## ${title}`,
    toConditionLines(conditions)
      .map((line) => `- ${line}`)
      .join('\n'),
    howMeasured,
    ...tables,
    '### Sizes, gzip',
    `\`\`\`\n${sizes}\n\`\`\``,
  ].join('\n\n');
}

function toConditionLines(conditions: Conditions): string[] {
  const { date, command, node, browsers, cores, loads, clockMs, framesPerSecond } = conditions;
  const lines = [
    `${date}, \`${command}\``,
    `${[`Node ${node}`, ...browsers].join('; ')}; browsers headless, without a graphics card`,
    `${cores} cores, which server, browser and benchmark share; load average over one minute ` +
      `${toDigits(loads[0])} before, ${toDigits(loads[1])} after`,
  ];
  if (clockMs !== undefined && framesPerSecond !== undefined) {
    lines.push(
      `clocks of server and pages at most ${toDigits(clockMs)} ms apart (half of the quickest ` +
        `round trip included); an idle page got at least ${framesPerSecond} frames a second`,
    );
  }
  return lines;
}

const howMeasured = `How it is measured:

- **Delivery.** A server on loopback writes one event for each delta and notes when. The page notes when a text of at
  least that length is in the DOM ("in the page", a MutationObserver), when the frame with it has been laid out and
  painted ("drawn", a message posted in the frame arrives), and when the next frame begins ("on screen", since that is
  when a display shows the frame before). All clocks are of one machine. A frame is 16.7 ms.
- **The floor** is a bare page in the same browser, in turns with ours, with the same deltas: \`fetch\`, a reader loop,
  eventsource-parser and one text node that grows once a frame. It has no worker, no Port, no journal on disk and no
  interface. "Ours / floor" is the ratio of the two medians and of the two 95th percentiles.
- **Messages** are the \`run-update\`s that one side panel gets through its Port.
- **Cost of a delta** is the main thread's task time (\`Performance.getMetrics\`, TaskDuration) in the panel's page for the
  last 10 kB of a 100 kB answer, over that for the first 10 kB, both at 500 deltas/s, after an answer that warms the page
  up.
- **Decoding** runs in Node and in a page of Chromium: bytes to parts with our reader and adapter, against a bare loop of
  \`TextDecoder\`, eventsource-parser and \`JSON.parse\`, the openai SDK's \`Stream\` and the ai SDK's \`streamText\` with its
  OpenAI-compatible provider, over the same bytes and in turns; a ratio is of two times of one round. Ours compares a
  chunk with the last before it parses it, so there are replies whose chunks are all padded differently, and that are
  all unlike, too.
- **Rendering.** A page for each renderer with the styles and the width of the side panel, and a log that follows its end,
  in one browser and in turns, after an answer that warms it up. Ours is the product's own components from the folding
  of a part on; it draws a text that comes this fast in every fourth frame, its peers whenever they are told to. Task
  time is the thread's own, so what else the machine does is not counted; the longest task is from a trace, and is the
  thread's own time too. All sections of the text have the same constructs, so its first and last tenth compare.
- **Limits of decoding**: the heap after its garbage is collected, while a reply of a million events is read, and one
  event of up to 28 MiB that comes byte by byte.
- **Journal**: from the beginning of the transaction to its end, in the worker, at 500 deltas/s.
- **Calls**: from when the server has written the end of a reply that calls \`calculate\`, which the user has allowed, to when the
  request with its result has come. Of the first round, which waits for the user, nothing is counted.
- The 95th percentile is by nearest rank over all values of all runs.`;
