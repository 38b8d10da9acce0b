import { addFixtures, judge, listExpectations, runGate, type Verdict } from './scratch.ts';

const contexts = ['lib/core', '.', 'scripts', 'tests'];

/** The compiler's promises, per context: above all that the core sees neither page nor browser. */
export function checkTypeGate(scratch: string): Verdict {
  addFixtures(scratch, 'types');
  const found = new Map<string, Set<string>>();
  for (const context of contexts) {
    const output = runGate(scratch, 'typescript/bin/tsc', ['-p', context, '--pretty', 'false']);
    for (const [, path = '', code = ''] of output.matchAll(/^(\S+?)\(\d+,\d+\): error (TS\d+)/gm)) {
      found.set(path, (found.get(path) ?? new Set()).add(code));
    }
  }
  return judge(listExpectations('types'), found);
}
