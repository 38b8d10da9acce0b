/** A conversation that contains every construct of an answer, for whoever looks at it and whatever checks it. */
export const gallery = {
  question: 'How do rivers flow? Show me everything you can write.',
  reasoning: `**Reading the question**

The person wants to see *every* construct. I begin with a short text, then lists, a table, code, formulas.

1. Keep it short.
2. Cite the survey.`,
  answer: `# Reading rivers

A river *flows* because **gravity** pulls water from high ground to low; how ***fast*** it does so is ~~guessed~~ measured[^survey]. See [the survey](https://example.org/rivers?year=2026) or https://example.com/a, or write to <rivers@example.org>.

## What matters

1. Slope, as in \`dh/dx\`
2. Discharge
   - in spring, when the snow melts and everything that was frozen for five months comes down within two weeks
   - in autumn
     - in a dry year
3. Sediment

   A second paragraph of the same item.

### Measured and guessed

- [x] measured
- [ ] guessed

> A quote that goes on
> for two lines, with \`code\`.
>
> > And one within it.

| River | Length | Mouth | Countries | Discharge |
| :--- | ---: | :---: | :--- | ---: |
| Rhine | 1,233 km | North Sea | Switzerland, Germany, France, Netherlands | 2,900 m³/s |
| Danube | 2,850 km | Black Sea | ten of them | 6,500 m³/s |
| **Elbe** | 1,094 km | North Sea | Czechia, Germany | 870 m³/s |

#### In code

\`\`\`ts
/** Height lost per length. */
export function slope(dh: number, dx: number): number {
  if (dx === 0) throw new RangeError('no length'); // a long comment that goes over the edge of its box and has to scroll
  return dh / dx;
}
\`\`\`

\`\`\`python
def flow(area: float, speed: float = 1.5) -> float:
    """Cubic metres per second."""
    return area * speed
\`\`\`

\`\`\`mermaid
graph TD; Rain-->River; River-->Sea;
\`\`\`

    indented code, as it was written

##### In formulas

Manning found that $v = \\frac{1}{n} R^{2/3} S^{1/2}$, so that

$$
Q = A \\cdot v = \\int_0^w h(x)\\,v(x)\\,\\mathrm{d}x
$$

It costs $5 to measure and $10 to guess, and \\(a^2 + b^2\\) is as good as $a^2 + b^2$.

###### What is never run

![A map of the Elbe](https://example.org/map.png) and <b>raw</b> <script>alert(1)</script> markup, [an odd one](javascript:alert(1)) and [your bank](https://xn--e1awd7f.com/login), [a long one](https://example.com/?q=${'abcdefghij'.repeat(25)}).

---

日本語の文章は、行の折り返しが正しくなければなりません。「引用」も、句読点も。 👩‍👩‍👧‍👦 🇩🇪 é ä

مرحبا بالعالم، هذا نص يُقرأ من اليمين إلى اليسار مع كلمة river في الوسط.

A line that ends here\\
and goes on there; a second note[^2].

[^survey]: Of 2026, with \`code\` in it.
[^2]: Another one, which is long enough to be broken into two lines in a narrow panel.
`,
  toolCall: {
    name: 'look_up',
    arguments: '{"place":"Dresden","levels":[1,2,{"of":"Elbe"}],"unit":"m"}',
  },
  sources: [
    { url: 'https://example.org/rivers/elbe', title: 'The Elbe: a survey' },
    {
      url: 'https://example.com/levels?station=dresden',
      title: 'Levels at Dresden, measured every fifteen minutes since 1890',
    },
    { url: 'https://example.net/', title: '' },
  ],
} as const;

/** The same from right to left. */
export const arabicGallery = {
  question: 'كيف تجري الأنهار؟',
  answer: `# قراءة الأنهار

يجري النهر *لأن* **الجاذبية** تسحب الماء من الأرض العالية، انظر [المسح](https://example.org/rivers) أو \`dh/dx\`.

1. الانحدار
2. التصريف
   - في الربيع
   - في الخريف

> اقتباس يستمر لسطرين.

- [x] مقيس
- [ ] مُخمَّن

| النهر | الطول | المصب |
| :--- | ---: | :---: |
| الراين | ١٬٢٣٣ كم | بحر الشمال |
| الدانوب | ٢٬٨٥٠ كم | البحر الأسود |

\`\`\`ts
const slope = dh / dx; // الانحدار
\`\`\`

المعادلة $v = \\frac{1}{n} R^{2/3}$ معروفة، ثم حاشية[^1].

[^1]: ملاحظة.
`,
} as const;
