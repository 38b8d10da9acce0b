import { createRandom } from '../support/random.ts';
import type { Random } from '../support/random.ts';
import { createVocabulary } from './vocabulary.ts';

/** Every section has the same constructs in the same order, so that the first and the last cost the same to draw. */
const sectionLength = 4_000;

/**
 * An answer as models write them, in Markdown: headings, paragraphs with emphasis, links and code, lists in lists, a
 * table, a quote, code in a fence. Sections of 4,000 characters, each in other words. The same for the same length.
 */
export function mixedAnswer(length: number): string {
  const random = createRandom(length);
  const say = createVocabulary(random);
  const sections = Array.from({ length: Math.ceil(length / sectionLength) }, (_, index) =>
    toSection(index + 1, say, random),
  );
  return sections.join('').slice(0, length);
}

/** The same text in so many pieces of equal length. */
export function toFrames(text: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    text.slice(
      Math.round((index * text.length) / count),
      Math.round(((index + 1) * text.length) / count),
    ),
  );
}

function toSection(number: number, say: (words: number) => string, random: Random): string {
  const sentence = (words: number): string => {
    const text = say(words);
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  };
  const prose = (): string =>
    [
      sentence(14),
      `${say(5)} **${say(2)}** ${say(6)}, and *${say(3)}* ${say(4)} \`${say(1)}()\`.`,
      `${sentence(9)} See [${say(3)}](https://example.com/${say(1)}?page=${random.integer(1, 99)}) ${say(6)}.`,
      sentence(17),
    ].join(' ');
  const row = (): string =>
    `| ${say(1)} | ${say(3)} | \`${say(1)}\` | ${random.integer(1, 9_999)} |`;
  const blocks = [
    `## ${number}. ${sentence(3)}`,
    prose(),
    prose(),
    [
      `- **${say(2)}**: ${say(9)}`,
      `- ${say(12)} with \`${say(1)}\``,
      `  - ${say(6)}`,
      `  - ${say(7)}`,
      `- ${say(10)}`,
    ].join('\n'),
    `### ${sentence(4)}`,
    prose(),
    [
      '```ts',
      `export function ${say(1)}(${say(1)}: string): number {`,
      ...Array.from({ length: 8 }, () => `  const ${say(1)} = ${say(1)}(${say(1)}, '${say(2)}');`),
      `  return ${say(1)}.length;`,
      '}',
      '```',
    ].join('\n'),
    [`1. ${sentence(11)}`, `2. ${say(5)} *${say(2)}* ${say(5)}`, `3. ${sentence(8)}`].join('\n'),
    [
      '| name | what it is | code | number |',
      '| --- | --- | :-: | ---: |',
      ...Array.from({ length: 5 }, row),
    ].join('\n'),
    `> ${sentence(16)}\n> ${say(4)} **${say(1)}** ${say(8)}`,
    prose(),
  ];
  let text = blocks.join('\n\n');
  // Sentences fill what is left: a section is a section whatever words it got.
  for (let count = 1; text.length < sectionLength - 2; count += 1) {
    text += `${count % 4 === 0 ? '\n\n' : ' '}${sentence(15)}`;
  }
  const whole = text.slice(0, sectionLength - 2).trimEnd();
  return `${whole.padEnd(sectionLength - 2, '.')}\n\n`;
}
