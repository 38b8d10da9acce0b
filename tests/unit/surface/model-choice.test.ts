import { signal } from '@preact/signals';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ConnectionView, Settings } from '../../../lib/core/connection.ts';
import { defaultSettings } from '../../../lib/core/connection.ts';
import { createModelChoice } from '../../../lib/surface/model-choice.ts';
import { createRunEntry } from '../../../lib/surface/run-entry.ts';
import type { Chosen } from '../../../lib/surface/model-choice.ts';
import type { Shown } from '../../../lib/surface/surface.ts';
import { toConnectionView } from '../../support/connection-view.ts';
import { toAnswer } from '../../support/messages.ts';
import { singleTry } from '../../support/single-try.ts';

const answeredBy = (connectionId: string, model: string): Shown =>
  createRunEntry(toAnswer({ id: crypto.randomUUID(), connectionId, model })).shown;

const connections = signal<readonly ConnectionView[]>([]);
const settings = signal<Settings>(defaultSettings);
const branch = signal<readonly Shown[]>([]);
const conversationId = signal<string | null>('c');
const kept = signal<Chosen>({});
const told: [string, Chosen][] = [];
let isRefused = false;
let model: ReturnType<typeof createModelChoice>;

beforeEach(() => {
  connections.value = [toConnectionView('one'), toConnectionView('two'), toConnectionView('three')];
  settings.value = { ...defaultSettings, defaultConnectionId: 'two' };
  branch.value = [];
  conversationId.value = 'c';
  kept.value = {};
  told.length = 0;
  isRefused = false;
  model = createModelChoice({
    connections,
    settings,
    branch,
    conversationId,
    kept,
    keep: async (id, chosen) => {
      told.push([id, chosen]);
      return !isRefused;
    },
  });
});

const chosen = () => {
  const { value } = model.choice;
  return value && `${value.connection.id}: ${value.model}`;
};

