import { effect } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { Appearance } from '../core/appearance.ts';
import { defaultSettings } from '../core/connection.ts';
import type { Settings } from '../core/connection.ts';

/** What a page is made to look with. */
export interface Look {
  dataset: DOMStringMap;
  style: Pick<CSSStyleDeclaration, 'fontSize'>;
}

/**
 * Has this page look as the settings say, from when they are known, and the next one begin with that: the background tells
 * them when a page is already drawn, so each page reads first what was kept here (`public/first-paint.js`). Otherwise it
 * would flash in a theme that is not its own.
 */
export function followAppearance(
  settings: ReadonlySignal<Settings>,
  page: Look,
  storage: Pick<Storage, 'setItem'>,
): void {
  effect(() => {
    const now = settings.value;
    // Nobody has said anything yet: what was shown last stays.
    if (now === defaultSettings) return;
    show(page, now);
    try {
      storage.setItem('appearance', `${now.theme} ${now.contrast} ${now.textSize}`);
    } catch {
      // No room: the next page opens in the look of the system.
    }
  });
}

/** The style sheets know the attributes; all sizes of text are in rem, and so in per cent of what the browser is set to. */
function show({ dataset, style }: Look, { theme, contrast, textSize }: Appearance): void {
  dataset['theme'] = theme;
  dataset['contrast'] = contrast;
  style.fontSize = textSize === 100 ? '' : `${textSize}%`;
}
