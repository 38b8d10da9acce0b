import type { FormulaElement } from './read-formula.ts';
import { readFormula } from './read-formula.ts';

const mathMl = 'http://www.w3.org/1998/Math/MathML';

/** The elements of a formula in TeX, as the browser itself sets them; undefined where it is none that is drawn. */
export function drawFormula(
  source: string,
  displayed: boolean,
  page: Document,
): MathMLElement | undefined {
  const formula = readFormula(source, displayed);
  return formula && toNode(formula, page);
}

function toNode(element: FormulaElement, page: Document): MathMLElement {
  const node = page.createElementNS(mathMl, element.name);
  for (const [name, value] of element.attributes) node.setAttribute(name, value);
  for (const [name, value] of element.style) Reflect.set(node.style, name, value);
  if (element.classes.length > 0) node.classList.add(...element.classes);
  for (const child of element.children) {
    node.append(typeof child === 'string' ? child : toNode(child, page));
  }
  return node;
}
