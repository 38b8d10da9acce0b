import type { JSX } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { toDay } from '../../lib/core/calendar.ts';
import type { OwnPrice, StepPrice } from '../../lib/core/price.ts';
import { parseAmount } from '../../lib/surface/figure-format.ts';
import { Icon } from '../icon.tsx';
import { useStrings } from '../strings-context.tsx';
import { FieldError } from './field-error.tsx';

/** The price of one model, as the user knows it. */
export function PriceEditor(props: {
  price: StepPrice | undefined;
  /** Whether the last save was refused. */
  isRefused: boolean;
  onSave: (price: Omit<OwnPrice, 'connectionId' | 'model'>) => void;
  onRemove: () => void;
}): JSX.Element {
  const { t, number } = useStrings();
  const id = useId();
  const { price } = props;
  const toText = (amount: number | undefined): string =>
    amount === undefined ? '' : number(amount, { useGrouping: false, maximumFractionDigits: 6 });
  const [input, setInput] = useState(toText(price?.input));
  const [output, setOutput] = useState(toText(price?.output));
  const [cacheRead, setCacheRead] = useState(toText(price?.cacheRead));
  const [cacheWrite, setCacheWrite] = useState(toText(price?.cacheWrite));
  const [isFaulty, setFaulty] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => first.current?.focus(), []);
  const save = (event: Event): void => {
    event.preventDefault();
    const [into, out] = [input, output].map(parseAmount);
    const [read, written] = [cacheRead, cacheWrite].map((text) =>
      text.trim() === '' ? {} : { amount: parseAmount(text) },
    );
    const isUnread = [read, written].some(
      (field) => field && 'amount' in field && field.amount === undefined,
    );
    if (into === undefined || out === undefined || isUnread) return setFaulty(true);
    props.onSave({
      input: into,
      output: out,
      ...(read?.amount !== undefined && { cacheRead: read.amount }),
      ...(written?.amount !== undefined && { cacheWrite: written.amount }),
      seen: toDay(Date.now()),
    });
  };
  const toField = (
    name: `figures.price${'In' | 'Out' | 'CacheIn' | 'CacheOut'}`,
    value: string,
    change: (text: string) => void,
  ): JSX.Element => (
    <label>
      {t(name)}
      <input
        {...(name === 'figures.priceIn' && { ref: first })}
        dir="ltr"
        inputMode="decimal"
        autocomplete="off"
        maxLength={32}
        value={value}
        aria-invalid={isFaulty ? 'true' : undefined}
        aria-describedby={isFaulty ? `${id}-error` : undefined}
        onInput={(event) => {
          change(event.currentTarget.value);
          setFaulty(false);
        }}
      />
    </label>
  );
  return (
    <form class="price-editor field" onSubmit={save} noValidate>
      {toField('figures.priceIn', input, setInput)}
      {toField('figures.priceOut', output, setOutput)}
      {toField('figures.priceCacheIn', cacheRead, setCacheRead)}
      {toField('figures.priceCacheOut', cacheWrite, setCacheWrite)}
      <p class="hint">{t('figures.priceCacheHint')}</p>
      <FieldError id={`${id}-error`} text={isFaulty ? t('figures.priceFault') : undefined} />
      {props.isRefused && (
        <p class="field-error" role="alert">
          <Icon name="circle-alert" />
          <span>{t('figures.priceRefused')}</span>
        </p>
      )}
      <div class="data-actions">
        <button type="submit" class="button is-main">
          {t('figures.savePrice')}
        </button>
        {price?.own && (
          <button type="button" class="button" onClick={props.onRemove}>
            {t('figures.priceRemove')}
          </button>
        )}
      </div>
    </form>
  );
}
