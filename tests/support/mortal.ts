import type { Vault } from '../../lib/background/vault.ts';

/** A dead worker writes nothing more: a call after its death never settles, as no promise of it ever would. */
export function createMortal<Mortal extends object>(
  immortal: Mortal,
  isDead: () => boolean,
): Mortal {
  return new Proxy(immortal, {
    get(target, name) {
      const method = Reflect.get(target, name) as (...args: never[]) => Promise<unknown>;
      return async (...args: never[]) => {
        if (isDead()) return new Promise(() => undefined);
        const result = await method.apply(target, args);
        return isDead() ? new Promise(() => undefined) : result;
      };
    },
  });
}

/** The same of every table of a vault. */
export function createMortalVault(vault: Vault, isDead: () => boolean): Vault {
  const tables = Object.entries(vault).map(([name, table]) => [
    name,
    createMortal(table as object, isDead),
  ]);
  return Object.fromEntries(tables) as Vault;
}
