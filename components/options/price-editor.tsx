import type { JSX } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { toDay } from '../../lib/core/calendar.ts';
import type { StepPrice } from '../../lib/core/price.ts';
import { parseAmount } from '../../lib/surface/figure-format.ts';
import { useStrings } from '../strings-context.tsx';
import { FieldError } from './field-error.tsx';

/** The price of one model, as the user knows it. */
export function PriceEditor(props: {
  price: StepPrice | undefined;
  onSave: (input: number, output: number, seen: string) => void;
  onRemove: () => void;
}): JSX.Element {
  const { t, number } = useStrings();
  const id = useId();
  const { price } = props;
  const toText = (amount: number | undefined): string =>
    amount === undefined ? '' : number(amount, { useGrouping: false, maximumFractionDigits: 6 });
  const [input, setInput] = useState(toText(price?.input));
  const [output, setOutput] = useState(toText(price?.output));
  const [isFaulty, setFaulty] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => first.current?.focus(), []);
  const save = (event: Event): void => {
    event.preventDefault();
    const [into, out] = [input, output].map(parseAmount);
    if (into === undefined || out === undefined) return setFaulty(true);
    props.onSave(into, out, toDay(Date.now()));
  };
  const toField = (
    name: 'figures.priceIn' | 'figures.priceOut',
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
      <FieldError id={`${id}-error`} text={isFaulty ? t('figures.priceFault') : undefined} />
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
