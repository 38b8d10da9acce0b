import { removeHidden } from '../../core/hidden-characters.ts';
import { createOnDemand } from '../on-demand.ts';
import type { Slices } from '../slices.ts';
import type * as Drawer from './draw-formula.ts';

const drawer = createOnDemand(async () => {
  const [part, { copyAsWritten }] = await Promise.all([
    import('./draw-formula.ts'),
    import('../copies/copied-selection.ts'),
  ]);
  copyAsWritten(document);
  return part;
});

/** Formulas as they were drawn last, so that one whose text is drawn anew is not read again; the oldest first. */
const drawn = new Map<string, Element | undefined>();
const mostKept = 400;

/**
 * Shows a formula in an element that nobody else fills: its source, until it is drawn, and for good where it is none.
 *
 * @returns what forgets it
 */
export function showFormula(
  target: Element,
  written: string,
  displayed: boolean,
  slices: Slices,
): () => void {
  const source = removeHidden(written);
  const key = `${displayed ? '[' : '('}${source}`;
  const show = (formula: Element | undefined): void => {
    if (formula) target.replaceChildren(formula.cloneNode(true));
    else showSource(target, source);
  };
  if (drawn.has(key)) {
    show(drawn.get(key));
    return () => undefined;
  }
  showSource(target, source);
  let forget = (): void => undefined;
  let isForgotten = false;
  const draw = ({ drawFormula }: typeof Drawer): void => {
    if (isForgotten) return;
    forget = slices.run(() => {
      if (!drawn.has(key)) keep(key, drawFormula(source, displayed, target.ownerDocument));
      show(drawn.get(key));
      return false;
    });
  };
  if (drawer.part) draw(drawer.part);
  else void drawer.load().then((part) => part && draw(part));
  return () => {
    isForgotten = true;
    forget();
  };
}

function keep(key: string, formula: Element | undefined): void {
  drawn.set(key, formula);
  const [oldest] = drawn.keys();
  if (drawn.size > mostKept && oldest !== undefined) drawn.delete(oldest);
}

function showSource(target: Element, source: string): void {
  const code = target.ownerDocument.createElement('code');
  code.textContent = source;
  target.replaceChildren(code);
}
