/** Named points at which scripts wait for the test. */
export interface Gates {
  /** Opens a gate for those who wait at it and for all who come later. */
  release(name: string): void;
  /** Resolves when some request waits, or has waited, at the gate. */
  held(name: string): Promise<void>;
  /** Waits at a gate; rejects when `signal` aborts. */
  pass(name: string, signal: AbortSignal): Promise<void>;
}

/** Makes a set of closed {@link Gates}; a gate exists as soon as somebody names it. */
export function createGates(): Gates {
  const gates = new Map<
    string,
    { opened: PromiseWithResolvers<void>; reached: PromiseWithResolvers<void> }
  >();

  const gateOf = (name: string) => {
    let gate = gates.get(name);
    if (!gate) {
      gate = { opened: Promise.withResolvers(), reached: Promise.withResolvers() };
      gates.set(name, gate);
    }
    return gate;
  };

  return {
    // Open for ever, not for one passage: a release that comes before the hold must not be lost.
    release: (name) => gateOf(name).opened.resolve(),
    held: (name) => gateOf(name).reached.promise,
    pass: async (name, signal) => {
      signal.throwIfAborted();
      const gate = gateOf(name);
      gate.reached.resolve();
      const gone = Promise.withResolvers<never>();
      const onAbort = () => gone.reject(signal.reason);
      signal.addEventListener('abort', onAbort, { once: true });
      await Promise.race([gate.opened.promise, gone.promise]).finally(() =>
        signal.removeEventListener('abort', onAbort),
      );
    },
  };
}
