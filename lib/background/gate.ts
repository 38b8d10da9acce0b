/** Lets many work at a time, or one alone. */
export interface Gate {
  /** The same calls, each of which waits while somebody works alone. */
  pass<Api extends object>(api: Api): Api;
  /** Waits until nobody is inside, and lets nobody in meanwhile. One such work at a time. */
  alone<Result>(work: () => Promise<Result>): Promise<Result>;
}

/** Builds the gate, open. */
export function createGate(): Gate {
  const state: { inside: number; closed?: Promise<void> | undefined } = { inside: 0 };
  let onEmpty = (): void => undefined;

  const enter = async (work: () => unknown): Promise<unknown> => {
    while (state.closed) await state.closed;
    state.inside += 1;
    try {
      return await work();
    } finally {
      state.inside -= 1;
      if (state.inside === 0) onEmpty();
    }
  };

  return {
    pass: (api) =>
      new Proxy(api, {
        get(target, name) {
          const method: unknown = Reflect.get(target, name);
          if (typeof method !== 'function') return method;
          return (...args: unknown[]) => enter(async () => Reflect.apply(method, target, args));
        },
      }),
    async alone(work) {
      while (state.inside > 0) {
        const empty = Promise.withResolvers<void>();
        onEmpty = empty.resolve;
        await empty.promise;
      }
      const opened = Promise.withResolvers<void>();
      state.closed = opened.promise;
      try {
        return await work();
      } finally {
        state.closed = undefined;
        opened.resolve();
      }
    },
  };
}
