import { chatStream } from '../../support/fault-server/chat-script.ts';
import { test } from '../support/chromium-test.ts';
const text = `# Reading rivers

A river *flows* because **gravity** pulls water from high ground; see [the survey](https://example.org/rivers?x=1) or https://example.com/a.

## What matters

1. Slope, as in \`dh/dx\`
2. Discharge
   - in spring
   - in ~~autumn~~ winter
3. Sediment

> A quote that goes on
> for two lines.

- [x] measured
- [ ] guessed

| River | Length | Mouth |
| :--- | ---: | :---: |
| Rhine | 1,233 km | North Sea |
| Danube | 2,850 km | Black Sea |

\`\`\`ts
export function slope(dh: number, dx: number): number {
  return dh / dx; // a long comment that goes over the edge of the box and has to scroll
}
\`\`\`

![A map](https://example.org/map.png) and <script>alert(1)</script> and [odd](javascript:alert(1)) and [bank](https://xn--e1awd7f.com).

---

Last words[^1].

[^1]: A note.
`;
test('gallery', async ({ sidestream, server }) => {
  await sidestream.connect();
  const p = await sidestream.openPanel();
  await p.page.setViewportSize({ width: 400, height: 1500 });
  server.next(chatStream({ deltas: text.match(/[^]{1,5}/g)!, deltasPerSecond: 300 }));
  await p.ask('How do rivers flow?');
  await p.page.waitForTimeout(1500);
  await p.page.screenshot({ path: '/tmp/g1.png' });
  await p.until('finished').catch(() => {});
  await p.page.waitForTimeout(300);
  await p.page.screenshot({ path: '/tmp/g2.png' });
});
