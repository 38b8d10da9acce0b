import type { Sidestream } from '../e2e/support/chromium-test.ts';
import { visitFilm } from '../e2e/support/film-page.ts';
import { readText, takeParts } from '../e2e/support/page-parts.ts';
import { htmlPage } from '../support/fault-server/chat-script.ts';
import type { FaultServer } from '../support/fault-server/fault-server.ts';
import {
  filmLines,
  pageFixtures,
  secondFixtures,
  toLongPage,
  toLongTable,
  toShare,
  unseenFixtures,
} from '../support/page-fixtures.ts';
import { toFigure } from './figure.ts';
import type { Figure } from './figure.ts';

const timed = {
  'a page of 1 MB, its words in `main`': toLongPage('main'),
  'a page of 1 MB, its words in `div`': toLongPage('div'),
  'a table of 4,400 rows, 1 MB': toLongTable(4_400),
};

/** How long the reading of a long page takes, from the call to the text, and how much of each kind of page is kept. */
export async function measureExtraction(
  server: FaultServer,
  sidestream: Sidestream,
  runs: number,
): Promise<Figure[]> {
  const stage = await sidestream.backstage();
  const page = await sidestream.context.newPage();
  const show = async (html: string): Promise<void> => {
    const forget = server.when(({ path }) => path === '/extract', htmlPage(200, html));
    await page.goto(`${server.url}/extract`);
    forget();
  };
  const figures: Figure[] = [];
  for (const [label, html] of Object.entries(timed)) {
    const values: number[] = [];
    for (let run = 0; run < runs; run++) {
      await show(html);
      const startedMs = performance.now();
      await readText(stage, page);
      values.push(performance.now() - startedMs);
    }
    const head = { group: 'Reading a page, Chromium', label, unit: 'ms', runs };
    figures.push(toFigure(head, values, { words: '≤ 2 s', most: 2_000 }));
  }
  const kinds = { ...pageFixtures, ...unseenFixtures, ...secondFixtures };
  for (const [name, html] of Object.entries(kinds)) {
    const lines = filmLines[name];
    const shown = lines ? await visitFilm(sidestream, html) : page;
    if (!lines) await show(html);
    if (html.includes('dataset.ready')) await shown.locator('[data-ready]').waitFor();
    const { main, chrome } = await takeParts(shown);
    main.push(...(lines ?? []));
    const text = await readText(stage, shown);
    if (lines) await shown.close();
    const group = 'Reading a page, Chromium: what is kept';
    const head = { group, unit: '%', runs: 1 };
    figures.push(
      toFigure({ ...head, label: `${name}: main text` }, [100 * toShare(main, text)], {
        words: '≥ 95',
        least: 95,
      }),
      toFigure({ ...head, label: `${name}: what is around it` }, [100 * toShare(chrome, text)], {
        words: '< 5',
        most: 4.999,
      }),
    );
  }
  await page.close();
  return figures;
}
