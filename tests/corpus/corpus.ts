import { css, mathMl, svg } from './foreign.ts';
import { constructs, linkForms, openedAddresses, refusedAddresses } from './links.ts';
import { handlers, loaders, scripts } from './markup.ts';

/**
 * Our own corpus of answers that want to run, load, send or lead somewhere. In its sources `HIT` is code that leaves a
 * mark with the payload's number, `URL` an address of the canary's server with it, and `HOST` the same without a scheme.
 */
export interface Payload {
  /** Unique; what gets through leaves it behind. */
  id: number;
  /** Its category, and its place in it. */
  name: string;
  markdown: string;
}

const byCategory: Readonly<Record<string, readonly string[]>> = {
  script: scripts,
  handler: handlers,
  loader: loaders,
  svg,
  mathml: mathMl,
  css,
  construct: constructs,
  opened: openedAddresses.flatMap((address) => linkForms.map((form) => form(address))),
  refused: refusedAddresses.flatMap((address) => linkForms.map((form) => form(address))),
};

/** The names of the corpus's parts. */
export const categories = Object.keys(byCategory);

/** How many payloads were written one by one, before addresses are put into every form of a link. */
export const writtenCount =
  Object.entries(byCategory)
    .filter(([name]) => name !== 'opened' && name !== 'refused')
    .reduce((sum, [, payloads]) => sum + payloads.length, 0) +
  openedAddresses.length +
  refusedAddresses.length;

/** The corpus, against a canary whose server has that host (with its port). */
export function toCorpus(host: string): readonly Payload[] {
  return Object.entries(byCategory)
    .flatMap(([category, sources]) =>
      sources.map((source, index) => ({ name: `${category} ${index}`, source })),
    )
    .map(({ name, source }, id) => ({ id, name, markdown: fill(source, id, host) }));
}

function fill(source: string, id: number, host: string): string {
  return source
    .replaceAll('URL', `http://${host}/${id}`)
    .replaceAll('HOST', `${host}/${id}`)
    .replaceAll(/HIT|canary\('ID'\)/gu, `canary(${id})`)
    .replaceAll("anary('ID')", `anary(${id})`);
}

/** Payloads in answers of `count` each, every one in an item of its own: none can take the next into its own block. */
export function toAnswers(corpus: readonly Payload[], count: number): readonly string[] {
  const items = corpus.map(({ markdown }) => `- ${markdown.replaceAll('\n', '\n  ')}`);
  return Array.from({ length: Math.ceil(items.length / count) }, (_, index) =>
    items.slice(index * count, (index + 1) * count).join('\n'),
  );
}
