import type { OnDeviceModel } from '../core/platform.ts';
import type { ModelRequest } from '../providers/adapter.ts';
import { withoutCalls } from '../providers/without-calls.ts';
import type { Post } from './run-step.ts';

/**
 * Posts to the browser's own model instead of to an address. What is asked does not travel as a body: the browser takes
 * messages as they are.
 */
export function createOnDevicePost(
  model: OnDeviceModel,
  { messages, parameters }: Pick<ModelRequest, 'messages' | 'parameters'>,
): Post {
  return (_request, { onText, onBytes, onDownload }, signal) =>
    model.answer({
      messages: withoutCalls(messages).map(({ role, text }) => ({ role, text })),
      temperature: parameters.temperature,
      onDownload,
      onText(text) {
        onBytes(0);
        onText?.(text);
      },
      signal,
    });
}
