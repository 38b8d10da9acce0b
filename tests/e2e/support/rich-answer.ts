/** An answer with formulas in all their signs, and code in three languages. */
export const richAnswer = `So $e^{i\\pi} + 1 = 0$, and \\(a_1 \\le b\\), for $5 and $10.

$$
\\int_0^\\infty e^{-x^2}\\,dx = \\frac{\\sqrt{\\pi}}{2}
$$

- a list:
  \\[
  \\begin{aligned}
  a &= b + c \\\\
  - d &= \\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}
  \\end{aligned}
  \\]

And $\\notacommand{x}$ is none.

\`\`\`ts
// A comment
const answer: number = 42; /* two
lines */ export { answer };
\`\`\`

\`\`\`py
def f(x):
    return "text" * 2
\`\`\`

\`\`\`mermaid
graph TD; A-->B
\`\`\`

The end.
`;

/** Formulas that would lead elsewhere, load something, change the page, or never come to an end. */
export const hostileFormulas: readonly string[] = [
  '\\href{javascript:document.title="run"}{x}',
  '\\href{https://evil.example/a}{x}',
  '\\url{https://evil.example/b}',
  '\\htmlData{onclick=alert(1)}{x}',
  '\\htmlStyle{background: url(https://evil.example/c)}{x}',
  '\\style{background: url(https://evil.example/d)}{x}',
  '\\class{answer-text}{x}',
  '\\id{app}{x}',
  '\\includegraphics{https://evil.example/e.png}',
  '\\includegraphics[width=1em]{//evil.example/f.png}',
  '\\textcolor{url(https://evil.example/g)}{x}',
  '\\ref{app}',
  '\\text{<img src="https://evil.example/h.png" onerror="document.title=1">}',
  '\\def\\a{\\a\\a}\\a',
  `\\def\\a{${'x'.repeat(600)}}${'\\a'.repeat(400)}`,
  '\\newcommand{\\b}{\\b\\b}\\b',
];

/** What a page shows of formulas and code, read in one turn of it. It is run in the page. */
export function readRich(): {
  formulas: string[];
  sources: string[];
  displayed: number;
  tokens: string[];
  labels: string[];
  text: string;
} {
  const texts = (selector: string): string[] =>
    Array.from(document.querySelectorAll(selector), ({ textContent }) => textContent);
  return {
    formulas: texts('.formula > math'),
    sources: texts('.formula > code'),
    displayed: document.querySelectorAll('.formula.is-displayed > math[display="block"]').length,
    tokens: Array.from(
      document.querySelectorAll('.code pre span[class]'),
      ({ className, textContent }) => `${className}:${textContent}`,
    ),
    labels: texts('.code-language'),
    text: document.querySelector('[data-answer]')?.textContent ?? '',
  };
}
