/** A request as an adapter wants it sent. Headers hold the key: nothing may log or keep an object of this type. */
export interface StreamRequest {
  url: string;
  headers: Readonly<Record<string, string>>;
  /** JSON text. */
  body: string;
}

/** The server answered, but not with success. The body is cut at 64 kB. */
export class HttpRefusal extends Error {
  override readonly name = 'HttpRefusal';
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;

  constructor(status: number, headers: Headers, body: string) {
    super(`HTTP ${status}`);
    this.status = status;
    this.headers = headers;
    this.body = body;
  }
}

/** The server sent something with success that is not an event stream; that of a page is cut at 1 MB. */
export class NotAStream extends Error {
  override readonly name = 'NotAStream';
  readonly body: string;

  constructor(body: string) {
    super('not an event stream');
    // Some servers open their JSON with a byte order mark, which is no JSON.
    this.body = body.replace(/^\uFEFF/, '');
  }
}

/**
 * The most of one event, or of a reply in one piece, in UTF-16 code units: more than any picture that a model sends; a
 * stranger may send one without end.
 */
export const eventLimit = 32 * 1024 * 1024;

/** One event grew beyond the limit, in UTF-16 code units: a piece without end, or no event stream at all. */
export class EventTooLong extends Error {
  override readonly name = 'EventTooLong';

  constructor(limit: number) {
    super(`one event of more than ${limit} characters`);
  }
}
