import { readLicenceText, readOwnText } from './licence-text.ts';
import { readPackage, type PackageFacts } from './read-package.ts';

/** Where the licences stand in the package. */
export const noticesFile = 'THIRD-PARTY-NOTICES.txt';

/** What is in the package without being a module of a package: outlines that were copied, and code within a library's file. */
const copied = [
  {
    name: 'lucide-static',
    version: '1.62.0',
    license: 'ISC',
    homepage: 'https://lucide.dev',
    text: 'lucide',
    of: undefined,
  },
  {
    name: 'core-js',
    version: '3.51.0',
    license: 'MIT',
    homepage: 'https://core-js.io',
    text: 'core-js',
    of: 'pdfjs-dist',
  },
] as const;

const line = '='.repeat(80);

const head = `Sidestream contains the work of others. Each part is named here with its version, where it comes from, and the
whole text of its licence. Sidestream itself is under the MIT licence.

pdf.js, Readability, Preact, the MCP SDK and zod were changed for this package: what writes markup or makes code out of text
is taken out of them. The sources of Sidestream say how, in the folder scripts/vite.`;

interface Entry {
  readonly facts: PackageFacts;
  readonly text: string;
}

function toAddress({ name, homepage, repository }: PackageFacts): string {
  const url = typeof repository === 'string' ? repository : repository?.url;
  return homepage ?? url?.replace(/^git\+/, '') ?? `https://www.npmjs.com/package/${name}`;
}

function toSection({ facts, text }: Entry): string {
  const { name, version, license = 'see below' } = facts;
  return `${line}\n${name} ${version}\n${toAddress(facts)}\nLicence: ${license}\n${line}\n\n${text}\n`;
}

/** One part of a build that is the work of others. */
export interface Part {
  readonly name: string;
  readonly version: string;
  readonly address: string;
  readonly license: string;
  /** The package that it came with; undefined where it came by itself. */
  readonly within: string | undefined;
}

const section = /^={80}\n(\S+) (.+)\n(\S+)\nLicence: (.+)\n={80}$/gm;

/** The parts that a text of {@link toNotices} names. */
export function parseNotices(notices: string): readonly Part[] {
  return [...notices.matchAll(section)].map(
    ([, name = '', version = '', address = '', license = '']) => {
      const within = copied.find((part) => part.name === name)?.of;
      return { name, version, address, license, within };
    },
  );
}

/**
 * The text that goes with a build.
 * @param folders of the packages that are in it, some perhaps by more than one name
 * @throws Error when a package holds no text of its licence
 */
export function toNotices(folders: readonly string[]): string {
  const entries = new Map<string, Entry>();
  for (const folder of folders) {
    const facts = readPackage(folder);
    entries.set(`${facts.name} ${facts.version}`, { facts, text: readLicenceText(folder) });
  }
  for (const { text: name, of, ...facts } of copied) {
    const text = readOwnText(name);
    if (text === undefined) throw new Error(`scripts/licences/${name}.txt is missing`);
    const isThere =
      of === undefined || [...entries.values()].some(({ facts: { name } }) => name === of);
    if (isThere) entries.set(`${facts.name} ${facts.version}`, { facts, text });
  }
  const sections = [...entries.keys()]
    .sort()
    .map((key) => entries.get(key)!)
    .map(toSection);
  return `${head}\n\n${sections.join('\n\n')}`;
}
