import * as v from 'valibot';
import type { KeyHint } from '../../core/connection.ts';
import { parseJson, toList } from '../../core/json.ts';
import { longestKey } from '../../core/key-keeping.ts';
import type { KeyKind, LockState } from '../../core/key-keeping.ts';
import { serverAuths } from '../../core/tool-settings.ts';
import type { ToolServer } from '../../core/tool-settings.ts';
import { findHeaderNameFault } from '../../core/tuning-rules.ts';
import type { HeaderNameFault } from '../../core/tuning-rules.ts';
import { idSchema } from '../../protocol/id-schema.ts';
import { isUnencrypted, parseBaseUrl, toHost } from '../../providers/base-url.ts';
import type { BaseUrlFault, BaseUrlResult } from '../../providers/base-url.ts';
import { cleanKey } from '../../providers/clean-key.ts';
import { toOrigin } from '../connection-checks.ts';
import type { DraftStore } from '../draft-store.ts';

/** A server of tools as it is being written. What opens it is typed beside it, and never kept with it. */
export interface ServerDraft {
  id: string;
  name: string;
  url: string;
  /** The origin whose plain http was confirmed; '' for none. */
  confirmedOrigin: string;
  auth: ToolServer['auth'];
  headerName: string;
}

/** What opens a server, as it is typed, and how it is to be kept. */
export interface TypedToken {
  token: string;
  keyKind: KeyKind;
}

/** What is wrong with each field. `moved`: the token that is kept is bound to another origin. */
export interface ServerFaults {
  url?: BaseUrlFault | undefined;
  confirmedOrigin?: 'missing' | undefined;
  headerName?: HeaderNameFault | 'protocol' | undefined;
  token?: 'missing' | 'moved' | 'gone' | 'none' | 'unsendable' | 'too-long' | undefined;
  keyKind?: 'no-passphrase' | undefined;
}

/** What is known of the token that is kept. */
export interface KeptToken {
  saved: Pick<ToolServer, 'url' | 'auth'> | undefined;
  hint: KeyHint | undefined;
  lock: LockState;
}

/** A server that is not there yet. */
export function createEmptyServer(): ServerDraft {
  const id = crypto.randomUUID();
  return { id, name: '', url: '', confirmedOrigin: '', auth: 'none', headerName: '' };
}

/** A server as the form begins with it. */
export function toServerDraft(server: ToolServer): ServerDraft {
  const { id, name, url, confirmedOrigin = '', auth, headerName } = server;
  return { id, name, url, confirmedOrigin, auth, headerName };
}

/** The typed address, as requests go to it: no path is guessed. */
function parseServerAddress(typed: string): BaseUrlResult {
  const parsed = parseBaseUrl(typed, 'whole');
  // The browser's own model is no server.
  return 'origin' in parsed && !parsed.origin.startsWith('http')
    ? { fault: 'unsupported-scheme' }
    : parsed;
}

/** The typed origin, where it would be asked without encryption; undefined where there is none. */
export function toOpenOrigin({ url }: Pick<ServerDraft, 'url'>): string | undefined {
  const parsed = parseServerAddress(url);
  return 'origin' in parsed && isUnencrypted(parsed.origin) ? parsed.origin : undefined;
}

/** Whether somebody has to type what opens such a server. */
export function takesToken({ auth }: Pick<ServerDraft, 'auth'>): boolean {
  return auth === 'bearer' || auth === 'header';
}

/** The token that is kept, where it is one for what is typed; undefined where another is needed. */
export function toUsableHint(
  draft: Pick<ServerDraft, 'url' | 'auth'>,
  { saved, hint }: Pick<KeptToken, 'saved' | 'hint'>,
): KeyHint | undefined {
  if (!saved || !hint || !takesToken(saved) || !takesToken(draft)) return undefined;
  return toServerOrigin(saved.url) === toServerOrigin(draft.url) ? hint : undefined;
}

/** The server that a draft stands for, which is used or not as before, and all that is wrong with the draft. */
export function readServerDraft(
  draft: ServerDraft,
  typed: TypedToken,
  kept: KeptToken,
  saved: Pick<ToolServer, 'on' | 'off'> = { on: true, off: [] },
): { server: ToolServer; faults: ServerFaults } {
  const parsed = parseServerAddress(draft.url);
  const url = 'baseUrl' in parsed ? parsed.baseUrl : draft.url.trim();
  const openOrigin = toOpenOrigin(draft);
  const headerName = draft.auth === 'header' ? draft.headerName.trim() : '';
  const token = takesToken(draft) ? findTokenFault(draft, typed, kept) : undefined;
  const header = draft.auth === 'header' ? findHeaderFault(headerName) : undefined;
  const isUnderPassphrase = takesToken(draft) && typed.keyKind === 'passphrase';
  return {
    server: {
      id: draft.id,
      name: draft.name.trim() || toHost(url),
      url,
      ...(openOrigin !== undefined && { confirmedOrigin: openOrigin }),
      auth: draft.auth,
      headerName,
      on: saved.on,
      off: saved.off,
    },
    faults: {
      ...('fault' in parsed && { url: parsed.fault }),
      ...(openOrigin !== undefined &&
        openOrigin !== draft.confirmedOrigin && { confirmedOrigin: 'missing' as const }),
      ...(header && { headerName: header }),
      ...(token && { token }),
      ...(isUnderPassphrase && kept.lock === 'unset' && { keyKind: 'no-passphrase' as const }),
    },
  };
}

function findTokenFault(
  draft: ServerDraft,
  typed: TypedToken,
  kept: KeptToken,
): ServerFaults['token'] {
  const token = cleanKey(typed.token);
  if (token === '' && typed.token !== '') return 'none';
  if (/[^\x21-\x7e]/.test(token)) return 'unsendable';
  if (token.length > longestKey) return 'too-long';
  if (token !== '') return undefined;
  const hint = toUsableHint(draft, kept);
  if (hint) return hint.state === 'gone' ? 'gone' : undefined;
  return kept.saved && kept.hint && takesToken(kept.saved) ? 'moved' : 'missing';
}

/** What the protocol says of itself in a header of its own. */
const protocolHeader = /^(?:accept|last-event-id|mcp-.*)$/i;

function findHeaderFault(name: string): ServerFaults['headerName'] {
  return findHeaderNameFault(name) ?? (protocolHeader.test(name) ? 'protocol' : undefined);
}

function toServerOrigin(url: string): string | undefined {
  const parsed = parseServerAddress(url);
  return 'origin' in parsed ? parsed.origin : toOrigin(url);
}

/** The name under which servers are kept that are being written. */
const draftsName = 'server-edits';

const draftSchema: v.GenericSchema<ServerDraft> = v.object({
  id: idSchema,
  name: v.string(),
  url: v.string(),
  confirmedOrigin: v.string(),
  auth: v.picklist(serverAuths),
  headerName: v.string(),
});

/** What was typed and not saved, as an earlier page has left it. */
export function readServerDrafts(drafts: Pick<DraftStore, 'read'>): readonly ServerDraft[] {
  return toList(parseJson(drafts.read(draftsName))).filter((row) => v.is(draftSchema, row));
}

/** Keeps it, as what is typed elsewhere is kept: but nothing of a token. */
export function keepServerDrafts(
  drafts: Pick<DraftStore, 'write'>,
  rows: readonly ServerDraft[],
): void {
  const plain = rows.map((row) => v.parse(draftSchema, row));
  drafts.write(draftsName, plain.length === 0 ? '' : JSON.stringify(plain));
}
