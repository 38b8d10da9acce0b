import * as fc from 'fast-check';

/** The same samples on every machine; `PROPERTY_SEED` asks for others. */
const seed = Number(process.env['PROPERTY_SEED'] ?? 20_261_121);

/** Looks for a counterexample. */
export function check<Values>(property: fc.IProperty<Values>, numRuns = 200): void {
  fc.assert(property, { seed, numRuns });
}

/** The same for a property that takes its time. */
export function checkLater<Values>(
  property: fc.IAsyncProperty<Values>,
  numRuns = 100,
): Promise<void> {
  return fc.assert(property, { seed, numRuns });
}
