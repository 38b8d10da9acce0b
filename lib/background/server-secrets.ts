import { parseRecord, toList, toRecord } from '../core/json.ts';
import type { RunError } from '../core/run-error.ts';
import type { ServerFault } from '../mcp/server-fault.ts';
import { isLoopbackUrl, toHost } from '../providers/base-url.ts';
import { redact } from '../providers/redact.ts';
import { toDetail } from '../providers/to-run-error.ts';

/** What of a kept token is secret: all of it, or of a sign-in each of its secrets. */
export function toSecrets(token: string | null, isSignIn: boolean): readonly string[] {
  if (!token) return [];
  if (!isSignIn) return [token];
  const { client, tokens } = parseRecord(token) ?? {};
  const secrets = [
    toRecord(client)?.['client_secret'],
    toRecord(tokens)?.['access_token'],
    toRecord(tokens)?.['refresh_token'],
    toRecord(tokens)?.['id_token'],
  ];
  return secrets.filter((secret) => typeof secret === 'string' && secret !== '') as string[];
}

/** Where the user has agreed to sign in, as it is kept with what the sign-in has brought. */
export function toAgreed(token: string | null): readonly string[] {
  return toList(parseRecord(token ?? '')?.['origins']).filter((each) => typeof each === 'string');
}

/** The same value without the secrets in any of its texts: a server may say back what it was sent. */
export function withoutSecrets<Value>(value: Value, secrets: readonly string[]): Value {
  if (secrets.length === 0) return value;
  const strike = (inner: unknown): unknown => {
    if (typeof inner === 'string')
      return secrets.reduce((text, secret) => redact(text, secret), inner);
    if (Array.isArray(inner)) return inner.map(strike);
    const record = toRecord(inner);
    if (!record) return inner;
    // A picture is what it is.
    const entries = Object.entries(record).map(([name, field]) =>
      name === 'base64' ? [name, field] : [strike(name), strike(field)],
    );
    return Object.fromEntries(entries) as unknown;
  };
  return strike(value) as Value;
}

/** What a fault means to a person. */
export function toServerError(
  fault: ServerFault,
  url: string,
  secrets: readonly string[],
): RunError {
  const { status, host = toHost(url) } = fault;
  const kind = isOriginRefusal(fault, url) ? 'blocked-origin' : fault.kind;
  // Node, where the tests run, does not know.
  const online: boolean | undefined = navigator.onLine;
  return {
    // The browser tells no more than that there was no connection.
    kind: kind === 'unreachable' && !(online ?? true) ? 'offline' : kind,
    host,
    ...(status !== undefined && { status }),
    detail: toDetail(toSaid(fault, secrets), null),
  };
}

/** Whether a server on this machine has refused us because we are an extension, as many do against pages. */
function isOriginRefusal({ status, message }: ServerFault, url: string): boolean {
  return status === 403 && isLoopbackUrl(url) && /\borigin\b|\bcors\b/i.test(message);
}

/** The words of a fault, for a model. */
export function toSaid({ message }: ServerFault, secrets: readonly string[]): string {
  return withoutSecrets(message.slice(0, 20_000), secrets).slice(0, 2_000);
}
