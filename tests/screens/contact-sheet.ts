import type { Picture } from './studio.ts';

/** All pictures on one page, each linked to itself. */
export function toContactSheet(pictures: readonly Picture[]): string {
  const figures = pictures.map(
    ({ file, caption, width }) =>
      `<figure><a href="${file}"><img src="${file}" alt="" style="width:${Math.round(width * 0.6)}px"></a>` +
      `<figcaption>${toHtml(caption)}<br><code>${file}</code></figcaption></figure>`,
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Screens</title>
<style>
  body { margin: 24px; background: #8a8f96; font: 13px/1.4 system-ui, sans-serif; }
  main { display: flex; flex-wrap: wrap; gap: 24px; align-items: flex-start; }
  figure { margin: 0; max-width: 560px; }
  img { display: block; max-width: 100%; background: #fff; }
  figcaption { margin-top: 6px; }
</style>
<h1>${pictures.length} screens</h1>
<main>
${figures.join('\n')}
</main>
</html>
`;
}

function toHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
