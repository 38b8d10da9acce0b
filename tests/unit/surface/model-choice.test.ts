import { signal } from '@preact/signals';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ConnectionView, Settings } from '../../../lib/core/connection.ts';
import { defaultSettings } from '../../../lib/core/connection.ts';
import { createModelChoice } from '../../../lib/surface/model-choice.ts';
import { createRunEntry } from '../../../lib/surface/run-entry.ts';
import type { Shown } from '../../../lib/surface/surface.ts';
import { toConnectionView } from '../../support/connection-view.ts';
import { toAnswer } from '../../support/messages.ts';
import { singleTry } from '../../support/single-try.ts';

const answeredBy = (connectionId: string, model: string): Shown =>
  createRunEntry(toAnswer({ id: crypto.randomUUID(), connectionId, model })).shown;

const connections = signal<readonly ConnectionView[]>([]);
const settings = signal<Settings>(defaultSettings);
const branch = signal<readonly Shown[]>([]);
let model: ReturnType<typeof createModelChoice>;

beforeEach(() => {
  connections.value = [toConnectionView('one'), toConnectionView('two'), toConnectionView('three')];
  settings.value = { ...defaultSettings, defaultConnectionId: 'two' };
  branch.value = [];
  model = createModelChoice(connections, settings, branch);
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
});
