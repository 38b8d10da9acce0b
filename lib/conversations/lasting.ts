/** What can be done with an open database: every call is a promise. */
type Calls<Api> = { readonly [Name in keyof Api]: (...args: never[]) => Promise<unknown> };

/**
 * Opens something that the browser may take away while it is open (the profile's disk is in trouble, the user clears the
 * site's data), and opens it anew with the next call. `open` is given what to call then. What was under way is rejected,
 * and so is every call for which it cannot be opened again.
 */
export async function openLasting<Api extends Calls<Api>>(
  open: (onLost: () => void) => Promise<Api>,
): Promise<Api> {
  let current: Api | undefined;
  let opening: Promise<Api> | undefined;
  const reopen = (): Promise<Api> => {
    opening ??= (async () => {
      let isLost = false;
      const opened = await open(() => {
        isLost = true;
        if (current === opened) current = undefined;
      });
      if (!isLost) current = opened;
      return opened;
    })().finally(() => {
      opening = undefined;
    });
    return opening;
  };
  return new Proxy(await reopen(), {
    get(first, name: keyof Api & string) {
      if (!(name in first)) return undefined;
      return (...args: never[]) =>
        // In this very turn where it is open: calls keep their order.
        current ? current[name](...args) : reopen().then((opened) => opened[name](...args));
    },
  });
}

/** What a database that {@link openLasting} has opened does when another connection wants to change or delete it, or the browser takes it away. */
export function giveWay(onLost: () => void): {
  blocking(current: number, blocked: number | null, event: Event): void;
  terminated(): void;
} {
  return {
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      onLost();
    },
    terminated: onLost,
  };
}
