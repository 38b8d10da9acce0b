import type { Adapter } from './adapter.ts';
import { onDeviceUrl } from './base-url.ts';

/** The browser's own model. It is asked by a call and not by a request, so there is no body; its answer is plain text. */
export const onDevice: Adapter = {
  wordsOnly: true,
  toRequest: () => ({ url: onDeviceUrl, body: {} }),
  createReader(emit) {
    return {
      onEvent: () => false,
      onText: (text) => emit({ type: 'text-delta', text }),
      onBody: () => false,
      finished: false,
      end: () => ({ finishReason: { unified: 'stop', raw: null } }),
    };
  },
};
