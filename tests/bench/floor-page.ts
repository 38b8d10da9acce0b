import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { htmlPage } from '../support/fault-server/chat-script.ts';
import type { FaultServer } from '../support/fault-server/fault-server.ts';
import type { Script } from '../support/fault-server/script.ts';

const path = '/floor/';
const modules = ['index.js', 'parse.js', 'errors.js'];

const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Floor</title>
<style>
  body { margin: 16px; font: 15px/1.6 system-ui, sans-serif; }
  [data-answer] { white-space: pre-wrap; overflow-wrap: anywhere; }
</style>
<article data-state="waiting"><div data-answer></div></article>
<script type="module" src="./page.js"></script>
</html>`;

/** All that has to be done to show a stream, and nothing else. */
const page = `
import { createParser } from './index.js';
const article = document.querySelector('article');
const text = document.createTextNode('');
document.querySelector('[data-answer]').append(text);
window.ask = async () => {
  let waiting = '';
  let frame;
  const write = () => {
    frame = undefined;
    text.appendData(waiting);
    waiting = '';
  };
  const parser = createParser({
    onEvent({ data }) {
      if (data === '[DONE]') return;
      const delta = JSON.parse(data).choices[0]?.delta.content;
      if (!delta) return;
      waiting += delta;
      frame ??= requestAnimationFrame(write);
    },
  });
  const response = await fetch('/v1/chat/completions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'floor', stream: true, messages: [{ role: 'user', content: 'x' }] }),
  });
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    parser.feed(decoder.decode(value, { stream: true }));
  }
  write();
  article.dataset.state = 'finished';
};
document.body.dataset.ready = '';
`;

function toModule(source: string): Script {
  return [
    { type: 'head', headers: { 'content-type': 'text/javascript; charset=utf-8' } },
    { type: 'text', text: source },
  ];
}

/** Has `server` serve the bare page. @returns its address */
export function serveFloorPage(server: FaultServer): string {
  const entry = fileURLToPath(import.meta.resolve('eventsource-parser'));
  const sources = new Map(
    modules.map((name) => [name, readFileSync(new URL(name, `file://${entry}`), 'utf8')]),
  );
  sources.set('page.js', page);
  server.when((request) => request.path === path, htmlPage(200, html));
  for (const [name, source] of sources) {
    server.when((request) => request.path === path + name, toModule(source));
  }
  return server.url + path;
}
