import { createHiddenFilter, removeHidden } from '../../../../lib/core/hidden-characters.ts';
import { toHundredths } from '../../../../lib/core/token-estimate.ts';
import { createMarkdownDocument } from '../../../../lib/markdown/document.ts';
import { toPieces, toWants } from '../../../../lib/prompts/variables.ts';
import { openReader } from '../../../../lib/surface/code/open-reader.ts';
import { toPlainDocument } from '../../../../lib/surface/copies/plain-document.ts';
import { toQuote } from '../../../../lib/surface/copies/quoted-text.ts';
import { readFormula } from '../../../../lib/surface/formulas/read-formula.ts';
import { findHosts } from '../../../../lib/surface/hosts-in-text.ts';
import { toLinkTarget } from '../../../../lib/surface/link-target.ts';
import { toCorpus } from '../../../corpus/corpus.ts';
import type { Random } from '../../random.ts';
import { hold } from '../boundary.ts';
import type { Boundary } from '../boundary.ts';
import { bendText } from '../strange.ts';

const own = [
  '# A title\n\nSome *words* and `code`, a [link](https://a.example "t") and ![one](b.png).\n\n- [x] done\n  1. two\n',
  '| a | b |\n| - | :-: |\n| 1 | **2** |\n\n> a quote\n> > another\n\n```js\nlet x = `a`;\n```\n',
  'A formula $x^2$ and \\(y\\), \\[\\frac{a}{b}\\] and $$\nz\n$$ and a note[^1].\n\n[^1]: Here.\n\n[ref]: <https://a.example>\n',
  '<details><summary>x</summary>&amp;&#65;</details>\n\n---\n\nSetext\n===\n\n~~gone~~ https://www.example.com/a_(b)\n',
];
const texts = [...own, ...toCorpus('canary.example').map(({ markdown }) => markdown)];

const formulas = [
  '\\frac{a}{b}',
  '\\begin{aligned} a &= b \\\\ c \\end{aligned}',
  '\\sum_{i=1}^n x_i',
  '\\text{<b>}\\href{javascript:x}{y}',
  '\\def\\a{\\a\\a}\\a',
  '\\sqrt[3]{x}\\color{red}{y}\\boxed{z}',
];
const codes: readonly (readonly [string, string])[] = [
  ['js', 'const a = `x${y}`; // c\n/* d\n*/ class A {}'],
  ['python', 'def f(a):\n    """doc"""\n    return {**a, 1: r"x"}'],
  ['php', '<?php echo "a$b"; ?> <b>'],
  ['html', '<a href="x"><script>let a</script><style>p{}</style>'],
  ['sql', "select 'a' from b -- c"],
  ['rust', "fn f<'a>(x: &'a str) -> u8 { /* */ 1 }"],
  ['bash', 'cat <<EOF\n$x\nEOF'],
  ['yaml', 'a: [1, {b: "c"}]\n--- |\n d'],
  ['diff', '+a\n-b\n@@ x'],
  ['markdown', '# a\n```js\nx\n```'],
  ['c', '#define A(x) "y\\\n"'],
  ['xml', '<!DOCTYPE a [<!ENTITY b "c">]><a><![CDATA[x]]>'],
];
const links = [
  'https://a.example/x?y=z#w',
  'mailto:a@b.example?cc=c@d.example',
  'http://user:pw@xn--e1afmkfd.example',
  '//host/x',
  'javascript:alert(1)',
  'https://[::1]:80/',
];

function cut(random: Random, text: string): string[] {
  return random.split(text, Math.max(4, Math.ceil(text.length / 6)));
}

/** The text of answers, which is read as Markdown, code, formulas, links. */
export const markupBoundaries: readonly Boundary[] = [
  {
    name: 'Markdown',
    files: ['markdown/document.ts', 'markdown/inline-parser.ts'],
    share: 3,
    run(random) {
      const text = bendText(random, random.pick(texts));
      const document = createMarkdownDocument({ calm: random.next() < 0.5 });
      for (const piece of cut(random, text)) document.append(piece);
      document.end();
      hold(
        document.scanned <= 60 * text.length + 20_000,
        `${document.scanned} looked at of ${text.length}`,
      );
      toPlainDocument(text);
      toQuote(text);
    },
  },
  {
    name: 'code',
    files: ['surface/code/line-reader.ts', 'surface/code/open-reader.ts'],
    async run(random) {
      const [label, code] = random.pick(codes);
      const reader = await openReader(label);
      if (!reader) throw new Error(`nothing reads ${label}`);
      for (const line of bendText(random, code).split('\n')) {
        hold(
          reader
            .read(line)
            .map(({ text }) => text)
            .join('') === line,
          `${label} lost a part of a line`,
        );
      }
    },
  },
  {
    name: 'formulas',
    files: ['surface/formulas/read-formula.ts'],
    share: 0.5,
    run(random) {
      const source = bendText(random, random.pick(formulas));
      const formula = readFormula(source, random.next() < 0.5);
      if (!formula) return;
      const names = /^(?:math|m\w+|semantics|none)$/;
      const open = [formula];
      for (let element = open.pop(); element; element = open.pop()) {
        hold(names.test(element.name), `an element ${element.name}`);
        hold(
          !element.attributes.some(([name]) => /^(?:on.*|href|style|class|id)$/i.test(name)),
          'an attribute that acts',
        );
        for (const child of element.children) if (typeof child !== 'string') open.push(child);
      }
    },
  },
  {
    name: 'links',
    files: ['surface/link-target.ts'],
    run(random) {
      const address = bendText(random, random.pick(links));
      const target = toLinkTarget(address, bendText(random, 'see www.b.example'));
      findHosts(address);
      if (target) hold(/^(?:https?|mailto):/i.test(target.href), `a link to ${target.href}`);
    },
  },
  {
    name: 'characters that nobody sees',
    files: ['core/hidden-characters.ts'],
    share: 2,
    run(random) {
      const tags = Array.from({ length: 5 }, () =>
        String.fromCodePoint(random.integer(0xe0000, 0xe0fff)),
      ).join('');
      const text = bendText(
        random,
        `${tags}a\u202eb\u2066c\u200b\u{1f469}\u200d\u{1f4bb} \u0e01\u200b\u00ad\u00ad ${tags}`,
      );
      const whole = removeHidden(text);
      const filter = createHiddenFilter();
      const pieces =
        cut(random, text)
          .map((piece) => filter.add(piece))
          .join('') + filter.end();
      hold(pieces === whole, 'cut, it is read otherwise than whole');
      hold(
        removeHidden(whole) === whole || removeHidden(removeHidden(whole)) === removeHidden(whole),
        'never clean',
      );
      hold(
        !/[\u202a-\u202e\u2066-\u2069]|\u{e0001}/u.test(whole),
        'an override of direction is left',
      );
      hold(toHundredths(text) >= 0, 'fewer than no tokens');
    },
  },
  {
    name: 'variables of prompts',
    files: ['prompts/variables.ts'],
    share: 0.5,
    run(random) {
      const text = bendText(
        random,
        'Say {{selection}} of {{page}} in {{input:Tone|kind}} {{ {{title}} }}',
      );
      toWants(text);
      hold(toPieces(text).length <= text.length + 1, 'more pieces than characters');
    },
  },
];
