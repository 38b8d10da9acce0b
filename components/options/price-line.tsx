import type { Price } from '../../lib/providers/prices.ts';
import { useStrings } from '../strings-context.tsx';

/** What a model costs, as far as it is known, when it was seen, and where it stands now. */
export function PriceLine({ price, provider }: { price: Price; provider: string }) {
  const { t, number, date } = useStrings();
  const toDollars = (amount: number): string =>
    number(amount, { style: 'currency', currency: 'USD' });
  return (
    <p class="hint price">
      {t(price.atMost ? 'options.priceAtMost' : 'options.price', {
        input: toDollars(price.input),
        output: toDollars(price.output),
        // Noon, so that the day is the same in any zone; against the epoch, so that it is never a time of day.
        date: date(Date.parse(`${price.seen}T12:00`), 0),
      })}{' '}
      <a href={price.source} target="_blank" rel="noreferrer noopener">
        {t('options.priceSource', { provider })}
      </a>
    </p>
  );
}
