import { OnDeviceRefusal } from '../core/platform.ts';
import type { OnDeviceModel, OnDeviceRequest } from '../core/platform.ts';
import { onDeviceAvailabilities } from '../core/platform.ts';

/** The part of Chrome's Prompt API that is used here; no types of it are published yet. */
interface PromptApi {
  availability(): Promise<string>;
  create(options: {
    initialPrompts?: readonly Prompt[];
    temperature?: number;
    topK?: number;
    monitor?(monitor: EventTarget): void;
    signal: AbortSignal;
  }): Promise<PromptSession>;
  params?(): Promise<{ defaultTopK: number; maxTemperature: number } | null>;
}

interface PromptSession {
  promptStreaming(input: string, options: { signal: AbortSignal }): ReadableStream<string>;
  destroy(): void;
}

interface Prompt {
  role: 'system' | 'user' | 'assistant';
  content: string;
}

/** Chrome's built-in model, wherever the browser has the API: in the background as in a page. */
export const onDeviceModel: OnDeviceModel = {
  async availability() {
    try {
      const said = await findApi()?.availability();
      return onDeviceAvailabilities.find((known) => known === said) ?? 'unavailable';
    } catch {
      return 'unavailable';
    }
  },
  answer,
};

async function answer(request: OnDeviceRequest): Promise<void> {
  const { messages, signal } = request;
  const api = findApi();
  const last = messages.at(-1);
  if (!api || last?.role !== 'user') {
    throw new OnDeviceRefusal('unavailable', 'this browser has no built-in model');
  }
  let session: PromptSession | undefined;
  try {
    session = await api.create({
      initialPrompts: messages.slice(0, -1).map(({ role, text }) => ({ role, content: text })),
      ...(await toSampling(api, request.temperature)),
      monitor(monitor) {
        monitor.addEventListener('downloadprogress', (event) => {
          request.onDownload((event as ProgressEvent).loaded);
        });
      },
      signal,
    });
    const reader = session.promptStreaming(last.text, { signal }).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      request.onText(value);
    }
  } catch (cause) {
    signal.throwIfAborted();
    throw toRefusal(cause);
  } finally {
    session?.destroy();
  }
}

/** The API takes a temperature only together with its other parameter, and only from extensions. */
async function toSampling(
  api: PromptApi,
  temperature: number | undefined,
): Promise<{ temperature?: number; topK?: number }> {
  if (temperature === undefined) return {};
  const params = await api.params?.();
  if (!params) return {};
  return { temperature: Math.min(temperature, params.maxTemperature), topK: params.defaultTopK };
}

function toRefusal(cause: unknown): OnDeviceRefusal {
  const { name, message } = cause instanceof Error ? cause : new Error(String(cause));
  if (name === 'QuotaExceededError') return new OnDeviceRefusal('too-long', message);
  // Not a language or a use that the model takes, or its own filter.
  if (name === 'NotSupportedError' || name === 'NotReadableError') {
    return new OnDeviceRefusal('refused', message);
  }
  return new OnDeviceRefusal('unavailable', `${name}: ${message}`);
}

function findApi(): PromptApi | undefined {
  return (globalThis as { LanguageModel?: PromptApi }).LanguageModel;
}
