/** Waits until `condition` gives something, looking often; rejects with `what` after `limitMs`. */
export async function waitUntil<Value>(
  condition: () => Value | Promise<Value>,
  what: string,
  limitMs = 25_000,
): Promise<NonNullable<Value>> {
  const endMs = Date.now() + limitMs;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > endMs) throw new Error(`waited ${limitMs} ms in vain for: ${what}`);
    // Timers alone, if many wait so on a busy machine, would leave no turn for sockets and immediates.
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
