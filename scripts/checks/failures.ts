import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** A test that failed. */
export interface Failure {
  /** Its file and its titles. */
  readonly test: string;
  /** What it said, in one line. */
  readonly error: string;
}

/** A file of Vitest's JSON report. */
export interface VitestFile {
  readonly name?: string;
  readonly status: string;
  /** Why the file did not load. */
  readonly message?: string;
  readonly assertionResults: readonly {
    readonly status?: string;
    readonly fullName?: string;
    readonly failureMessages?: readonly string[];
  }[];
}

/** An error of Playwright's JSON report. A test that took too long has two: that it did, and what it was waiting for. */
export interface PlaywrightError {
  readonly message?: string;
  readonly location?: { readonly file: string; readonly line: number };
}

/** A suite of Playwright's JSON report: a file, or a `describe` in it. */
export interface PlaywrightSuite {
  readonly title: string;
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly tests: readonly {
      readonly status: string;
      readonly results: readonly { readonly errors?: readonly PlaywrightError[] }[];
    }[];
  }[];
}

/** The failed tests of a file, or the file itself when it did not load. */
export function toVitestFailures(file: VitestFile): Failure[] {
  const path = relative('.', file.name ?? '');
  if (file.status === 'failed' && file.assertionResults.length === 0) {
    return [{ test: path, error: toFirstLine(file.message) }];
  }
  return file.assertionResults
    .filter(({ status }) => status === 'failed')
    .map(({ fullName = '', failureMessages = [] }) => ({
      test: `${path} › ${fullName}`,
      error: toFirstLine(failureMessages[0]),
    }));
}

/** The failed tests of a suite and of those in it. A flaky one has failed once. */
export function toPlaywrightFailures(suite: PlaywrightSuite, above = ''): Failure[] {
  const path = above === '' ? suite.title : `${above} › ${suite.title}`;
  const own = (suite.specs ?? []).flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ results }) => ({
        test: `${path} › ${title}`,
        error: results
          .flatMap(({ errors = [] }) => errors)
          .map(toPlaywrightLine)
          .join(' · '),
      })),
  );
  return [...own, ...(suite.suites ?? []).flatMap((inner) => toPlaywrightFailures(inner, path))];
}

/** What an error says, what was wanted and what came, what it was waiting for, and every line of a test that it passed. */
export function toPlaywrightLine({ message = '', location }: PlaywrightError): string {
  const text = stripVTControlCharacters(message);
  const waited = /^\s*-\s+(waiting for .*)$/mu.exec(text)?.[1];
  const compared = text.split('\n').filter((line) => comparedLine.test(line));
  const passed = Array.from(text.matchAll(testFrame), ([, file, line]) => `${file}:${line}`);
  const place = location && `${relative('.', location.file)}:${location.line}`;
  const places = new Set([...(place === undefined ? [] : [place]), ...passed]);
  return [
    toFirstLine(message),
    ...compared.slice(0, mostCompared).map((line) => shorten(line.trim())),
    ...(waited === undefined ? [] : [waited]),
    ...places,
  ].join(' · ');
}

/** A line that says what was wanted or what came, and one of a difference. */
const comparedLine = /^(?:(?:Expected|Received)\b.*:|[-+] {2,})/u;
const mostCompared = 8;
const testFrame = /^\s+at .*?(tests\/[\w./-]+\.ts):(\d+):\d+\)?$/gmu;

/** A whole page may have come: of what is long, its beginning and its end. */
function shorten(line: string): string {
  return line.length <= 400 ? line : `${line.slice(0, 200)} … ${line.slice(-200)}`;
}

/** The first line of an error that says something, without colours. */
function toFirstLine(text = ''): string {
  const lines = stripVTControlCharacters(text).split('\n');
  return lines.find((line) => line.trim() !== '')?.trim() ?? '';
}
