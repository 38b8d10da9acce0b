import { addFile, addFixtures, judge, listExpectations, runGate, type Verdict } from './scratch.ts';

interface Diagnostics {
  readonly diagnostics: readonly { readonly code: string; readonly filename: string }[];
}

/** Lints the scratch house and returns the rules that each file breaks. */
export function lint(scratch: string): ReadonlyMap<string, ReadonlySet<string>> {
  const output = runGate(scratch, 'oxlint/bin/oxlint', ['-f', 'json']);
  const { diagnostics } = JSON.parse(
    output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1),
  ) as Diagnostics;
  const found = new Map<string, Set<string>>();
  for (const { code, filename } of diagnostics) {
    const path = filename.replaceAll('\\', '/');
    found.set(path, (found.get(path) ?? new Set()).add(code));
  }
  return found;
}

/** The linter's rules, one fixture each, and the two lengths that are made here. */
export function checkLintGate(scratch: string): Verdict {
  addFixtures(scratch, 'lint');
  const expectations = new Map(listExpectations('lint'));
  const tooLong = [
    { path: 'lib/core/too-long.ts', lines: 301 },
    { path: 'entrypoints/too-long.ts', lines: 41 },
  ];
  for (const { path, lines } of tooLong) {
    const text = Array.from(
      { length: lines },
      (_, index) => `export const n${index} = ${index};\n`,
    );
    addFile(scratch, path, text.join(''));
    expectations.set(path, ['eslint(max-lines)']);
  }
  return judge(expectations, lint(scratch));
}
