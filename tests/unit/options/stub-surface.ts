import { signal } from '@preact/signals';
import { defaultSettings } from '../../../lib/core/connection.ts';
import type { ConnectionView } from '../../../lib/core/connection.ts';
import type { Gestures, Surface } from '../../../lib/surface/surface.ts';
import { singleTry } from '../../support/single-try.ts';

/** A connection as it would come from the background. */
export function toView(changes: Partial<ConnectionView> = {}): ConnectionView {
  return {
    id: 'c1',
    name: 'Work',
    provider: 'openai',
    baseUrl: 'https://api.openai.com/v1',
    model: 'gpt-4o',
    models: [],
    systemPrompt: 'Be brief.',
    tuning: singleTry,
    corrections: {},
    createdAtMs: 0,
    key: { lastFour: 'abcd', savedAtMs: 0, kind: 'device', state: 'ready' },
    ...changes,
  };
}

/** The part of a surface that the forms use; each call answers what the test wants. */
export function createStubSurface(connections: readonly ConnectionView[] = []) {
  const unexpected = () => Promise.reject(new Error('not expected in this test'));
  return {
    connections: signal(connections),
    settings: signal(defaultSettings),
    saveConnection: unexpected as Surface['saveConnection'],
    testConnection: unexpected as Surface['testConnection'],
    listModels: unexpected as Surface['listModels'],
    checkOnDevice: (async () => 'unavailable') as Surface['checkOnDevice'],
    deleteConnection: (() => undefined) as Surface['deleteConnection'],
    forgetCorrections: (() => undefined) as Surface['forgetCorrections'],
    saveSettings: () => Promise.resolve(true),
  };
}

/** Gestures that note which origin was asked for, and grant or refuse it. */
export function createStubGestures(granted = true) {
  const asked: string[] = [];
  const gestures: Pick<Gestures, 'requestHost'> = {
    requestHost(origin) {
      asked.push(origin);
      return Promise.resolve(granted);
    },
  };
  return { asked, ...gestures };
}
