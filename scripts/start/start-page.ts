import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The page that the trial browser shows beside the panel. */
export interface StartPage {
  readonly url: string;
  readonly close: () => void;
}

const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Sidestream</title>
<style>
  :root { color-scheme: light dark; font: 17px/1.6 system-ui, sans-serif; }
  body { max-width: 34rem; margin: 12vh auto; padding: 0 1.5rem; }
  kbd { font: inherit; border: 1px solid; border-radius: 4px; padding: 0 .3em; }
</style>
<h1>Sidestream is open on the right</h1>
<p>Type a question there. Answers stream in; Stop ends one at once.</p>
<p>Select a sentence on this page, click it with the right button and let Sidestream explain it.</p>
<p><kbd>Alt</kbd>+<kbd>Shift</kbd>+<kbd>U</kbd> opens the side panel again,
<kbd>Alt</kbd>+<kbd>Shift</kbd>+<kbd>S</kbd> the popup.</p>
<p>This browser has a profile of its own, which is deleted when you close it. Nothing of yours is
in it, and nothing is kept.</p>
</html>`;

/** Serves the start page on 127.0.0.1, as a page of the web that the extension may read. */
export async function serveStartPage(): Promise<StartPage> {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
