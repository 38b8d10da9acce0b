/** What opens the places that are closed. */
export const tokens = { bearer: 'bearer-token-4711', header: 'header-token-0815' } as const;

/** What a server of the test has seen. */
export interface Seen {
  /** `GET /mcp`, with the headers that came. */
  requests: { method: string; path: string; headers: Record<string, string> }[];
  /** The arguments of the calls that began, by the tool's name. */
  calls: { name: string; input: unknown }[];
  /** The tools whose calls were cancelled. */
  cancelled: string[];
  /** How many sessions were begun, and ended by the other side. */
  begun: number;
  ended: number;
}
