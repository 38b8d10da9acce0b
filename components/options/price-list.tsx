import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { removeHidden } from '../../lib/core/hidden-characters.ts';
import type { FigureRow } from '../../lib/core/figure-row.ts';
import type { OwnPrice } from '../../lib/core/price.ts';
import type { findStepPrice } from '../../lib/providers/find-step-price.ts';
import { toPriceWords } from '../../lib/surface/figure-format.ts';
import type { Surface } from '../../lib/surface/surface.ts';
import { useStrings } from '../strings-context.tsx';
import { PriceEditor } from './price-editor.tsx';

/** What models cost: those that connections have chosen, and those that answered in the month on screen. */
export function PriceList(props: {
  surface: Surface;
  rows: readonly FigureRow[];
  findPrice: typeof findStepPrice;
}): JSX.Element {
  const { surface } = props;
  const strings = useStrings();
  const { t } = strings;
  const [open, setOpen] = useState<string | null>(null);
  const [isRefused, setRefused] = useState(false);
  /** The price that was removed last: it can be had back until another one is changed. */
  const [removed, setRemoved] = useState<OwnPrice | null>(null);
  const undo = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => undo.current?.focus(), [removed]);
  const toggle = (key: string | null): void => {
    setOpen(key);
    setRefused(false);
  };
  const { prices } = surface.settings.value;
  const connections = surface.connections.value;
  const asked = connections.flatMap((connection) => {
    const own = [...props.rows, ...prices].filter(
      ({ connectionId }) => connectionId === connection.id,
    );
    const models = new Set([connection.model, ...own.map(({ model }) => model)]);
    return [...models].filter(Boolean).map((model) => ({ connection, model }));
  });
  /** What was typed stays until it is known to be kept. */
  const save = async (connectionId: string, model: string, own: OwnPrice | null): Promise<void> => {
    const isOther = (price: OwnPrice): boolean =>
      price.connectionId !== connectionId || price.model !== model;
    const before = prices.find((price) => !isOther(price));
    const others = prices.filter(isOther);
    const { error } = await surface.request('carried-out', {
      type: 'settings-save',
      requestId: crypto.randomUUID(),
      settings: { prices: own ? [...others, own] : others },
    });
    setRefused(error !== null);
    if (error) return;
    setOpen(null);
    setRemoved(own ? null : (before ?? null));
  };
  return (
    <>
      <h3>{t('figures.prices')}</h3>
      <p class="hint">{t('figures.pricesHint')}</p>
      {asked.length === 0 && <p class="hint">{t('figures.noModels')}</p>}
      <ul class="price-list">
        {asked.map(({ connection, model }) => {
          const key = `${connection.id} ${model}`;
          const price = props.findPrice(connection, model, prices);
          return (
            <li key={key}>
              <div class="price-words">
                <strong dir="auto">{removeHidden(model)}</strong>
                <span dir="auto">{removeHidden(connection.name)}</span>
                <span class="hint">{toPriceWords(price, strings)}</span>
              </div>
              <button
                type="button"
                class="button"
                aria-expanded={open === key}
                onClick={() => toggle(open === key ? null : key)}
              >
                {t('figures.priceSet')}
                <span class="visually-hidden"> {model}</span>
                <span class="visually-hidden"> {connection.name}</span>
              </button>
              {open === key && (
                <PriceEditor
                  price={price}
                  isRefused={isRefused}
                  onSave={(own) =>
                    void save(connection.id, model, { connectionId: connection.id, model, ...own })
                  }
                  onRemove={() => void save(connection.id, model, null)}
                />
              )}
            </li>
          );
        })}
      </ul>
      <output class="data-line">
        {removed && (
          <>
            {t('figures.priceRemoved', { model: removeHidden(removed.model) })}{' '}
            <button
              ref={undo}
              type="button"
              class="link-button"
              onClick={() => void save(removed.connectionId, removed.model, removed)}
            >
              {t('figures.priceUndo')}
            </button>
          </>
        )}
        {isRefused && open === null && t('figures.priceRefused')}
      </output>
    </>
  );
}