describe('the next question goes', () => {
  test('to the default connection and its model', () => {
    expect(chosen()).toBe('two: two-model');
  });

  test('to the first connection where there is no default', () => {
    settings.value = defaultSettings;
    expect(chosen()).toBe('one: one-model');
  });

  test('nowhere without any connection', () => {
    connections.value = [];
    expect(chosen()).toBeNull();
  });

  test('where the conversation went last', () => {
    branch.value = [answeredBy('one', 'm1'), answeredBy('three', 'm3')];
    expect(chosen()).toBe('three: m3');
  });

  test('where it was pointed, whatever the conversation used', () => {
    branch.value = [answeredBy('one', 'm1')];
    model.choose('three', 'picked');
    expect(chosen()).toBe('three: picked');
  });

  test('on to the next best, when what was picked or used is gone', () => {
    branch.value = [answeredBy('one', 'm1')];
    model.choose('three', 'picked');
    connections.value = [toConnectionView('one'), toConnectionView('two')];
    expect(chosen()).toBe('one: m1');
    connections.value = [toConnectionView('two')];
    expect(chosen()).toBe('two: two-model');
    connections.value = [toConnectionView('four')];
    expect(chosen()).toBe('four: four-model');
  });

  test('as a stream or in one piece: as was picked, else as last, else as the connection says', () => {
    const streams = () => model.choice.value?.stream;
    expect(streams()).toBe(true);
    connections.value = [{ ...toConnectionView('two'), tuning: { ...singleTry, stream: false } }];
    expect(streams()).toBe(false);
    const last = toAnswer({ id: 'a', connectionId: 'two', model: 'm', stream: true });
    branch.value = [createRunEntry(last).shown];
    expect(streams()).toBe(true);
    model.chooseStream(false);
    expect(streams()).toBe(false);
  });

  test('to a model, never to a connection without one', () => {
    branch.value = [answeredBy('one', '')];
    expect(chosen()).toBe('two: two-model');
  });

  test('where its own conversation was pointed, and not where another one was', () => {
    model.choose('three', 'picked');
    conversationId.value = 'other';
    branch.value = [answeredBy('one', 'm1')];
    expect(chosen()).toBe('one: m1');
    conversationId.value = 'c';
    expect(chosen()).toBe('three: picked');
    expect(told).toEqual([['c', { choice: { connectionId: 'three', model: 'picked' } }]]);
  });

  test('from a new conversation where the last one was pointed', () => {
    model.choose('three', 'picked');
    conversationId.value = 'new';
    expect(chosen()).toBe('three: picked');
  });

  test('where the background says that it was pointed, however the last answer came about', () => {
    kept.value = { choice: { connectionId: 'three', model: 'm3' } };
    branch.value = [answeredBy('one', 'm1')];
    expect(chosen()).toBe('three: m3');
    expect(model.choiceGone.value).toBe(false);
  });

  test('elsewhere when that is gone, which is said until somebody points again', () => {
    kept.value = { choice: { connectionId: 'gone', model: 'm3' } };
    expect(chosen()).toBe('two: two-model');
    expect(model.choiceGone.value).toBe(true);
    model.choose('one', 'm1');
    expect(model.choiceGone.value).toBe(false);
  });

  test('to a second model too, unless that is the first one or gone', () => {
    model.chooseSecond({ connectionId: 'three', model: 'm3' });
    expect(model.second.value).toEqual({ connectionId: 'three', model: 'm3' });
    model.choose('three', 'm3');
    expect(model.second.value).toBeNull();
    model.choose('one', 'm1');
    connections.value = [toConnectionView('one')];
    expect(model.second.value).toBeNull();
  });

  test('as the persona of its conversation, and to the model that this one has', () => {
    const pirate = { id: 'p', name: 'Pirate', text: 'Arr.', pick: null };
    const judge = { ...pirate, id: 'j', pick: { connectionId: 'three', model: 'm3' } };
    settings.value = { ...settings.value, personas: [pirate, judge] };
    kept.value = { personaId: 'p' };
    expect(model.persona.value).toBe(pirate);
    model.choosePersona(judge);
    expect(model.persona.value).toBe(judge);
    expect(chosen()).toBe('three: m3');
    model.choosePersona(null);
    expect(model.persona.value).toBeNull();
    expect(model.chosenFor('c')).toEqual({
      personaId: null,
      choice: { connectionId: 'three', model: 'm3' },
    });
    conversationId.value = 'new';
    kept.value = {};
    expect(model.persona.value).toBeNull();
  });
});

test('a persona that could not be kept is not shown as chosen; the model is, since it goes with each question', async () => {
  const pick = { connectionId: 'three', model: 'm' };
  const persona = { id: 'p', name: 'Poet', text: 'Rhyme.', pick };
  settings.value = { ...settings.value, personas: [persona] };
  isRefused = true;
  model.choosePersona(persona);
  expect(model.persona.value?.id).toBe('p');
  await vi.waitFor(() => expect(model.persona.value).toBeNull());
  expect(chosen()).toBe('three: m');
});

test('tools are offered as was chosen here, else as the background says, else as the settings do', () => {
  expect(model.toolsOn.value).toBe(false);
  settings.value = { ...settings.value, toolsOn: true };
  expect(model.toolsOn.value).toBe(true);
  kept.value = { toolsOn: false };
  expect(model.toolsOn.value).toBe(false);
  model.chooseTools(true);
  expect(model.toolsOn.value).toBe(true);
  expect(told).toEqual([['c', { toolsOn: true }]]);
  expect(model.chosenFor('c')).toEqual({ toolsOn: true });
  conversationId.value = 'other';
  expect(model.toolsOn.value).toBe(false);
});

test('a switch of tools that could not be kept goes back, and takes nothing else with it', async () => {
  settings.value = { ...settings.value, personas: [{ id: 'p', name: 'P', text: '', pick: null }] };
  model.choosePersona(settings.value.personas[0]!);
  isRefused = true;
  model.chooseTools(true);
  expect(model.toolsOn.value).toBe(true);
  await vi.waitFor(() => expect(model.toolsOn.value).toBe(false));
  expect(model.persona.value?.id).toBe('p');
});
