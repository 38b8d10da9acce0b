import * as v from 'valibot';
import { abilitiesSchema, windowsSchema } from '../../../../lib/protocol/schemas.ts';
import { listModels, listRows } from '../../../../lib/providers/list-models.ts';
import { withLocalDetails } from '../../../../lib/providers/local-details.ts';
import { parseBaseUrl, toHost, toListBase } from '../../../../lib/providers/base-url.ts';
import { cleanKey } from '../../../../lib/providers/clean-key.ts';
import { redact } from '../../../../lib/providers/redact.ts';
import { parseGoDuration } from '../../../../lib/providers/retry-after.ts';
import { bearer, toEndpoint } from '../../../../lib/providers/to-stream-request.ts';
import { NotAStream } from '../../../../lib/sse/stream-request.ts';
import { hold } from '../boundary.ts';
import type { Boundary } from '../boundary.ts';
import { toJsonText } from '../json-text.ts';
import { bendText } from '../strange.ts';

const lists: readonly unknown[] = [
  {
    object: 'list',
    data: [{ id: 'a' }, { id: 'b', context_length: 8192 }],
    has_more: true,
    last_id: 'b',
  },
  { models: [{ name: 'models/gemini', inputTokenLimit: 1000 }], nextPageToken: 'n' },
  ['a', 'b'],
  [{ id: 'a', architecture: { input_modalities: ['image'] }, supported_parameters: ['tools'] }],
  { data: [{ id: 'v', type: 'vlm', capabilities: { vision: true }, loaded_context_length: 4096 }] },
  { data: null },
];
const details: unknown = {
  capabilities: ['vision', 'tools'],
  model_info: { 'x.context_length': 9 },
};
const access = { key: 'sk-0123456789abcdef', keyHeader: bearer, headers: {} };

const addresses = [
  'https://api.example.com/v1/chat/completions',
  'api.example.com',
  'http://localhost:11434/v1',
  'http://[::1]:1/v1?api-version=2024-01-01',
  'https://user:pass@a.example/v1',
  'https://x.openai.azure.com/openai/deployments/d?api-version=1',
  'on-device:',
];

/** Lists of models, and what people type into a form. */
export const listBoundaries: readonly Boundary[] = [
  {
    name: 'lists of models',
    files: [
      'providers/list-models.ts',
      'providers/model-abilities.ts',
      'providers/local-details.ts',
    ],
    async run(random) {
      const answer = (url: string): Response => {
        const valid = url.includes('/api/') && !url.includes('v0') ? details : random.pick(lists);
        return new Response(toJsonText(random, valid));
      };
      const before = globalThis.fetch;
      let requests = 0;
      globalThis.fetch = (url) => {
        requests += 1;
        return Promise.resolve(answer(url instanceof Request ? url.url : url.toString()));
      };
      try {
        const { signal } = new AbortController();
        const plain = await listModels('http://127.0.0.1:1/v1', access, signal);
        const provider = random.pick(['ollama', 'lmstudio', 'custom']);
        const whole = await withLocalDetails(
          plain,
          provider,
          'http://127.0.0.1:1/v1',
          access,
          signal,
        );
        hold(
          whole.models.every((id) => typeof id === 'string' && id !== ''),
          'a model without a name',
        );
        hold(new Set(whole.models).size === whole.models.length, 'a model twice');
        hold(v.is(abilitiesSchema, whole.abilities), 'abilities that no surface would take');
        hold(v.is(windowsSchema, whole.windows), 'windows that no surface would take');
        hold(
          Object.getPrototypeOf(whole.abilities) === Object.prototype,
          'a prototype was changed',
        );
        hold(requests <= 50 + 61, 'requests without end');
      } catch (cause) {
        if (!(cause instanceof NotAStream)) throw cause;
      } finally {
        globalThis.fetch = before;
      }
    },
  },
  {
    name: 'rows of lists',
    files: ['providers/list-models.ts'],
    run(random) {
      try {
        hold(!listRows(toJsonText(random, random.pick(lists))).has(''), 'a model without a name');
      } catch (cause) {
        if (!(cause instanceof NotAStream)) throw cause;
      }
    },
  },
  {
    name: 'addresses',
    files: ['providers/base-url.ts'],
    run(random) {
      const typed = bendText(random, random.pick(addresses));
      for (const form of ['base', 'whole'] as const) {
        const parsed = parseBaseUrl(typed, form);
        if ('fault' in parsed) continue;
        const { baseUrl, origin } = parsed;
        if (baseUrl === 'on-device:') continue;
        const url = new URL(baseUrl);
        hold(url.origin === origin, `the origin of ${typed}`);
        hold(url.username === '' && url.password === '', `a name in ${typed}`);
        hold(new URL(toEndpoint(baseUrl, '/models')).origin === origin, `an endpoint of ${typed}`);
        hold(new URL(toListBase(baseUrl)).origin === origin, `the list of ${typed}`);
        toHost(baseUrl);
        const again = parseBaseUrl(baseUrl, form);
        hold('origin' in again && again.origin === origin, `${baseUrl} is no address any more`);
      }
    },
  },
  {
    name: 'keys and what hides them',
    // Each key makes a pattern of its own, which takes as long as a hundred other cases.
    share: 0.2,
    files: ['providers/clean-key.ts', 'providers/redact.ts', 'providers/retry-after.ts'],
    run(random) {
      const key = cleanKey(bendText(random, 'Bearer "sk-proj-0123+/=456789\\abcdef"'));
      const said = bendText(random, `${JSON.stringify({ key })} ${key} ${encodeURIComponent('k')}`);
      const shown = redact(said, key);
      hold(key === '' || !shown.includes(key) || '[key]'.includes(key), `${key} in ${shown}`);
      const wait = parseGoDuration(bendText(random, '6m0.5s'));
      hold(wait === undefined || wait >= 0, 'a wait below nothing');
    },
  },
];
