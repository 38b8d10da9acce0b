import { toRecord, toText } from '../core/json.ts';
import type { PageSource } from '../core/prompt.ts';
import { api } from './extension-api.ts';

/** Where a selection is looked for. */
export type SelectionPlace = { windowId: number } | { tabId: number; frameId: number };

/**
 * The selected text, line breaks kept (the menu's own `selectionText` has lost them). '' when nothing is selected or the
 * page may not be read: `activeTab` is granted by a menu click, the shortcut and the toolbar button alone, and never for
 * the browser's own pages.
 */
export async function readSelection(place: SelectionPlace): Promise<string> {
  try {
    if ('tabId' in place) {
      const { tabId, frameId } = place;
      return await readFrom({ tabId, frameIds: [frameId] });
    }
    const [tab] = await api.tabs.query({ active: true, windowId: place.windowId });
    return tab?.id === undefined ? '' : await readFrom({ tabId: tab.id, allFrames: true });
  } catch {
    return '';
  }
}

/** Address, title and selection of a window's active tab. Only a tab that a gesture has opened to us says any of them. */
export async function readSource(windowId: number): Promise<PageSource> {
  const [tab] = await api.tabs.query({ active: true, windowId }).catch(() => []);
  const selection = await readSelection({ windowId });
  // Our own pages have addresses that are nobody's business, and mean nothing elsewhere.
  if (!tab?.url || !/^(?:https?|file):/.test(tab.url)) return { selection };
  return { selection, url: tab.url, title: tab.title ?? '' };
}

/**
 * What is selected in a tab, in the page or a frame of its own site: of others nobody is told when they allow it. '' where
 * nothing is, or where it may not be read.
 */
export async function readTabSelection(tabId: number): Promise<string> {
  const results = await run({ tabId, allFrames: true }).catch(() => []);
  const { origin } = results.find(({ frameId }) => frameId === 0) ?? {};
  // One that stands for nothing, as that of a sandbox, is nobody else's.
  const isOwn = (frame: Selected): boolean =>
    frame.frameId === 0 || (frame.origin === origin && origin !== 'null');
  return toFirst(results.filter(isOwn));
}

async function readFrom(target: Target): Promise<string> {
  return toFirst(await run(target));
}

type Target = Parameters<typeof api.scripting.executeScript>[0]['target'];

interface Selected {
  frameId: number;
  text: string;
  origin: string;
}

async function run(target: Target): Promise<Selected[]> {
  const results = await api.scripting.executeScript({ target, func: selectedText });
  return results.map(({ frameId, result }) => {
    const said = toRecord(result);
    return { frameId, text: toText(said?.['text']), origin: toText(said?.['origin']) };
  });
}

function toFirst(results: readonly Selected[]): string {
  return results.find(({ text }) => text.trim() !== '')?.text ?? '';
}

/** Runs in the page, so it may use nothing from outside. */
function selectedText(): { text: string; origin: string } {
  const { origin } = globalThis;
  const field = document.activeElement;
  if (
    field instanceof HTMLTextAreaElement ||
    (field instanceof HTMLInputElement && field.type === 'text')
  ) {
    const text = field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0);
    if (text !== '') return { text, origin };
  }
  return { text: getSelection()?.toString() ?? '', origin };
}
