import { chatStream, dataEvent, jsonError } from '../support/fault-server/chat-script.ts';
import type { Script } from '../support/fault-server/script.ts';

/** Replies that say `payload` wherever an endpoint can say something, beside the answer itself. */
export function spokenEverywhere(payload: string, host: string): readonly Script[] {
  const chunk = (delta: object, extra: object = {}, finish_reason: string | null = null) =>
    dataEvent({
      id: payload,
      model: payload,
      choices: [{ index: 0, delta, finish_reason }],
      ...extra,
    });
  const address = `http://${host}/${payload}`;
  const said: Script = [
    { type: 'head' },
    chunk({ role: 'assistant', reasoning_content: payload }),
    chunk({ refusal: payload }),
    chunk({ content: payload }),
    chunk({
      tool_calls: [
        {
          index: 0,
          id: payload,
          function: { name: payload, arguments: `{"a":${JSON.stringify(payload)}}` },
        },
      ],
    }),
    chunk({
      annotations: [address, payload, 'javascript:canary(4)', 'data:text/html,a'].map((url) => ({
        type: 'url_citation',
        url_citation: { url, title: url === payload ? '' : payload },
      })),
    }),
    // What cannot be read is shown to whoever looks for it.
    { type: 'text', text: `data: {${payload}\n\n` },
    chunk({}, {}, payload),
    { type: 'text', text: 'data: [DONE]\n\n' },
  ];
  const error = { message: payload, type: payload, code: payload, param: payload };
  return [
    said,
    jsonError(404, { error }, { 'x-request-id': encodeURI(payload) }),
    [
      ...chatStream({ deltas: ['a'], finishReason: null, done: false }).slice(0, -1),
      dataEvent({ error }),
    ],
  ];
}
