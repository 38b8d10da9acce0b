/**
 * Says in the background's own console, where somebody who looks for a fault looks first, what failed. Causes are errors
 * of the browser's APIs, which never hold a key.
 */
export function reportFault(what: string, cause: unknown): void {
  // oxlint-disable-next-line no-console -- the one place
  console.error(what, cause);
}
