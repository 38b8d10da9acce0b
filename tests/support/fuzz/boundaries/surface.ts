import { computed, signal } from '@preact/signals';
import * as v from 'valibot';
import { createPictures } from '../../../../lib/background/pictures.ts';
import { createWindowMap } from '../../../../lib/background/window-map.ts';
import { createPages } from '../../../../lib/browser/page-tabs.ts';
import { findJsonFault } from '../../../../lib/core/json-fault.ts';
import { contentPartSchema } from '../../../../lib/protocol/content-schema.ts';
import { isOfContext, toParts } from '../../../../lib/surface/draft-context.ts';
import { createEdits } from '../../../../lib/surface/edits.ts';
import { parseAmount } from '../../../../lib/surface/figure-format.ts';
import { parseAddress } from '../../../../lib/surface/connection-checks.ts';
import { toIndented } from '../../../../lib/core/indented-json.ts';
import { createPlaceStore } from '../../../../lib/surface/place-store.ts';
import { readKeptDrafts } from '../../../../lib/surface/prompt-draft.ts';
import { parseOffer, toPrompts } from '../../../../lib/surface/prompts.ts';
import { createShownStore } from '../../../../lib/surface/shown-store.ts';
import { readGrowing, readWhole } from '../../../../lib/surface/structured/read-structured.ts';
import { toCsv } from '../../../../lib/surface/structured/to-csv.ts';
import { toTable, toWideTable } from '../../../../lib/surface/structured/to-table.ts';
import { createWaitingQuestions } from '../../../../lib/surface/waiting-questions.ts';
import { tableSchema } from '../../../../lib/prompts/starters.ts';
import { bendValue } from '../bend-value.ts';
import { hold } from '../boundary.ts';
import type { Boundary } from '../boundary.ts';
import { examplePrompts } from '../example-files.ts';
import { toJsonText } from '../json-text.ts';
import { bendText } from '../strange.ts';

const content = [
  { type: 'text', text: 'Well?' },
  { type: 'page', text: 'words', title: 'T', url: 'https://a.example/', limit: 3 },
  { type: 'file', text: 'words', name: 'a.txt' },
  {
    type: 'picture',
    pictureId: 'p',
    name: 'n',
    mediaType: 'image/png',
    width: 1,
    height: 2,
    size: 3,
  },
];
const waiting = [{ runId: 'r', content, manner: {} }];
const edits = [{ id: 'q', text: 'How?', runId: 'r' }];
const draftRows = examplePrompts.map((prompt) => ({
  prompt,
  parameters: { temperature: '', topP: '', maxTokens: '', reasoningEffort: '' },
}));
const page = { title: 'T', url: 'https://a.example/', text: 'words', hidden: 3 };
const picture = { id: 'p', by: ['c'], picture: { mediaType: 'image/png', base64: 'AA==' } };
const table = { columns: ['Name', 'Height'], rows: [['Zugspitze', '2962 m']] };
const schema: unknown = JSON.parse(tableSchema);

/** A storage of pages with one text in it, whatever is asked for. */
function toStorage(text: string): Pick<Storage, 'getItem' | 'setItem'> {
  return { getItem: () => text, setItem: () => undefined };
}

const nothing = {
  conversationId: signal('c'),
  view: {
    loaded: signal(true),
    branch: signal([]),
    liveRunId: signal(null),
    run: () => undefined,
    showBranch: () => undefined,
  },
  isPending: () => false,
};

/** The browser's API as far as reading a tab goes, with what a script in the page is said to have answered. */
function toApi(result: unknown): Parameters<typeof createPages>[0] {
  const api = {
    scripting: { executeScript: () => Promise.resolve([{ result }]) },
    tabs: { get: () => Promise.resolve({}) },
    permissions: { contains: () => Promise.resolve(true) },
  };
  return api as never;
}

