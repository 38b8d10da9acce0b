import type { Browser } from 'puppeteer-core';

/** The browser's own window, and code that runs in it with all the rights of Firefox's own. */
export interface Privileged {
  /**
   * Runs a function there. It is sent as text: it may use its arguments (JSON) and that window's globals, nothing of the
   * file around it.
   */
  run<Args extends readonly unknown[], Result>(
    code: (...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>>;
  /** The JSON value of an expression. */
  evaluate(expression: string): Promise<unknown>;
}

/** The connection below a browser, which Puppeteer does not declare. */
interface BidiConnection {
  send(method: string, params: object): Promise<{ result: unknown }>;
}

type Evaluated =
  | { type: 'success'; result: { value: string } }
  | { type: 'exception'; exceptionDetails: { text: string } };

/** Opens the browser's own scope; Firefox has to be started with `--remote-allow-system-access`. */
export async function openPrivileged(browser: Browser): Promise<Privileged> {
  const { connection } = browser as unknown as { connection: BidiConnection };
  const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const [own] = (tree.result as { contexts: { context: string }[] }).contexts;
  if (!own) throw new Error('Firefox has no window of its own');

  const evaluate = async (expression: string): Promise<unknown> => {
    const { result } = await connection.send('script.evaluate', {
      // As JSON: Firefox would describe a deep value only in part.
      expression: `(async () => JSON.stringify({ value: await ${expression} }))()`,
      target: { context: own.context },
      awaitPromise: true,
    });
    const outcome = result as Evaluated;
    if (outcome.type === 'exception') throw new Error(outcome.exceptionDetails.text);
    return (JSON.parse(outcome.result.value) as { value: unknown }).value;
  };
  return {
    evaluate,
    run: (code, ...args) =>
      evaluate(toCall(code, args)) as Promise<Awaited<ReturnType<typeof code>>>,
  };
}

/** The text of a function's call. */
export function toCall(code: (...args: never[]) => unknown, args: readonly unknown[]): string {
  return `(${code.toString()})(...${JSON.stringify(args)})`;
}
