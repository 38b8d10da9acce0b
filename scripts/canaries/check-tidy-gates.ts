import { addFixtures, runGate, type Verdict } from './scratch.ts';

function demand(output: string, expected: Readonly<Record<string, string>>): Verdict {
  const dead = Object.entries(expected)
    .filter(([word]) => !output.includes(word))
    .map(([, sentence]) => sentence);
  return { alive: Object.keys(expected).length - dead.length, dead };
}

/** knip, which must see an export, a file and a package that nobody answers for. */
export function checkDeadCodeGate(scratch: string): Verdict {
  addFixtures(scratch, 'dead-code');
  const all = runGate(scratch, 'knip/bin/knip.js', ['--no-progress']);
  const product = runGate(scratch, 'knip/bin/knip.js', ['--production', '--include', 'files']);
  return demand(all + product, {
    deadExport: 'an export that nobody imports went through',
    'lib/core/dead-file.ts': 'a file that nobody imports went through',
    'lib/core/only-tested.ts': 'a file that only a test imports went through',
    'a-package-that-is-not-listed': 'a package that package.json does not name went through',
  });
}

/** The formatter, which must refuse a badly formatted file. */
export function checkFormatGate(scratch: string): Verdict {
  addFixtures(scratch, 'format');
  return demand(runGate(scratch, 'oxfmt/bin/oxfmt', ['--check', '.']), {
    'lib/core/badly-formatted.ts': 'a badly formatted file went through',
  });
}
