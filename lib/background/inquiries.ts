import type { Clock } from '../core/platform.ts';
import type { Update } from '../protocol/update.ts';
import { reportFault } from './report-fault.ts';
import type { Session } from './session.ts';

/** Enough to know each one that may still be sent again. */
const rememberedInquiries = 16;
/** Time for a surface that lost its channel by accident to come back and send again what it waits for. */
const graceMs = 2_000;

/** What surfaces ask that may take long: tests, lists of models. Each goes on beside the commands. */
export interface Inquiries {
  /**
   * Does `work` and posts its reply. What is sent again, as when a channel was lost or opened for it, is done once and
   * answered twice: a test costs money. Whoever waits for it is told while it waits for a connection itself.
   */
  ask(session: Session, requestId: string, work: Work): void;
  /** Ends an inquiry, and with it its connection to the endpoint. Its reply means nothing then. */
  cancel(requestId: string): void;
  /** That surface is gone: what only it waits for is ended, unless it comes back for it. */
  leave(session: Session): void;
}

/** What is done for an inquiry. `onQueued` is told when it begins to wait for a connection, and when it has one. */
type Work = (options: { signal: AbortSignal; onQueued(queued: boolean): void }) => Promise<Update>;

interface Inquiry {
  readonly reply: Promise<Update>;
  /** Whether the reply has come. It is remembered, for a surface that lost it with its channel. */
  settled: boolean;
  queued: boolean;
  readonly asking: Set<Session>;
  readonly ending: AbortController;
}

/** Builds them, with nothing asked yet. */
export function createInquiries(clock: Pick<Clock, 'after'>): Inquiries {
  const inquiries = new Map<string, Inquiry>();

  const begin = (requestId: string, work: Work): Inquiry => {
    const ending = new AbortController();
    const asking = new Set<Session>();
    const onQueued = (queued: boolean): void => {
      inquiry.queued = queued;
      for (const session of asking) session.post({ type: 'request-queued', requestId, queued });
    };
    const reply = Promise.resolve().then(() => work({ signal: ending.signal, onQueued }));
    const inquiry: Inquiry = { reply, settled: false, queued: false, asking, ending };
    return inquiry;
  };

  return {
    ask(session, requestId, work) {
      const inquiry = inquiries.get(requestId) ?? begin(requestId, work);
      inquiry.asking.add(session);
      if (inquiry.queued) session.post({ type: 'request-queued', requestId, queued: true });
      inquiries.set(requestId, inquiry);
      for (const oldest of inquiries.keys()) {
        if (inquiries.size > rememberedInquiries) inquiries.delete(oldest);
      }
      const answer = async (): Promise<void> => {
        try {
          const reply = await inquiry.reply;
          inquiry.settled = true;
          session.post(reply);
        } catch (cause) {
          inquiries.delete(requestId);
          reportFault('a request of a surface failed', cause);
        }
      };
      void answer();
    },
    cancel(requestId) {
      inquiries.get(requestId)?.ending.abort();
    },
    leave(session) {
      const left = [...inquiries].filter(
        ([, { settled, asking }]) => asking.delete(session) && !settled,
      );
      if (left.length === 0) return;
      clock.after(graceMs, () => {
        for (const [requestId, inquiry] of left) {
          if (inquiry.settled || inquiry.asking.size > 0) continue;
          inquiry.ending.abort();
          inquiries.delete(requestId);
        }
      });
    },
  };
}
