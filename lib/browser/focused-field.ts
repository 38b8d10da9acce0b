import { fieldObstacles } from '../core/tab-desk.ts';
import type { FieldObstacle, FilledField, FocusedField } from '../core/tab-desk.ts';
import { toRecord } from '../core/json.ts';
import type { api as extensionApi } from './extension-api.ts';

type Api = typeof extensionApi;

/** The field that has the focus in a tab, which remembers it for {@link fillField}. */
export async function findField(api: Api, tabId: number): Promise<FocusedField | FieldObstacle> {
  const answer = await use(api, tabId, null, false);
  if (typeof answer === 'string') return answer;
  const { label, isLong } = answer;
  return { label: typeof label === 'string' ? label : '', isLong: isLong === true };
}

/** Puts text into the field that was found, where it still has the focus. */
export async function fillField(
  api: Api,
  tabId: number,
  text: string,
  replaces: boolean,
): Promise<FilledField | FieldObstacle> {
  const answer = await use(api, tabId, text, replaces);
  return typeof answer === 'string' ? answer : { isWhole: answer['isWhole'] === true };
}

async function use(
  api: Api,
  tabId: number,
  text: string | null,
  replaces: boolean,
): Promise<Record<string, unknown> | FieldObstacle> {
  const answers = await api.scripting
    .executeScript({ target: { tabId }, func: useField, args: [text, replaces] })
    .catch(() => undefined);
  if (!answers) return 'no-access';
  const result: unknown = answers[0]?.result;
  // It comes from the page: it is looked at here.
  return fieldObstacles.find((each) => each === result) ?? toRecord(result) ?? 'refused';
}

/** Runs in the page: nothing of this file is there. Text is put in; without any the field is only told and remembered. */
function useField(text: string | null, replaces: boolean): unknown {
  // A page can give an element that name only as text.
  const mark = Symbol.for('sidestream.field');
  const longestLabel = 300;
  let element: Element | null = document.activeElement;
  for (;;) {
    const inside: Element | null | undefined = element?.shadowRoot?.activeElement;
    if (inside) {
      element = inside;
      continue;
    }
    if (element?.localName !== 'iframe' && element?.localName !== 'frame') break;
    const framed = (element as HTMLIFrameElement).contentDocument;
    if (!framed) return 'frame';
    element = framed.activeElement;
  }
  if (!element) return 'none';
  const field = element as HTMLInputElement;
  const page = field.ownerDocument;
  const isLine =
    field.localName === 'input' &&
    /^(?:text|search|email|url|tel|number|password)$/.test(field.type);
  const isArea = field.localName === 'textarea';
  if (!isLine && !isArea && !field.isContentEditable && page.designMode !== 'on') return 'none';
  const named = `${field.getAttribute('name')} ${field.id}`;
  const isSecret =
    field.type === 'password' ||
    /password|one-time-code|(?:^|\s)cc-/i.test(field.getAttribute('autocomplete') ?? '') ||
    /pass(?:word|wd|wort|code|phrase)|kennwort|(?:^|[^a-z])(?:pwd|pin|otp|cvv|cvc|csc)(?:[^a-z]|$)/i.test(
      named,
    ) ||
    // A password that a page draws itself.
    !/^(?:none|)$/.test(getComputedStyle(field).getPropertyValue('-webkit-text-security'));
  if (isSecret) return 'secret';
  if ((isLine || isArea) && (field.readOnly || field.disabled)) return 'read-only';

  if (text === null) {
    const root = field.getRootNode() as Document | ShadowRoot;
    const ids = (field.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter(Boolean);
    const names = [
      ids.map((id) => root.getElementById(id)?.textContent ?? '').join(' '),
      field.getAttribute('aria-label'),
      isLine || isArea ? field.labels?.[0]?.textContent : '',
      field.getAttribute('placeholder'),
      field.getAttribute('title'),
      field.getAttribute('name'),
    ];
    const label = names.map((name) => (name ?? '').replaceAll(/\s+/g, ' ').trim()).find(Boolean);
    Reflect.set(globalThis, mark, field);
    return { label: (label ?? '').slice(0, longestLabel), isLong: !isLine };
  }

  if (Reflect.get(globalThis, mark) !== field) return 'moved';
  const typed = isLine ? text.replaceAll(/\s*[\r\n]+\s*/g, ' ') : text.replaceAll(/\r\n?/g, '\n');
  const read = (): string => (isLine || isArea ? field.value : field.innerText);
  const before = read();
  const selection = page.getSelection();
  if (isLine || isArea) {
    if (replaces) field.select();
  } else if (replaces || !selection?.anchorNode || !field.contains(selection.anchorNode)) {
    selection?.selectAllChildren(field);
    if (!replaces) selection?.collapseToEnd();
  }
  // Deprecated, and still the only way that the page hears of as of typing, and that the user can undo.
  if (!page.execCommand('insertText', false, typed)) {
    if (!isLine && !isArea) return 'refused';
    try {
      field.setRangeText(typed, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end');
    } catch {
      return 'refused';
    }
    const detail = { bubbles: true, composed: true, inputType: 'insertText', data: typed };
    field.dispatchEvent(new InputEvent('input', detail));
  }
  const after = read();
  const squeeze = (words: string): string => words.replaceAll(/\s+/g, '');
  const isWhole = squeeze(after).includes(squeeze(typed));
  return after === before && !isWhole ? 'refused' : { isWhole };
}
