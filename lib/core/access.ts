/**
 * What of the browser Sidestream may use beyond what it needs to be there at all. Each is asked for in the click that needs
 * it, and can be taken back at any time, here or in the browser.
 */
export interface Access {
  /** Hosts that may be reached, as match patterns, in order; without those that mean all. */
  hosts: readonly string[];
  /** Whether every website may be read. */
  everywhere: boolean;
  tabs: boolean;
  notifications: boolean;
  /** Whether the user may sign in at websites from here; null where that comes with the installation. */
  identity: boolean | null;
}

/** One thing that can be taken back: by name, or a host by its pattern. */
export type AccessItem = 'everywhere' | 'tabs' | 'notifications' | 'identity' | { pattern: string };

/** Where that is read and changed. */
export interface AccessDesk {
  read(): Promise<Access>;
  /** Resolves with whether the browser has taken it back. */
  revoke(item: AccessItem): Promise<boolean>;
}

/** What a browser says is granted. */
export interface Granted {
  permissions?: readonly string[] | undefined;
  origins?: readonly string[] | undefined;
}

/** Every website, or every one with that scheme. */
const all = /^(?:<all_urls>|(?:\*|https?):\/\/\*\/\*)$/;

/** Whether that pattern means every website. */
export function isEverywhere(pattern: string): boolean {
  return all.test(pattern);
}

/** What is granted, as a person thinks of it; `fixed` is what came with the installation and cannot be taken back. */
export function toAccess(
  { permissions = [], origins = [] }: Granted,
  fixed: readonly string[] = [],
): Access {
  return {
    hosts: origins.filter((origin) => !isEverywhere(origin)).toSorted(byHost),
    everywhere: origins.some(isEverywhere),
    tabs: permissions.includes('tabs'),
    notifications: permissions.includes('notifications'),
    identity: fixed.includes('identity') ? null : permissions.includes('identity'),
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
