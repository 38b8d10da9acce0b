import { afterEach, describe, expect, test, vi } from 'vitest';
import { onDeviceModel } from '../../../lib/browser/on-device-model.ts';
import { OnDeviceRefusal } from '../../../lib/core/platform.ts';
import type { OnDeviceRequest } from '../../../lib/core/platform.ts';

// Stands in for Chrome's Prompt API, which no browser that tests can have offers a model for.
function install(api: {
  availability?: () => Promise<string>;
  pieces?: readonly string[];
  failure?: Error;
  createFailure?: Error;
}) {
  const destroy = vi.fn<() => void>();
  const created: { initialPrompts: unknown; temperature?: number; topK?: number }[] = [];
  const asked: string[] = [];
  vi.stubGlobal('LanguageModel', {
    availability: api.availability ?? (async () => 'available'),
    params: async () => ({ defaultTopK: 3, maxTemperature: 2 }),
    async create(options: { initialPrompts: unknown; monitor(target: EventTarget): void }) {
      created.push(options);
      if (api.createFailure) throw api.createFailure;
      const monitor = new EventTarget();
      options.monitor(monitor);
      monitor.dispatchEvent(Object.assign(new Event('downloadprogress'), { loaded: 0.5 }));
      return {
        destroy,
        promptStreaming(input: string) {
          asked.push(input);
          return new ReadableStream<string>({
            start(controller) {
              for (const piece of api.pieces ?? []) controller.enqueue(piece);
              if (api.failure) controller.error(api.failure);
              else controller.close();
            },
          });
        },
      };
    },
  });
  return { destroy, created, asked };
}

function toRequest(changes: Partial<OnDeviceRequest> = {}) {
  const texts: string[] = [];
  const downloads: number[] = [];
  const request: OnDeviceRequest = {
    messages: [
      { role: 'system', text: 'Be brief.' },
      { role: 'user', text: 'Hi' },
    ],
    onText: (text) => void texts.push(text),
    onDownload: (fraction) => void downloads.push(fraction),
    signal: new AbortController().signal,
    ...changes,
  };
  return { request, texts, downloads };
}

afterEach(() => vi.unstubAllGlobals());

describe('the browser’s own model', () => {
  test.each(['unavailable', 'downloadable', 'downloading', 'available'])(
    'is as the browser says: %s',
    async (availability) => {
      install({ availability: async () => availability });
      expect(await onDeviceModel.availability()).toBe(availability);
    },
  );

  test('is unavailable where the browser has none, knows a new word for it, or fails', async () => {
    expect(await onDeviceModel.availability()).toBe('unavailable');
    install({ availability: async () => 'perhaps' });
    expect(await onDeviceModel.availability()).toBe('unavailable');
    install({ availability: () => Promise.reject(new Error('no')) });
    expect(await onDeviceModel.availability()).toBe('unavailable');
    const { request } = toRequest();
    vi.unstubAllGlobals();
    await expect(onDeviceModel.answer(request)).rejects.toMatchObject({ reason: 'unavailable' });
  });

  test('answers the last message after the others, and is let go', async () => {
    const { created, asked, destroy } = install({ pieces: ['Hel', 'lo'] });
    const { request, texts, downloads } = toRequest();
    await onDeviceModel.answer(request);
    expect(texts).toEqual(['Hel', 'lo']);
    expect(downloads).toEqual([0.5]);
    expect(asked).toEqual(['Hi']);
    expect(created[0]).toMatchObject({
      initialPrompts: [{ role: 'system', content: 'Be brief.' }],
    });
    expect(created[0]).not.toHaveProperty('temperature');
    expect(destroy).toHaveBeenCalledOnce();
  });

  test('takes a temperature within its own limit, and only with its companion', async () => {
    const { created } = install({});
    await onDeviceModel.answer(toRequest({ temperature: 9 }).request);
    expect(created[0]).toMatchObject({ temperature: 2, topK: 3 });
  });

  test.each([
    ['QuotaExceededError', 'too-long'],
    ['NotSupportedError', 'refused'],
    ['NotReadableError', 'refused'],
    ['InvalidStateError', 'unavailable'],
  ])('%s is a refusal: %s', async (name, reason) => {
    const failure = new DOMException('Because.', name);
    const { destroy } = install({ pieces: ['Half'], failure });
    const { request, texts } = toRequest();
    const refusal: unknown = await onDeviceModel.answer(request).catch((cause: unknown) => cause);
    expect(refusal).toBeInstanceOf(OnDeviceRefusal);
    expect(refusal).toMatchObject({ reason });
    expect(texts.length).toBeLessThanOrEqual(1);
    expect(destroy).toHaveBeenCalledOnce();
    install({ createFailure: failure });
    await expect(onDeviceModel.answer(request)).rejects.toMatchObject({ reason });
  });

  test('that was stopped rejects with the reason of the stop', async () => {
    const stopping = new AbortController();
    stopping.abort(new Error('stopped'));
    install({ failure: new DOMException('aborted', 'AbortError') });
    const { request } = toRequest({ signal: stopping.signal });
    await expect(onDeviceModel.answer(request)).rejects.toThrow('stopped');
  });
});
