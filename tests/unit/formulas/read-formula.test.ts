import { expect, test } from 'vitest';
import { readFormula } from '../../../lib/surface/formulas/read-formula.ts';
import type { FormulaElement } from '../../../lib/surface/formulas/read-formula.ts';

function toElements(element: FormulaElement): FormulaElement[] {
  const inner = element.children.filter((child) => typeof child !== 'string');
  return [element, ...inner.flatMap(toElements)];
}

const toText = (element: FormulaElement): string =>
  element.children.map((child) => (typeof child === 'string' ? child : toText(child))).join('');

test.each([
  ['x^2', 'x2'],
  ['\\frac{a}{b}', 'ab'],
  ['\\sum_{i=1}^n i = \\sqrt[3]{x}', '∑i=1ni=x3'],
  ['\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}', 'a=bc=d'],
  ['\\begin{align} a &= b \\\\ c &= d \\end{align}', 'a=bc=d'],
  ['\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}', '(1234)'],
  ['\\begin{cases} 1 & x > 0 \\\\ 0 & \\text{else} \\end{cases}', '{1x>00else'],
  ['\\mathbb{R} \\to \\mathcal{L}', 'ℝ→ℒ'],
  ['\\boxed{x} \\cancel{y} \\tag{1}', 'xy(1)'],
  ['\\vec{a} \\cdot \\hat{b}', 'a→⋅bˆ'],
  ['\\ce{H2O}', 'H2O'],
])('%s', (source, text) => {
  const formula = readFormula(source, true);
  expect(formula && toText(formula).replaceAll(/\s/gu, '')).toBe(text);
  expect(formula?.attributes).toContainEqual(['display', 'block']);
});

/** Sources that would lead elsewhere, load something, name a style or a class, or never come to an end. */
const hostile = [
  '\\href{javascript:alert(1)}{x}',
  '\\href{https://evil.example}{x}',
  '\\url{https://evil.example}',
  '\\htmlData{onclick=alert(1)}{x}',
  '\\data{x=y}{x}',
  '\\htmlClass{is-error}{x}',
  '\\htmlStyle{position: fixed}{x}',
  '\\htmlId{app}{x}',
  '\\class{is-error}{x}',
  '\\id{app}{x}',
  '\\style{background: url(https://evil.example)}{x}',
  '\\includegraphics{https://evil.example/a.png}',
  '\\includegraphics[width=1em]{//evil.example/a.png}',
  '\\textcolor{url(https://evil.example)}{x}',
  '\\ref{app}',
  '\\eqref{app}',
  '\\def\\a{\\a\\a}\\a',
  '\\gdef\\a{x}\\a',
  '\\newcommand{\\a}{\\a}\\a',
  '\\let\\a=\\b',
  '\\global\\def\\a{x}',
  `\\def\\a{${'x'.repeat(900)}}${'\\a'.repeat(300)}`,
  'x'.repeat(2_001),
  `${'\\sqrt{'.repeat(200)}x${'}'.repeat(200)}`,
  '\\unknown',
  '\\frac{a}',
  '{',
  '^_',
];

test.each(hostile)('%s is no formula that is drawn', (source) => {
  expect(readFormula(source, false)).toBeUndefined();
});

test('a formula has elements of MathML alone, and nothing that loads, links, names or runs', () => {
  const source =
    '\\label{app} \\color{white} x \\colorbox{red}{y} \\rule{1em}{1em} \\text{<img src=x onerror=y>} \\pmb{z} \\tag{<b>}';
  const formula = readFormula(source, true);
  const elements = formula ? toElements(formula) : [];
  expect(elements.length).toBeGreaterThan(5);
  for (const { name, attributes, style } of elements) {
    expect(name).toMatch(/^m[a-z]+$/);
    for (const [attribute, value] of attributes) {
      expect(attribute).not.toMatch(/^(?:on|href|src|id|style|class|mathcolor|actiontype|xlink)/);
      expect(value).not.toMatch(/url|script|:/i);
    }
    for (const [property, value] of style) {
      expect(property).not.toMatch(/color|background|position|content|image/i);
      expect(value).not.toMatch(/url|script|:/i);
    }
  }
});

test('sizes have a limit', () => {
  const widths = ['\\rule{1e9em}{1em}', '\\rule{99999pt}{1pt}', '\\kern 9999em x'].map((source) => {
    const formula = readFormula(source, false);
    const values = formula ? toElements(formula).flatMap(({ attributes }) => attributes) : [];
    return Math.max(0, ...values.map(([, value]) => Number.parseFloat(value) || 0));
  });
  for (const width of widths) expect(width).toBeLessThanOrEqual(200);
});

test.each([
  ['x+'.repeat(1_000)],
  [`\\begin{matrix}${'a&'.repeat(480)}\\end{matrix}`.slice(0, 2_000)],
  ['\\dots'.repeat(400)],
  ['\\left('.repeat(100) + '\\right)'.repeat(100)],
  ['x^{'.repeat(400) + '}'.repeat(400)],
  ['\\overset{\\underset{'.repeat(50)],
])('the largest source takes no longer than a few frames', (source) => {
  // By the processor's own clock, the best of three: other work on the machine does not count.
  const times = [1, 2, 3].map(() => {
    const from = process.cpuUsage();
    readFormula(source, true);
    const { user, system } = process.cpuUsage(from);
    return (user + system) / 1_000;
  });
  expect(Math.min(...times)).toBeLessThan(100);
});
