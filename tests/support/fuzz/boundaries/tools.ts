import { isCutOff } from '../../../../lib/background/round-checks.ts';
import { fillField, findField } from '../../../../lib/browser/focused-field.ts';
import { fieldObstacles } from '../../../../lib/core/tab-desk.ts';
import { calculate } from '../../../../lib/tools/calculator/calculate.ts';
import { checkArguments } from '../../../../lib/tools/check-arguments.ts';
import { ToolFault } from '../../../../lib/tools/tool.ts';
import { bendValue } from '../bend-value.ts';
import { hold } from '../boundary.ts';
import type { Boundary } from '../boundary.ts';
import { toJsonText } from '../json-text.ts';
import { bendText } from '../strange.ts';

const schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  properties: {
    url: { type: 'string', format: 'uri', pattern: '^https://', maxLength: 200 },
    list: { type: 'array', items: { $ref: '#/$defs/entry' }, uniqueItems: true },
    kind: { anyOf: [{ enum: ['a', 'b'] }, { type: 'null' }] },
  },
  patternProperties: { '^x-': { type: 'number', multipleOf: 0.5 } },
  required: ['url'],
  additionalProperties: false,
  $defs: { entry: { type: 'object', properties: { n: { type: 'integer', minimum: 1 } } } },
};
const input = { url: 'https://a.example/', list: [{ n: 1 }, { n: 2 }], kind: 'a', 'x-size': 1.5 };
const call = { id: 'a', name: 'odd', arguments: '', state: 'building' } as const;
const endAtLength = {
  type: 'step-finish',
  finishReason: { unified: 'length', raw: null },
} as const;
const expressions = [
  'round(2.675, 2) * -2^3! / 10% + sqrt(2) % 3',
  'max(1e300, 1/3, log(8, 2)) ** 2 - 0xff',
  'sum(1, 2.5, .5e-3) × π ÷ mean(gcd(12, 18), lcm(4, 6))',
] as const;

/** The browser's API with what a script in the page is said to have answered. */
function toApi(result: unknown): Parameters<typeof findField>[0] {
  return { scripting: { executeScript: () => Promise.resolve([{ result }]) } } as never;
}

/** What models call tools with, what servers say of those arguments, and what pages say of their fields. */
export const toolBoundaries: readonly Boundary[] = [
  {
    name: 'arguments of calls and their schemas',
    share: 0.5,
    files: [
      'background/round-checks.ts',
      'tools/check-arguments.ts',
      'tools/find-doubled.ts',
      'tools/find-inexact.ts',
      'core/schema-limits.ts',
    ],
    run(random) {
      const bent = bendValue(random, schema);
      const isSchema = typeof bent === 'object' && bent !== null && !Array.isArray(bent);
      const of = random.next() < 0.5 && isSchema ? (bent as Record<string, unknown>) : schema;
      const text = toJsonText(random, input);
      const checked = checkArguments(text, { name: 'odd', schema: of });
      const isCut = isCutOff([endAtLength], { ...call, arguments: text });
      hold(!isCut || 'fault' in checked || text.trim() === '', text);
      if ('fault' in checked) {
        hold(checked.fault.length < 4000 && /[.)]$/.test(checked.fault), checked.fault);
        return;
      }
      hold(of !== schema || typeof checked.input['url'] === 'string', 'no address');
    },
  },
  {
    name: 'expressions',
    share: 0.3,
    files: [
      'tools/calculator/calculate.ts',
      'tools/calculator/ratio.ts',
      'tools/calculator/tokens.ts',
    ],
    run(random) {
      try {
        const { text } = calculate(bendText(random, random.pick(expressions)));
        hold(/^-?\d+(?:\.\d+)?(?:e[+-]\d+)?$/.test(text), text);
      } catch (cause) {
        if (!(cause instanceof ToolFault)) throw cause;
      }
    },
  },
  {
    name: 'what a field in a page answers',
    files: ['browser/focused-field.ts'],
    async run(random) {
      const found = { label: 'Your name', isLong: false, mark: '1' };
      const field = await findField(toApi(bendValue(random, found, { clones: true })), 1);
      const isObstacle = fieldObstacles.some((obstacle) => obstacle === field);
      hold(isObstacle || typeof field !== 'string', 'an obstacle of its own');
      if (typeof field !== 'string') {
        hold(typeof field.label === 'string' && typeof field.isLong === 'boolean', 'no field');
        hold(typeof field.mark === 'string', 'no mark');
      }
      const bent = bendValue(random, { isWhole: true }, { clones: true });
      const filled = await fillField(toApi(bent), 1, '1', 'x', false);
      hold(typeof filled === 'string' || typeof filled.isWhole === 'boolean', 'no answer');
    },
  },
];
