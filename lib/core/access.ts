/**
 * What of the browser Sidestream may use beyond what it needs to be there at all. Each is asked for in the click that needs
 * it, and can be taken back at any time, here or in the browser.
 */
export interface Access {
  /** Hosts that may be reached, as match patterns, in order; without those of this machine and those that mean all. */
  hosts: readonly string[];
  /** Whether model servers on this machine may be reached. */
  here: boolean;
  /** Whether that is the user's to take back: Chromium gives it with the installation. */
  mayRevokeHere: boolean;
  /** Whether every website may be read. */
  everywhere: boolean;
  tabs: boolean;
  notifications: boolean;
}

/** One thing that can be taken back: by name, or a host by its pattern. */
export type AccessItem = 'here' | 'everywhere' | 'tabs' | 'notifications' | { pattern: string };

/** Where that is read and changed. */
export interface AccessDesk {
  read(): Promise<Access>;
  /** Resolves with whether the browser has taken it back. */
  revoke(item: AccessItem): Promise<boolean>;
  /** Asks for this machine, where it was taken back. Call it synchronously in the click. */
  allowHere(): Promise<boolean>;
}

/** What a browser says is granted. */
export interface Granted {
  permissions?: readonly string[] | undefined;
  origins?: readonly string[] | undefined;
}

/** Hosts of this machine, as the manifest names them. */
const loopback = /^(?:\*|https?):\/\/(?:localhost|127\.0\.0\.1|\[::1\])\/\*$/;
/** Every website, or every one with that scheme. */
const all = /^(?:<all_urls>|(?:\*|https?):\/\/\*\/\*)$/;

/** Whether that pattern means this machine. */
export function isHere(pattern: string): boolean {
  return loopback.test(pattern);
}

/** Whether that pattern means every website. */
export function isEverywhere(pattern: string): boolean {
  return all.test(pattern);
}

/** What is granted, as a person thinks of it. `mayRevokeHere` is what the browser is known for. */
export function toAccess(
  { permissions = [], origins = [] }: Granted,
  mayRevokeHere: boolean,
): Access {
  return {
    hosts: origins.filter((origin) => !isHere(origin) && !isEverywhere(origin)).toSorted(byHost),
    here: origins.some(isHere),
    mayRevokeHere,
    everywhere: origins.some(isEverywhere),
    tabs: permissions.includes('tabs'),
    notifications: permissions.includes('notifications'),
  };
}

/** The host of a pattern in words; with its scheme where that is plain http alone. */
export function toPatternHost(pattern: string): string {
  const [scheme, host = pattern] = pattern.replace(/\/\*$/, '').split('://');
  return scheme === 'http' ? `http://${host}` : host;
}

function byHost(a: string, b: string): number {
  return toPatternHost(a).localeCompare(toPatternHost(b));
}
