import { McpError, ErrorCode } from '@modelcontextprotocol/sdk/types.js';
import { StreamableHTTPError } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { UnauthorizedError } from '@modelcontextprotocol/sdk/client/auth.js';
import { OAuthError } from '@modelcontextprotocol/sdk/server/auth/errors.js';
import type { ErrorKind } from '../core/run-error.ts';
import { SignInEnded } from '../core/web-sign-in.ts';
import { EventTooLong } from '../sse/stream-request.ts';

/** A server of tools could not be asked, or did not answer as it should. Never holds what opens it. */
export class ServerFault extends Error {
  override readonly name = 'ServerFault';
  readonly kind: ErrorKind;
  readonly status: number | undefined;
  /** The host that it is about, where that is not the server's own. */
  readonly host: string | undefined;

  /** @param message what the server said, or we; it may repeat a token, and is redacted by who shows it */
  constructor(
    kind: ErrorKind,
    message: string,
    { status, host }: { status?: number | undefined; host?: string | undefined } = {},
  ) {
    super(message);
    this.kind = kind;
    this.status = status;
    this.host = host;
  }
}

/** The code with which a connection that was lost is told, see `reply-stream.ts`. */
export const lostCode: number = ErrorCode.ConnectionClosed;
/** The code for a reply that grew beyond every measure. No server says it: it is none of JSON-RPC's own, nor of the SDK's. */
export const endlessCode = -32_900;

/** What an error of the SDK, of `fetch` or of the server means. */
export function toServerFault(cause: unknown, hasToken: boolean): ServerFault {
  if (cause instanceof ServerFault) return cause;
  if (cause instanceof StreamableHTTPError) {
    const { code, message } = cause;
    if (code === undefined || code < 100) return new ServerFault('bad-reply', message);
    return new ServerFault(toStatusKind(code, hasToken), message, { status: code });
  }
  if (cause instanceof SignInEnded || cause instanceof UnauthorizedError)
    return new ServerFault('no-key', cause.message);
  if (cause instanceof OAuthError) return new ServerFault('key-refused', cause.message);
  if (cause instanceof McpError) return new ServerFault(toCodeKind(cause.code), cause.message);
  if (cause instanceof EventTooLong) return new ServerFault('endless', cause.message);
  if (cause instanceof TypeError) return new ServerFault('unreachable', cause.message);
  // What zod and JSON say of a reply, and the SDK of a version that it does not know.
  return new ServerFault('bad-reply', cause instanceof Error ? cause.message : String(cause));
}

/** Whether it was the session that the server did not know any more. Some say it with 400. */
export function isSessionLost(cause: unknown): boolean {
  if (!(cause instanceof StreamableHTTPError)) return false;
  return cause.code === 404 || (cause.code === 400 && /session/i.test(cause.message));
}

function toStatusKind(status: number, hasToken: boolean): ErrorKind {
  switch (status) {
    case 401:
      return hasToken ? 'key-refused' : 'no-key';
    case 403:
      return 'not-allowed';
    case 404:
    case 405:
      return 'not-found';
    case 408:
      return 'timed-out';
    case 413:
      return 'too-long';
    case 429:
      return 'rate-limited';
    default:
      return status >= 500 ? 'overloaded' : 'bad-request';
  }
}

function toCodeKind(code: number): ErrorKind {
  if (code === (ErrorCode.RequestTimeout as number)) return 'timed-out';
  if (code === endlessCode) return 'endless';
  return code === lostCode ? 'interrupted' : 'refused';
}
