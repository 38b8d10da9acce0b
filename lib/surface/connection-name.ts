import type { Signal } from '@preact/signals';
import { toHost } from '../providers/base-url.ts';
import { parseAddress, toGivenName, toPreset } from './connection-checks.ts';
import type { FieldName } from './connection-fields.ts';

/** A connection's name for as long as nobody has typed one: it follows whom the connection talks to. */
export interface GivenName {
  /** The base URL was left or is about to be used. */
  followHost(): void;
  /** Another provider was picked instead of `past`, and its address filled in. */
  followProvider(past: string): void;
  /** Name and address were saved elsewhere and belong together as they are. */
  keep(): void;
}

/** Keeps the name of a form in step with its other fields. What somebody typed is never replaced. */
export function createGivenName(
  texts: Record<Extract<FieldName, 'name' | 'provider' | 'dialect' | 'baseUrl'>, Signal<string>>,
): GivenName {
  const readHost = (): string | undefined => {
    const parsed = parseAddress({
      provider: texts.provider.peek(),
      dialect: texts.dialect.peek(),
      baseUrl: texts.baseUrl.peek(),
    });
    return 'baseUrl' in parsed ? toHost(parsed.baseUrl) : undefined;
  };
  /** The host that the name was last given for. */
  let namedHost = readHost() ?? '';
  const isGiven = (provider: string): boolean =>
    ['', toPreset(provider).name, namedHost].includes(texts.name.peek().trim());

  return {
    followHost() {
      const host = readHost();
      if (host === undefined) return;
      const provider = texts.provider.peek();
      const isStale = host !== namedHost || texts.name.peek().trim() === '';
      if (isStale && isGiven(provider)) texts.name.value = toGivenName(provider, host);
      namedHost = host;
    },
    keep() {
      namedHost = readHost() ?? namedHost;
    },
    followProvider(past) {
      const host = readHost() ?? '';
      if (isGiven(past)) texts.name.value = toPreset(texts.provider.peek()).name || host;
      namedHost = host;
    },
  };
}
