import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
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
  const { prices } = surface.settings.value;
  const connections = surface.connections.value;
  const asked = connections.flatMap((connection) => {
    const own = [...props.rows, ...prices].filter(
      ({ connectionId }) => connectionId === connection.id,
    );
    const models = new Set([connection.model, ...own.map(({ model }) => model)]);
    return [...models].filter(Boolean).map((model) => ({ connection, model }));
  });
  const save = (connectionId: string, model: string, own: OwnPrice | null): void => {
    const others = prices.filter(
      (price) => price.connectionId !== connectionId || price.model !== model,
    );
    surface.saveSettings({ prices: own ? [...others, own] : others });
    setOpen(null);
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
                onClick={() => setOpen(open === key ? null : key)}
              >
                {t('figures.priceSet')}
                <span class="visually-hidden"> {model}</span>{' '}
                <span class="visually-hidden">{connection.name}</span>
              </button>
              {open === key && (
                <PriceEditor
                  price={price}
                  onSave={(own) =>
                    save(connection.id, model, { connectionId: connection.id, model, ...own })
                  }
                  onRemove={() => save(connection.id, model, null)}
                />
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
