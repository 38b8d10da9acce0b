/** Holds a value that is still being changed, so that it is not said anew with every key. */
export interface Settling<Value> {
  /** Says it once nothing newer has come for a while. */
  put(value: Value): void;
  /** Says what waits at once: whoever types has gone elsewhere. */
  flush(): void;
}

/** Builds it. `settled` gets each value that was not replaced within `afterMs`. */
export function createSettling<Value>(
  settled: (value: Value) => void,
  afterMs: number,
): Settling<Value> {
  let waiting: { value: Value } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => {
    clearTimeout(timer);
    if (!waiting) return;
    const { value } = waiting;
    waiting = undefined;
    settled(value);
  };
  return {
    put(value) {
      waiting = { value };
      clearTimeout(timer);
      timer = setTimeout(flush, afterMs);
    },
    flush,
  };
}
