import { expect, test } from 'vitest';
import { takeUp } from '../../../components/composer/take-up.ts';
import type { ContentPart } from '../../../lib/core/content.ts';
import type { Prompt } from '../../../lib/core/prompt.ts';
import { toOffer } from '../../../lib/surface/prompts.ts';
import { removedPiece, takeBack } from '../../../lib/surface/removed-pieces.ts';
import type { Surface } from '../../../lib/surface/surface.ts';
import { createScene } from './scene.ts';

const prompt: Prompt = {
  id: 'p',
  name: 'Translate',
  slash: 'translate',
  text: 'Into {{input:Language}}: {{selection}}',
  places: ['slash'],
  connectionId: null,
  model: null,
  parameters: { temperature: 0.2 },
  language: '',
  schema: '',
  stream: null,
};
const file: ContentPart = { type: 'file', name: 'a.txt', text: 'A file.' };
const content: ContentPart[] = [
  { type: 'text', text: 'Into Welsh:' },
  { type: 'selection', text: 'Good morning' },
  { type: 'text', text: 'In short.' },
  file,
];
const how = { manner: { parameters: prompt.parameters } };
const offer = { promptId: 'p', source: { selection: 'Good morning' }, said: { Language: 'Welsh' } };
const from = { offer, words: 'In short.' };

function open(prompts: Prompt[]): Surface {
  const scene = createScene();
  const surface = scene.enter();
  scene.connect();
  scene.background.channel.tell({ type: 'prompts-update', prompts });
  surface.setDraft('typed');
  return surface;
}

test('a question that a prompt made is taken up as that prompt with its fields, also after a reload', () => {
  const surface = open([prompt]);
  surface.waiting.add({ content, how, from });
  const [kept] = surface.waiting.list.value;
  takeUp(surface, JSON.parse(JSON.stringify(kept)) as typeof kept & object);
  expect(toOffer(surface.prompts)).toEqual(offer);
  expect(surface.draft.value).toBe('In short.\n\ntyped');
  expect(surface.context.value).toEqual([file]);
});

test('one whose prompt is gone is taken up in its own words, with all that went along', () => {
  const surface = open([]);
  takeUp(surface, { content, how, from });
  expect(toOffer(surface.prompts)).toBeUndefined();
  expect(surface.draft.value).toBe('Into Welsh:\n\nIn short.\n\ntyped');
  expect(surface.context.value).toEqual([content[1], file]);
});

test('a prompt that was being filled in makes room, and can be had back', () => {
  const surface = open([prompt, { ...prompt, id: 'q', name: 'Other' }]);
  surface.prompts.choose({ promptId: 'q', source: {} });
  const typed = { promptId: 'q', source: {}, said: { Language: 'Irish' } };
  surface.prompts.keep(typed);
  takeUp(surface, { content, how, from });
  expect([toOffer(surface.prompts)?.promptId, removedPiece.value?.name]).toEqual(['p', 'Other']);
  takeBack();
  expect([toOffer(surface.prompts), removedPiece.value?.name]).toEqual([typed, 'Translate']);
  takeBack();
  expect(toOffer(surface.prompts)).toEqual(offer);
});
