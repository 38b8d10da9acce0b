import { fieldObstacles } from '../core/tab-desk.ts';
import type { FieldObstacle, FilledField, FocusedField } from '../core/tab-desk.ts';
import { toRecord } from '../core/json.ts';
import type { api as extensionApi } from './extension-api.ts';

type Api = typeof extensionApi;

/** The field that has the focus in a tab. It is given a mark with which it is known again, unless it has one. */
export async function findField(api: Api, tabId: number): Promise<FocusedField | FieldObstacle> {
  // Made here: a page without encryption has nothing to make one that is never made again.
  const answer = await use(api, tabId, crypto.randomUUID(), null, false);
  if (typeof answer === 'string') return answer;
  const { label, isLong, mark } = answer;
  return {
    label: typeof label === 'string' ? label : '',
    isLong: isLong === true,
    mark: typeof mark === 'string' ? mark : '',
  };
}

/** Puts text into the field with that mark, where it has the focus. */
export async function fillField(
  api: Api,
  tabId: number,
  mark: string,
  text: string,
  replaces: boolean,
): Promise<FilledField | FieldObstacle> {
  const answer = await use(api, tabId, mark, text, replaces);
  return typeof answer === 'string' ? answer : { isWhole: answer['isWhole'] === true };
}

async function use(
  api: Api,
  tabId: number,
  mark: string,
  text: string | null,
  replaces: boolean,
): Promise<Record<string, unknown> | FieldObstacle> {
  const answers = await api.scripting
    .executeScript({ target: { tabId }, func: useField, args: [mark, text, replaces] })
    .catch(() => undefined);
  if (!answers) return 'no-access';
  const result: unknown = answers[0]?.result;
  // It comes from the page: it is looked at here.
  return fieldObstacles.find((each) => each === result) ?? toRecord(result) ?? 'refused';
}

/** Runs in the page: nothing of this file is there. Text is put in; without any the field is only told and marked. */
function useField(mark: string, text: string | null, replaces: boolean): unknown {
  // A page can give an element that name only as text.
  const place = Symbol.for('sidestream.fields');
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

  const known: unknown = Reflect.get(globalThis, place);
  const marks = known instanceof WeakMap ? (known as WeakMap<Element, string>) : new WeakMap();
  Reflect.set(globalThis, place, marks);
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
    // One that has a mark keeps it: what the user was told of must not become another field when it is looked at again.
    const own: unknown = marks.get(field) ?? mark;
    marks.set(field, own);
    return { label: (label ?? '').slice(0, longestLabel), isLong: !isLine, mark: own };
  }

  if (marks.get(field) !== mark) return 'moved';
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
