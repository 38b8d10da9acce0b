import type { Connection } from '../core/connection.ts';
import type { OwnPrice, StepPrice } from '../core/price.ts';
import { staysHere, toHost } from './base-url.ts';
import { findPreset } from './presets.ts';
import { findPrice } from './prices.ts';

/** What of a connection decides its price. */
type Priced = Pick<Connection, 'id' | 'provider' | 'baseUrl'>;

/**
 * What a request to that model costs over that connection: what the user says, else nothing on this machine, else what
 * the dated table says, and that only at the provider's own address. Undefined where nobody knows.
 */
export function findStepPrice(
  { id, provider, baseUrl }: Priced,
  model: string,
  own: readonly OwnPrice[],
): StepPrice | undefined {
  const said = own.find((price) => price.connectionId === id && price.model === model);
  if (said) {
    const { connectionId: _, model: __, ...price } = said;
    return { ...price, own: true };
  }
  if (staysHere(baseUrl)) return { input: 0, output: 0 };
  // Through somebody else's server it is somebody else's price.
  const isAtHome = toHost(baseUrl) === toHost(findPreset(provider)?.baseUrl ?? '');
  const price = isAtHome ? findPrice(provider, model) : undefined;
  if (!price) return undefined;
  const { input, output, seen, atMost } = price;
  return { input, output, seen, ...(atMost && { atMost }) };
}
