import temml from 'temml';

/** One element of a formula, as plain values: what draws it makes nodes of nothing else. */
export interface FormulaElement {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly classes: readonly string[];
  readonly style: readonly (readonly [property: string, value: string])[];
  readonly children: readonly (FormulaElement | string)[];
}

/** A longer source is shown as it was written: reading it would hold a frame up, and nobody reads such a formula. */
const longestSource = 2_000;
/** Built-in names that stand for others are replaced so often. */
const mostExpansions = 500;
/** Sizes that the source gives, in em and in pt. */
const largestSize: [number, number] = [20, 200];
const mostElements = 3_000;
const deepestElements = 64;

/**
 * A formula that defines names of its own is not read: twenty characters can stand for millions, and what one formula
 * defines no other would know.
 */
const definition =
  /\\(?:[gex]?def|let|futurelet|global|long|(?:re|provide)?(?:new)?command)(?![a-zA-Z])/;

const names: ReadonlySet<string> = new Set(
  (
    'math menclose mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow mspace msqrt mstyle msub ' +
    'msubsup msup mtable mtd mtext mtr munder munderover none'
  ).split(' '),
);

/** No colours: what is written in the colour of the paper would be hidden. No addresses, no names to link to. */
const attributes: ReadonlySet<string> = new Set(
  (
    'accent accentunder columnalign columnlines columnspacing depth display displaystyle fence form frame height ' +
    'largeop linebreak linethickness lspace mathsize mathvariant maxsize minsize movablelimits notation rowlines ' +
    'rowspacing rspace scriptlevel separator stretchy symmetric voffset width'
  ).split(' '),
);

const properties: ReadonlySet<string> = new Set(
  (
    'border borderBottom borderLeft borderRight borderTop display fontFamily fontStyle fontWeight height ' +
    'justifyContent marginLeft math-depth mathDepth padding paddingBottom paddingLeft paddingRight paddingTop ' +
    'textAlign transform width'
  ).split(' '),
);

/** What the library builds, as far as it is looked at. */
interface Built {
  readonly type?: unknown;
  readonly text?: unknown;
  readonly href?: unknown;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly classes?: readonly unknown[];
  readonly style?: Readonly<Record<string, unknown>>;
  readonly children?: readonly Built[];
}

/**
 * Reads a formula in TeX.
 *
 * @returns undefined where it is none, or one that is not drawn
 */
export function readFormula(source: string, displayed: boolean): FormulaElement | undefined {
  if (source.length > longestSource || definition.test(source)) return undefined;
  try {
    const built = temml.__renderToMathMLTree(source, {
      displayMode: displayed,
      throwOnError: true,
      trust: false,
      maxExpand: mostExpansions,
      maxSize: largestSize,
    }) as Built;
    const [formula] = toElements(built, { count: 0 }, 0);
    return typeof formula === 'object' && formula.name === 'math' ? formula : undefined;
  } catch {
    // A source that is no formula, or one that is not drawn, or that has exhausted the stack.
    return undefined;
  }
}

function toElements(
  built: Built,
  seen: { count: number },
  depth: number,
): readonly (FormulaElement | string)[] {
  seen.count += 1;
  if (seen.count > mostElements || depth > deepestElements) throw new RangeError('too large');
  if (typeof built.text === 'string') return [built.text];
  const children = (built.children ?? []).flatMap((child) => toElements(child, seen, depth + 1));
  // A list of elements without one around them, or one of HTML: the numbers of equations, which nobody counts here.
  if (built.type === undefined && built.href === undefined) return children;
  if (typeof built.type !== 'string' || !names.has(built.type)) throw new TypeError('no formula');
  return [
    {
      name: built.type,
      attributes: toPairs(built.attributes, attributes),
      classes: (built.classes ?? []).filter((name) => typeof name === 'string' && name !== ''),
      style: toPairs(built.style, properties),
      children,
    } as FormulaElement,
  ];
}

function toPairs(
  values: Readonly<Record<string, unknown>> = {},
  allowed: ReadonlySet<string>,
): FormulaElement['attributes'] {
  return Object.entries(values).flatMap(([name, value]) => {
    // A line that is drawn has no other ink than its colour.
    if (name === 'mathbackground' && value === 'black') return [[name, 'currentcolor'] as const];
    return allowed.has(name) ? [[name, String(value)] as const] : [];
  });
}
