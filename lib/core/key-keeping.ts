/**
 * How a key is kept. `session`: until the browser closes, nothing of it on the disk. `device`: on the disk, under a key
 * that the browser uses and hands to nobody. `passphrase`: on the disk, under what only the user knows.
 */
export type KeyKind = (typeof keyKinds)[number];

/** Every {@link KeyKind}, in the order in which they are offered. */
export const keyKinds = ['session', 'device', 'passphrase'] as const;

/**
 * Whether a key can be used now. `locked`: not before the passphrase. `gone`: it was kept until the browser closed,
 * or the browser lost what opens it, and it has to be entered again. `elsewhere`: it is for another address than its
 * connection has, and is not used.
 */
export type KeyState = (typeof keyStates)[number];

/** Every {@link KeyState}, for validation. */
export const keyStates = ['ready', 'locked', 'gone', 'elsewhere'] as const;

/** How it stands with the passphrase, which is one for all keys that are under one. */
export type LockState = (typeof lockStates)[number];

/** Every {@link LockState}, for validation. */
export const lockStates = ['unset', 'locked', 'unlocked'] as const;

/** After how many minutes without use the keys under the passphrase are locked. */
export const autoLockPeriods = [5, 15, 60, 240] as const;

/** One of {@link autoLockPeriods}. */
export type AutoLockMinutes = (typeof autoLockPeriods)[number];

/** What of the settings is about keys. */
export interface KeySettings {
  /** How the last key was kept, which the next one is offered. */
  keyKind: KeyKind;
  /** null for only when the browser closes. */
  autoLockMinutes: AutoLockMinutes | null;
}

/** Those of a fresh install. */
export const defaultKeySettings: KeySettings = { keyKind: 'device', autoLockMinutes: 60 };

/** The least that a passphrase may have. Length is what makes one strong, and no rule about signs and digits. */
export const shortestPassphrase = 8;

/** The most of a key: no provider's are half as long, and what is looked for in replies has to have a bound. */
export const longestKey = 4_096;

/** The most: what is longer is no passphrase but a mistake. */
export const longestPassphrase = 1_023;

/** One more, which a field takes, so that what is too long can be said and is not cut unseen. */
export const tooLongPassphrase = longestPassphrase + 1;

/** Whether nothing is in it that a person sees. */
export function isBlank(passphrase: string): boolean {
  return passphrase.trim() === '';
}

/** Whether a passphrase has the length that one may have, in characters as a person counts them. */
export function isLongEnough(passphrase: string): boolean {
  return Array.from(passphrase).length >= shortestPassphrase && !isBlank(passphrase);
}

/**
 * How something about the passphrase went. `brief`: done, but the browser has no room to remember it, so it is locked
 * again as soon as the background sleeps. `taken`: there is one already. `unset`: there is none.
 */
export type LockOutcome = (typeof lockOutcomes)[number];

/** Every {@link LockOutcome}, for validation. */
export const lockOutcomes = [
  'done',
  'brief',
  'wrong',
  'too-short',
  'taken',
  'unset',
  'unreadable',
  'refused',
] as const;

/** Why a key could not be kept as the user wants it. `locked`: the passphrase is needed first. */
export type KeepingFault = (typeof keepingFaults)[number];

/** Every {@link KeepingFault}, for validation. */
export const keepingFaults = ['locked', 'no-passphrase', 'no-session', 'gone'] as const;