/** What surfaces read back that an earlier page has left, what a page's script answers, and structured answers. */
export const surfaceBoundaries: readonly Boundary[] = [
  {
    name: 'what was left with a draft',
    files: ['surface/draft-context.ts'],
    run(random) {
      const stored = toJsonText(random, content);
      const parts = toParts(stored);
      hold(v.is(v.array(contentPartSchema), parts), 'no content');
      isOfContext(stored, parts);
    },
  },
  {
    name: 'questions that wait and edits',
    files: ['surface/waiting-questions.ts', 'surface/edits.ts'],
    run(random) {
      const drafts = (valid: unknown) => ({
        read: () => toJsonText(random, valid),
        write: () => undefined,
        onElsewhere: () => () => undefined,
      });
      const questions = createWaitingQuestions({
        ...nothing,
        drafts: drafts(waiting),
        isReady: signal(false),
        ask: () => undefined,
      });
      questions.arrive();
      hold(
        questions.list.value.every(({ runId }) => typeof runId === 'string'),
        'no question',
      );
      questions.close();
      const edited = createEdits({
        ...nothing,
        drafts: drafts(edits),
        start: () => undefined,
        toManner: () => ({}),
      });
      edited.arrive();
      const texts = computed(() => [...edited.texts.value]);
      hold(
        texts.value.every(([, text]) => typeof text === 'string'),
        'no edit',
      );
    },
  },
  {
    name: 'places and what was shown',
    files: ['surface/recent-entries.ts', 'surface/place-store.ts', 'surface/shown-store.ts'],
    run(random) {
      const places = createPlaceStore(
        toStorage(toJsonText(random, [['c', { id: 'm', offsetPx: 3 }]])),
      );
      const place = places.read('c');
      hold(place === undefined || typeof place.id === 'string', 'no place');
      places.write('c', { id: 'm', offsetPx: 1 });
      const shown = createShownStore(toStorage(toJsonText(random, [['7', 'c']])), 7).read();
      hold(shown === undefined || typeof shown === 'string', 'no conversation');
    },
  },
  {
    name: 'prompts that a surface is told',
    files: ['surface/prompts.ts', 'surface/prompt-draft.ts'],
    run(random) {
      const rows = {
        value: [bendValue(random, examplePrompts[0], { clones: true }), examplePrompts[1]],
      };
      hold((toPrompts({ rows } as never)?.length ?? 0) >= 1, 'a damaged prompt hid another');
      parseOffer(toJsonText(random, { promptId: 'p', source: { selection: 'x' } }));
      const kept = readKeptDrafts({ read: () => toJsonText(random, draftRows) });
      hold(
        Object.values(kept).every(({ prompt }) => typeof prompt.text === 'string'),
        'no draft',
      );
    },
  },
  {
    name: 'rows of the session',
    files: ['background/pictures.ts', 'background/window-map.ts'],
    async run(random) {
      const rows = { 'picture.p': bendValue(random, picture, { clones: true }) };
      const area = {
        all: () => Promise.resolve(rows),
        set: () => Promise.resolve(),
        remove: () => Promise.resolve(),
      };
      const pictures = createPictures(() => Promise.reject(new Error('no disk')), area);
      await pictures.remembered('p');
      const session = {
        get: () => Promise.resolve(bendValue(random, { 7: 'c' }, { clones: true })),
        set: () => Promise.resolve(),
      };
      const store = {
        conversation: () => Promise.resolve(undefined),
        conversations: () => Promise.resolve([]),
      };
      const map = createWindowMap(session, store as never);
      hold(typeof (await map.current(7)) === 'string', 'a window without a conversation');
    },
  },
  {
    name: 'what a script in a page answers',
    files: ['browser/page-tabs.ts', 'browser/page-picture.ts'],
    async run(random) {
      const pages = createPages(toApi(bendValue(random, page, { clones: true })), 1);
      const reading = await pages.readTab(1);
      if ('page' in reading) {
        const { title, url, text, hidden } = reading.page;
        hold(
          [title, url, text].every((each) => typeof each === 'string'),
          'no page',
        );
        hold(Number.isInteger(hidden) && hidden >= 0, `${hidden} hidden characters`);
      }
      const bytes = createPages(toApi(bendValue(random, { base64: 'AAAA' }, { clones: true })), 1);
      await bytes.readBytes(1);
      const found = { base64: 'AA==', type: 'image/png', place: [0, 0, 1, 1] };
      const pictures = createPages(toApi(bendValue(random, found, { clones: true })), 1);
      await pictures.readPicture({ tabId: 1, frameId: 1, url: 'https://a.example/x.png' });
    },
  },
  {
    name: 'structured answers',
    files: [
      'surface/structured/read-structured.ts',
      'surface/structured/to-table.ts',
      'surface/structured/to-csv.ts',
    ],
    share: 1,
    run(random) {
      const text = toJsonText(random, table);
      const cut = text.slice(0, random.integer(0, text.length));
      const bent =
        random.next() < 0.1 ? (JSON.stringify(bendValue(random, schema)) ?? '') : tableSchema;
      for (const { value } of [readGrowing(cut), readWhole(text, bent)]) {
        const found = toTable(value);
        if (found)
          hold(toCsv(found).length <= 12 * text.length + 100, 'a table larger than its answer');
        toWideTable(value);
      }
    },
  },
  {
    name: 'JSON that is shown',
    files: ['core/indented-json.ts', 'core/json-fault.ts'],
    run(random) {
      const text = toJsonText(random, table);
      hold(toIndented(text).length <= 100 * text.length + 100, 'far more than was to be shown');
      const fault = findJsonFault(text);
      hold(fault === undefined || (fault.line >= 1 && fault.column >= 1), 'a fault nowhere');
    },
  },
  {
    name: 'what is typed into forms',
    files: ['surface/figure-format.ts', 'surface/connection-checks.ts'],
    run(random) {
      const amount = parseAmount(bendText(random, '1.234,50'));
      hold(
        amount === undefined || (Number.isFinite(amount) && amount >= 0),
        `an amount of ${amount}`,
      );
      const dialect = random.pick(['', 'own-messages', 'own-prompt', 'no-dialect', '__proto__']);
      parseAddress({
        provider: 'custom',
        dialect,
        baseUrl: bendText(random, 'https://a.example/v1'),
      });
    },
  },
];
