import { describe, expect, test } from 'vitest';
import type { KeyHint } from '../../../../lib/core/connection.ts';
import type { ToolServer } from '../../../../lib/core/tool-settings.ts';
import {
  createEmptyServer,
  keepServerDrafts,
  readServerDraft,
  readServerDrafts,
  toOpenOrigin,
  toServerDraft,
} from '../../../../lib/surface/servers/server-draft.ts';
import type { KeptToken, ServerDraft } from '../../../../lib/surface/servers/server-draft.ts';

const saved: ToolServer = {
  id: 'notes',
  name: 'Notes',
  url: 'https://tools.example/mcp',
  auth: 'bearer',
  headerName: '',
  on: false,
  off: ['add'],
};
const hint: KeyHint = { lastFour: '4711', savedAtMs: 1, kind: 'device', state: 'ready' };
const fresh: KeptToken = { saved: undefined, hint: undefined, lock: 'unset' };
const kept: KeptToken = { saved, hint, lock: 'unset' };
const untyped = { token: '', keyKind: 'device' } as const;

const faultsOf = (
  part: Partial<ServerDraft>,
  typed = untyped as { token: string; keyKind: 'device' | 'passphrase' },
  known = fresh,
) => readServerDraft({ ...createEmptyServer(), url: saved.url, ...part }, typed, known).faults;

describe('the address of a server', () => {
  test.each([
    ['', 'empty'],
    ['nonsense', 'malformed'],
    ['ftp://tools.example/mcp', 'unsupported-scheme'],
    ['on-device:', 'unsupported-scheme'],
    ['http://tools.example/mcp', 'insecure'],
    ['https://me:secret@tools.example/mcp', 'has-credentials'],
    ['https://me@tools.example/mcp', 'has-credentials'],
  ])('%s is %s', (url, fault) => {
    expect(faultsOf({ url })).toEqual({ url: fault });
  });

  test.each([
    ['tools.example/mcp', 'https://tools.example/mcp'],
    ['https://tools.example/a/mcp?team=1', 'https://tools.example/a/mcp?team=1'],
    ['http://127.0.0.1:8080/mcp', 'http://127.0.0.1:8080/mcp'],
    ['localhost:8080', 'http://localhost:8080/'],
  ])('%s is asked at %s, and no path is guessed', (typed, url) => {
    const draft = { ...createEmptyServer(), url: typed };
    const { server, faults } = readServerDraft(draft, untyped, fresh);
    expect(faults).toEqual({});
    expect(server).toMatchObject({ url, name: new URL(url).host, on: true, off: [] });
    expect(server).not.toHaveProperty('confirmedOrigin');
  });

  test('in a network of one’s own is confirmed, for that origin alone', () => {
    const url = 'http://nas.lan:8080/mcp';
    const confirmedOrigin = 'http://nas.lan:8080';
    expect(toOpenOrigin({ url })).toBe(confirmedOrigin);
    expect(faultsOf({ url })).toEqual({ confirmedOrigin: 'missing' });
    expect(faultsOf({ url, confirmedOrigin: 'http://rack.lan' })).toEqual({
      confirmedOrigin: 'missing',
    });
    const draft = { ...createEmptyServer(), url, confirmedOrigin };
    expect(readServerDraft(draft, untyped, fresh)).toMatchObject({
      server: { confirmedOrigin },
      faults: {},
    });
  });
});

describe('what opens a server', () => {
  test('is asked for where it takes a token, and nowhere else', () => {
    expect(faultsOf({ auth: 'bearer' })).toEqual({ token: 'missing' });
    expect(faultsOf({ auth: 'oauth' })).toEqual({});
    expect(faultsOf({ auth: 'bearer' }, { ...untyped, token: 'Bearer abc' })).toEqual({});
    expect(faultsOf({ auth: 'bearer' }, { ...untyped, token: 'tök…en' })).toEqual({
      token: 'unsendable',
    });
    expect(faultsOf({ auth: 'bearer' }, { ...untyped, token: 'a'.repeat(5_000) })).toEqual({
      token: 'too-long',
    });
  });

  test('is kept as it is for the same origin, and never sent to another, nor taken for what a sign-in gave', () => {
    const draft = toServerDraft(saved);
    const of = (part: Partial<ServerDraft>, known = kept) =>
      readServerDraft({ ...draft, ...part }, untyped, known, saved);
    expect(of({ url: 'https://tools.example/other' })).toMatchObject({
      faults: {},
      server: { on: false, off: ['add'], url: 'https://tools.example/other' },
    });
    expect(of({ auth: 'header', headerName: 'x-key' }).faults).toEqual({});
    expect(of({ url: 'https://other.example/mcp' }).faults).toEqual({ token: 'moved' });
    expect(of({}, { ...kept, hint: { ...hint, state: 'gone' } }).faults).toEqual({ token: 'gone' });
    expect(of({}, { ...kept, saved: { ...saved, auth: 'oauth' } }).faults).toEqual({
      token: 'missing',
    });
  });

  test('goes in a header whose name the browser and the protocol have no other use for', () => {
    const typed = { ...untyped, token: 'abc' };
    const of = (headerName: string) => faultsOf({ auth: 'header', headerName }, typed);
    expect(of('x-api-key')).toEqual({});
    expect(of('')).toEqual({ headerName: 'unnamed' });
    expect(of('a name')).toEqual({ headerName: 'unnamed' });
    expect(of('Cookie')).toEqual({ headerName: 'taken' });
    expect(of('Mcp-Session-Id')).toEqual({ headerName: 'protocol' });
    expect(of('accept')).toEqual({ headerName: 'protocol' });
  });

  test('is under no passphrase while there is none', () => {
    const typed = { token: 'abc', keyKind: 'passphrase' } as const;
    expect(faultsOf({ auth: 'bearer' }, typed)).toEqual({ keyKind: 'no-passphrase' });
    expect(faultsOf({ auth: 'bearer' }, typed, { ...fresh, lock: 'locked' })).toEqual({});
    expect(faultsOf({}, typed)).toEqual({});
  });
});

test('what was typed is kept over the page’s end without anything that is no part of a draft', () => {
  let text = '';
  const draft = { ...toServerDraft(saved), token: 'secret' };
  keepServerDrafts({ write: (_name, next) => void (text = next) }, [draft]);
  expect(text).not.toContain('secret');
  expect(readServerDrafts({ read: () => text })).toEqual([toServerDraft(saved)]);
  expect(readServerDrafts({ read: () => '[{"id":1}, null]' })).toEqual([]);
  keepServerDrafts({ write: (_name, next) => void (text = next) }, []);
  expect(text).toBe('');
});
