/** What a page is made to believe of the background. */
export interface Bends {
  /** By the type of a command: what is replied instead of what the background would say; its id is added. */
  replies?: Readonly<Record<string, object>>;
  /** By the type of an update: what is different in it. */
  changes?: Readonly<Record<string, object>>;
}

/** Sent into a page as text, before its own scripts: bends its Ports. */
export function bendPort({ replies = {}, changes = {} }: Bends): void {
  type Listener = (message: { type: string }, from: chrome.runtime.Port) => void;
  const connect = chrome.runtime.connect.bind(chrome.runtime) as (
    info: object,
  ) => chrome.runtime.Port;
  const connectBent = (info: object): chrome.runtime.Port => {
    const port = connect(info);
    const listen = port.onMessage.addListener.bind(port.onMessage);
    const post = port.postMessage.bind(port);
    const listeners: Listener[] = [];
    port.onMessage.addListener = (listener: Listener) => {
      listeners.push(listener);
      listen((message: { type: string }, from) =>
        listener({ ...message, ...changes[message.type] }, from),
      );
    };
    port.postMessage = (message: { type: string; requestId?: string; runId?: string }) => {
      const reply = replies[message.type];
      if (!reply) return post(message);
      const { requestId, runId } = message;
      setTimeout(() => {
        for (const listener of listeners) {
          listener({ type: '', ...reply, requestId, runId } as { type: string }, port);
        }
      });
    };
    return port;
  };
  Object.assign(chrome.runtime, { connect: connectBent });
}
