import type { Random } from '../random.ts';
import { bendText, strangeNames, toStrangeValue } from './strange.ts';

/** A value of JSON in which a place is changed: `holder[key]`. */
interface Place {
  holder: Record<string, unknown>;
  key: string;
}

/** How a value is bent. */
export interface Bending {
  /** Puts in also what only a structured clone brings (NaN, undefined, a Map). */
  clones?: boolean;
}

/**
 * A copy of a valid value with one to three changes: a field dropped, renamed, doubled, or put elsewhere, a value of
 * another type, a number or a text beyond measure, a list for an object.
 */
export function bendValue(
  random: Random,
  valid: unknown,
  { clones = false }: Bending = {},
): unknown {
  const root: Record<string, unknown> = { value: structuredClone(valid) };
  for (let round = random.integer(1, 3); round > 0; round -= 1) {
    const places = listPlaces(root);
    bendPlace(random, random.pick(places), places, clones);
  }
  return root['value'];
}

/** So many places are enough to choose from; a value of more is bent where it begins. */
const mostPlaces = 400;

function listPlaces(root: Record<string, unknown>): Place[] {
  const places: Place[] = [{ holder: root, key: 'value' }];
  for (const { holder, key } of places) {
    const value = holder[key];
    if (!isHolder(value)) continue;
    for (const inner of Object.keys(value)) {
      if (places.length >= mostPlaces) return places;
      places.push({ holder: value, key: inner });
    }
  }
  return places;
}

function isHolder(value: unknown): value is Record<string, unknown> {
  const isPlain = Array.isArray(value) || Object.getPrototypeOf(value ?? 0) === Object.prototype;
  return typeof value === 'object' && value !== null && isPlain;
}

function bendPlace(
  random: Random,
  { holder, key }: Place,
  places: readonly Place[],
  clones: boolean,
): void {
  const value = holder[key];
  switch (random.integer(0, 9)) {
    case 0:
      delete holder[key];
      break;
    case 1:
      put(holder, random.pick(strangeNames), value);
      break;
    case 2:
      delete holder[key];
      put(holder, random.pick(strangeNames), value);
      break;
    case 3:
      put(holder, key, random.next() < 0.5 ? [value] : { value });
      break;
    case 4:
      if (Array.isArray(value))
        put(
          holder,
          key,
          random.next() < 0.5 ? Object.fromEntries(value.entries()) : doubled(random, value),
        );
      else if (isHolder(value)) put(holder, key, Object.values(value));
      else put(holder, key, toStrangeValue(random, clones));
      break;
    case 5: {
      const other = random.pick(places);
      // A copy: what stood within itself would be no JSON any more.
      put(holder, key, copyOf(other.holder[other.key]));
      break;
    }
    case 6:
      if (typeof value === 'string') put(holder, key, bendText(random, value));
      else if (typeof value === 'number') put(holder, key, bendNumber(random, value));
      else put(holder, key, toStrangeValue(random, clones));
      break;
    default:
      put(holder, key, toStrangeValue(random, clones));
  }
}

function copyOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? structuredClone(value) : value;
}

function doubled(random: Random, list: readonly unknown[]): unknown[] {
  const times = random.integer(2, list.length > 20 ? 2 : 30);
  return Array.from({ length: times }, () => list.map(copyOf)).flat();
}

function bendNumber(random: Random, value: number): number {
  return random.pick([-value, value + 0.5, value * 1e300, value / 1e300, value + 2 ** 53, 1 / 3]);
}

/** As JSON would: a field that is called `__proto__` is a field. */
function put(holder: Record<string, unknown>, key: string, value: unknown): void {
  if (Array.isArray(holder) && !/^\d+$/.test(key)) holder.push(value);
  else
    Object.defineProperty(holder, key, {
      value,
      writable: true,
      enumerable: true,
      configurable: true,
    });
}
