import { existsSync, readFileSync } from 'node:fs';
import { figureNote, type DeepFigure } from '../../tests/support/deep.ts';

/** What is read of a report of Playwright or of Vitest. */
interface Report {
  readonly suites?: readonly Suite[];
  readonly testResults?: readonly {
    readonly assertionResults: readonly { readonly meta?: { readonly figure?: DeepFigure } }[];
  }[];
}

interface Suite {
  readonly suites?: readonly Suite[];
  readonly specs?: readonly {
    readonly tests: readonly {
      readonly annotations?: readonly { readonly type: string; readonly description?: string }[];
    }[];
  }[];
}

/** The figures that the tests of a runner left in its report; none where it left no report. */
export function readFigures(file: string): DeepFigure[] {
  if (!existsSync(file)) return [];
  return toFigures(JSON.parse(readFileSync(file, 'utf8')) as Report);
}

/** The figures in a report. */
export function toFigures({ suites = [], testResults = [] }: Report): DeepFigure[] {
  const ofVitest = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .flatMap(({ meta }) => meta?.figure ?? []);
  return [...suites.flatMap(ofSuite), ...ofVitest];
}

function ofSuite({ suites = [], specs = [] }: Suite): DeepFigure[] {
  const own = specs
    .flatMap(({ tests }) => tests)
    .flatMap(({ annotations = [] }) => annotations)
    .filter(({ type, description }) => type === figureNote && description !== undefined)
    .map(({ description }) => JSON.parse(description!) as DeepFigure);
  return [...own, ...suites.flatMap(ofSuite)];
}
