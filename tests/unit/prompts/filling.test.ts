import { array, assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toAskManner } from '../../../lib/core/prompt.ts';
import type { Prompt } from '../../../lib/core/prompt.ts';
import { fillPrompt } from '../../../lib/prompts/fill-prompt.ts';
import { findPromptFaults } from '../../../lib/prompts/prompt-faults.ts';
import { tableSchema, toStarters } from '../../../lib/prompts/starters.ts';
import { toPieces, toWants } from '../../../lib/prompts/variables.ts';
import { toStarterWords } from '../../../lib/strings/starter-words.ts';

function toPrompt(part: Partial<Prompt> = {}): Prompt {
  const empty = { connectionId: null, model: null, parameters: {}, language: '', schema: '' };
  return {
    ...empty,
    id: 'p',
    name: 'P',
    slash: 'p',
    text: 'Do it.',
    places: ['slash'],
    stream: null,
    ...part,
  };
}

describe('the variables of a prompt', () => {
  test('are found in any case and with blanks, each once and in order', () => {
    const text = '{{ URL }} {{input: Tone }} {{selection}} {{url}} {{input:Tone}} {{input:Length}}';
    expect(toWants(text)).toEqual({
      variables: ['url', 'selection'],
      inputs: ['Tone', 'Length'],
    });
  });

  test('that nobody knows are told as they were written', () => {
    const unknown = toPieces('{{topic}} {{input:}} {{ }} {one} {{a\nb}}').filter(
      ({ type }) => type === 'unknown',
    );
    expect(unknown).toEqual([
      { type: 'unknown', written: '{{topic}}' },
      { type: 'unknown', written: '{{input:}}' },
      { type: 'unknown', written: '{{ }}' },
    ]);
  });

  test('and the text around them lose nothing', () => {
    assert(
      property(array(constantFrom('{{url}}', '{{x}}', '{', '}', 'a', '\n')), (parts) => {
        const text = parts.join('');
        const written = toPieces(text).map((piece) => {
          if (piece.type === 'text') return piece.text;
          if (piece.type === 'variable') return `{{${piece.name}}}`;
          return piece.type === 'unknown' ? piece.written : '';
        });
        expect(written.join('')).toBe(text);
      }),
    );
  });
});

describe('a filled prompt', () => {
  test('has what comes from elsewhere in parts of its own, where it stands', () => {
    const text = 'Compare {{selection}} with {{clipboard}}, {{input:how}}. {{selection}}';
    const data = { selection: 'One.', clipboard: 'Two.' };
    expect(fillPrompt(text, { data, inputs: { how: 'briefly' } }, 'Thanks.', ' ')).toEqual([
      { type: 'text', text: 'Compare' },
      { type: 'selection', text: 'One.' },
      { type: 'text', text: 'with' },
      { type: 'given', from: 'clipboard', text: 'Two.' },
      { type: 'text', text: ', briefly.' },
      { type: 'text', text: 'Thanks.' },
    ]);
  });

  test('never takes data for the user’s words, whatever is in it', () => {
    assert(
      property(string(), string(), (selection, title) => {
        const parts = fillPrompt('A {{selection}} B {{title}} C', {
          data: { selection, title },
          inputs: {},
        });
        const own = parts.flatMap((part) => (part.type === 'text' ? [part.text] : []));
        expect(own.join(' ')).toMatch(/^A ?B ?C$|^A {2}B {2}C$|^A B {2}C$|^A {2}B C$/);
      }),
    );
  });

  test('takes a variable within data, or within what was typed, for what it is', () => {
    const parts = fillPrompt('{{selection}} {{input:a}}', {
      data: { selection: '{{clipboard}}', clipboard: 'secret' },
      inputs: { a: '{{clipboard}}' },
    });
    expect(JSON.stringify(parts)).not.toContain('secret');
  });
});

describe('what is wrong with a prompt', () => {
  const kinds = (part: Partial<Prompt>, others: Prompt[] = []): string[] =>
    findPromptFaults(toPrompt(part), others).map(({ kind }) => kind);

  test.each<[string[], Partial<Prompt>]>([
    [[], {}],
    [['no-name'], { name: ' ' }],
    [['no-text'], { text: '\n' }],
    [['unknown-variable'], { text: 'On {{topic}}' }],
    [['twice'], { text: '{{url}} {{url}}' }],
    [['nowhere'], { places: [] }],
    [['no-slash'], { slash: '' }],
    [['slash-form'], { slash: 'two words' }],
    [['place-selection'], { places: ['selection'] }],
    [['place-page'], { places: ['page'] }],
    [[], { places: ['page'], text: '{{title}}' }],
    [['place-link'], { places: ['link'], text: '{{title}}' }],
    [[], { places: ['image'], text: 'What is on it?' }],
    [[], { places: ['image', 'link'], text: '{{url}}' }],
    [['bad-schema'], { schema: '[]' }],
    [['schema-no-json'], { schema: '{' }],
    [['schema-part'], { schema: '{"properties":{"a":{"type":"text"}}}' }],
    [[], { schema: tableSchema }],
  ])('is %j for %j', (expected, part) => {
    expect(kinds(part)).toEqual(expected);
  });

  test('is a slash name of another one, in whichever case, and not its own', () => {
    const other = toPrompt({ id: 'q', slash: 'Sum' });
    expect(kinds({ slash: 'sum' }, [other, toPrompt({ slash: 'sum' })])).toEqual(['slash-taken']);
  });

  test.each(['en', 'de'] as const)('is nothing with the starting set in %s', (locale) => {
    const starters = toStarters(toStarterWords(locale));
    expect(starters).toHaveLength(6);
    for (const starter of starters) expect(findPromptFaults(starter, starters)).toEqual([]);
  });
});

test('JSON comes in one piece unless the user wants it as it is written', () => {
  expect(toAskManner(toPrompt())).toEqual({});
  expect(toAskManner(toPrompt({ schema: '{"a":1}' }))).toEqual({
    stream: false,
    manner: { schema: '{"a":1}', ownStream: true },
  });
  expect(toAskManner(toPrompt({ schema: '{"a":1}', stream: true })).stream).toBe(true);
  expect(toAskManner(toPrompt({ connectionId: 'c', parameters: { temperature: 0 } }))).toEqual({
    connectionId: 'c',
    model: '',
    manner: { parameters: { temperature: 0 }, ownModel: true },
  });
});
