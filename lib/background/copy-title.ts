import { endsInHalf } from '../core/surrogates.ts';
import { titleLength } from '../protocol/record-schema.ts';

/**
 * The title of a copy, told from all that are `taken`: "Rivers (2)" beside "Rivers", in no language. A copy of a copy counts
 * on. What has no title stays without one: the list has a word for that.
 */
export function toCopyTitle(title: string, taken: ReadonlySet<string>): string {
  if (title === '') return '';
  const [, words = title, number] = /^(.*\S) \((\d{1,4})\)$/su.exec(title) ?? [];
  for (let next = Math.max(2, Number(number ?? 1) + 1); ; next += 1) {
    const mark = ` (${next})`;
    const room = titleLength - mark.length;
    const cut = words.slice(0, room);
    const copy = `${(endsInHalf(cut) ? cut.slice(0, -1) : cut).trimEnd()}${mark}`;
    if (!taken.has(copy)) return copy;
  }
}
