/** What is replied to a request of that type, instead of what the background would say; its `requestId` is added. */
export type BentReplies = Readonly<Record<string, object>>;

/** Sent into a page as text: has some of its requests answered by the test. */
export function bendReplies(replies: BentReplies): void {
  const connect = chrome.runtime.connect.bind(chrome.runtime) as (
    info: object,
  ) => chrome.runtime.Port;
  const connectBent = (info: object): chrome.runtime.Port => {
    const port = connect(info);
    const listen = port.onMessage.addListener.bind(port.onMessage);
    const post = port.postMessage.bind(port);
    const listeners: ((message: unknown, from: chrome.runtime.Port) => void)[] = [];
    port.onMessage.addListener = (listener) => {
      listeners.push(listener);
      listen(listener);
    };
    port.postMessage = (message: { type: string; requestId?: string }) => {
      const reply = replies[message.type];
      if (!reply) return post(message);
      setTimeout(() => {
        for (const listener of listeners) {
          listener({ ...reply, requestId: message.requestId }, port);
        }
      });
    };
    return port;
  };
  Object.assign(chrome.runtime, { connect: connectBent });
}
