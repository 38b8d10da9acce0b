import { starterPrefix } from '../core/prompt.ts';
import type { Prompt, PromptPlace } from '../core/prompt.ts';

/** A table of whatever: models that hold to a schema to the letter take no object whose fields are not named. */
export const tableSchema = JSON.stringify(
  {
    type: 'object',
    properties: {
      columns: { type: 'array', items: { type: 'string' } },
      rows: { type: 'array', items: { type: 'array', items: { type: 'string' } } },
    },
    required: ['columns', 'rows'],
    additionalProperties: false,
  },
  null,
  2,
);

/** What of the starting set is the same in every language; in the order in which it is offered. One is in the menu of pages: which others are is the user's to choose. */
const shapes: readonly { name: string; places: PromptPlace[]; schema?: string }[] = [
  { name: 'explain', places: ['slash', 'selection'] },
  { name: 'summarise', places: ['slash'] },
  { name: 'translate', places: ['slash'] },
  { name: 'rewrite', places: ['slash'] },
  { name: 'fix-code', places: ['slash'] },
  { name: 'extract-table', places: ['slash'], schema: tableSchema },
];

/** The starting set, in the words of one language. */
export function toStarters(
  words: Readonly<Record<string, Pick<Prompt, 'name' | 'slash' | 'text'>>>,
): Prompt[] {
  return shapes.flatMap(({ name, places, schema = '' }) => {
    const said = words[name];
    if (!said) return [];
    return [
      {
        id: starterPrefix + name,
        ...said,
        places,
        connectionId: null,
        model: null,
        parameters: {},
        language: '',
        schema,
        stream: null,
      },
    ];
  });
}
