import { chatJson, chatStream, jsonError, modelList } from './chat-script.ts';
import type { RecordedRequest } from './recorded-request.ts';
import type { Script } from './script.ts';

/** The answer of a server that nobody has told anything. */
export const defaultAnswer = 'This is the fixed answer of the fault server.';

/** The models of a server that nobody has told anything. */
const defaultModels: readonly string[] = ['fault-model', 'fault-model-mini'];

/** Whether a request asks for a chat reply. */
export function isChat(request: RecordedRequest): boolean {
  return request.method === 'POST' && request.path.endsWith('/chat/completions');
}

/** Whether a request asks for the models. */
export function isModelList(request: RecordedRequest): boolean {
  return request.method === 'GET' && request.path.endsWith('/models');
}

/** Answers as a healthy OpenAI-compatible server does: by what the request asks for. */
export function defaultReply(request: RecordedRequest): Script {
  if (isModelList(request)) return modelList(defaultModels);
  if (!isChat(request)) {
    const message = `No route for ${request.method} ${request.path}`;
    return jsonError(404, {
      error: { message, type: 'invalid_request_error', param: null, code: null },
    });
  }
  const body = (request.body ?? {}) as {
    model?: string;
    stream?: boolean;
    stream_options?: { include_usage?: boolean };
  };
  const model = body.model ?? 'fault-model';
  if (body.stream !== true) return chatJson(defaultAnswer, model);
  return chatStream({
    text: defaultAnswer,
    model,
    usage: body.stream_options?.include_usage === true,
  });
}
