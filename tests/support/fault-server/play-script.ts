import type { ServerResponse } from 'node:http';
import { setImmediate as yieldTurn, setTimeout as sleep } from 'node:timers/promises';
import { createPace } from './clock.ts';
import type { Pace } from './clock.ts';
import type { Gates } from './gates.ts';
import { toPieces } from './payload.ts';
import type { RequestLog } from './recorded-request.ts';
import type { BytesStep, Script, Split, Step, TextStep } from './script.ts';

/** What a script acts on. */
export interface Stage {
  readonly response: ServerResponse;
  readonly log: RequestLog;
  readonly gates: Gates;
  /** Closes the socket by the server's own will. */
  readonly disconnect: (reset: boolean) => void;
  /** Aborts when the exchange is closed, whoever closed it. */
  readonly signal: AbortSignal;
}

const defaultHeaders = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-cache',
  // One socket for one request: what happens to the socket is said about this request alone, and a
  // browser does not quietly send a request again because a kept connection turned out to be dead.
  connection: 'close',
};

/** Plays a script to its end; resolves early when the exchange is closed before. */
export async function playScript(script: Script, stage: Stage): Promise<void> {
  const { response, log, gates, signal } = stage;
  let split: Split = 'events';
  let pace: Pace | undefined;
  let unwritten: (TextStep | BytesStep)[] = [];

  const sendHead = (status = 200, headers: Readonly<Record<string, string>> = {}): void => {
    response.writeHead(status, { ...defaultHeaders, ...lowerCaseNames(headers) });
    response.flushHeaders();
    log.noteHead();
  };

  const endReply = (): void => {
    if (!response.headersSent) sendHead();
    response.end();
  };

  const flush = async (): Promise<void> => {
    if (unwritten.length === 0) return;
    if (!response.headersSent) sendHead();
    const pieces = toPieces(unwritten, split);
    unwritten = [];
    for (const piece of pieces) {
      signal.throwIfAborted();
      const written = write(response, piece.bytes, signal);
      // Noted in the same turn as the write: a reader who has the text must find it in the log.
      if (piece.bytes.length > 0) log.noteWrite(piece.bytes.length);
      for (const step of piece.completes) noteDeltas(step, log);
      await written;
    }
  };

  const playControl = async (step: Exclude<Step, TextStep | BytesStep>): Promise<void> => {
    switch (step.type) {
      case 'head':
        return sendHead(step.status, step.headers);
      case 'raw':
        response.socket?.write(step.text);
        return;
      case 'split':
        split = step.split;
        return;
      case 'pace':
        pace = step.perSecond > 0 ? createPace(step.perSecond) : undefined;
        return;
      case 'wait':
        await sleep(step.ms, undefined, { signal });
        return pace?.restart();
      case 'hold':
        await gates.pass(step.name, signal);
        return pace?.restart();
      case 'endless':
        while (true) await playLap(step.steps);
      case 'disconnect':
        stage.disconnect(step.reset ?? false);
        return closed(signal);
      case 'end':
        endReply();
        return closed(signal);
      case 'silence':
        return closed(signal);
    }
  };

  const playSteps = async (steps: Script): Promise<void> => {
    for (const step of steps) {
      signal.throwIfAborted();
      if (step.type !== 'text' && step.type !== 'bytes') {
        await flush();
        signal.throwIfAborted();
        await playControl(step);
        continue;
      }
      const isPaced = pace !== undefined && isDelta(step);
      if (isPaced) {
        await flush();
        await pace?.next(signal);
      }
      unwritten.push(step);
      if (isPaced) await flush();
    }
    await flush();
  };

  const playLap = async (steps: Script): Promise<void> => {
    await playSteps(steps);
    // A lap without a wait must not keep the event loop from seeing that the client has gone.
    await yieldTurn();
  };

  try {
    await playSteps([...script, { type: 'end' }]);
  } catch (error) {
    // The exchange is over, that is all; anything else is a mistake in the script and must be seen.
    if (!signal.aborted) throw error;
  }
}

/** Resolves when the bytes have left the process, so that the next write is a write of its own. */
async function write(
  response: ServerResponse,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<void> {
  if (bytes.length === 0) return;
  const left = Promise.withResolvers<void>();
  const onLeft = () => left.resolve();
  // The callback of a client that does not read may never come; its closing does.
  signal.addEventListener('abort', onLeft, { once: true });
  response.write(bytes, onLeft);
  await left.promise;
  signal.removeEventListener('abort', onLeft);
  await yieldTurn();
}

/** Waits for the end of the exchange, and leaves the script by rejecting then. */
function closed(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

function noteDeltas(step: TextStep | BytesStep, log: RequestLog): void {
  if (step.type !== 'text') return;
  if (step.delta !== undefined) log.noteDelta('deltas', step.delta);
  if (step.reasoning !== undefined) log.noteDelta('reasoningDeltas', step.reasoning);
}

function isDelta(step: TextStep | BytesStep): boolean {
  return step.type === 'text' && (step.delta !== undefined || step.reasoning !== undefined);
}

/** A header given as `Content-Type` replaces the default, it does not join it. */
function lowerCaseNames(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
}
