import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CallAsk, CallDecision } from '../../lib/core/tool.ts';
import { toHost } from '../../lib/providers/base-url.ts';
import { toAskWords } from '../../lib/surface/calls/call-words.ts';
import { decideCall } from '../../lib/surface/calls/decide-call.ts';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';
import type { CallProps } from './read-call.ts';
import { carryOut } from './carry-out.ts';

/**
 * What comes under a pointer or a key while somebody clicks or types is not meant: so long, in ms, the buttons take nothing. Browsers do
 * the same with what they ask.
 */
const settlingMs = 500;

/** What is typed in keeps the focus. */
const typedIn = 'textarea, input, select';

/** What is to be known before a call is carried out, and the user's word on it. */
export function CallAsked(props: CallProps & { ask: CallAsk }): JSX.Element {
  const { shown, index, ask } = props;
  const { surface, gestures } = useSurface();
  const strings = useStrings();
  const { t } = strings;
  const box = useRef<HTMLDivElement>(null);
  const [isSettled, setSettled] = useState(false);
  const [isDecided, setDecided] = useState(false);
  const [told, setTold] = useState<'calls.browserRefused' | 'export.failed' | null>(null);

  useLayoutEffect(() => {
    const active = document.activeElement;
    const isBusy = active?.matches(typedIn) || active?.closest('.call.is-asked');
    // Nobody is pulled out of the box, nor from a call that waits already; and to no button: Space was meant to scroll.
    if (active?.closest('.log') && !isBusy) {
      box.current?.closest<HTMLElement>('.call')?.focus({ preventScroll: true });
    }
    const timer = window.setTimeout(() => setSettled(true), settlingMs);
    return () => window.clearTimeout(timer);
  }, []);

  const connection = surface.connections.value.find(({ id }) => id === shown.message.connectionId);
  const host = connection && (toHost(connection.baseUrl) || t('errors.theEndpoint'));
  const isWaiting = !isSettled || isDecided;

  const decide = async (decision: CallDecision, failure?: string): Promise<void> => {
    const asking = { runId: shown.id, call: index, ask: ask.number ?? 0 };
    const isKept = await decideCall(surface, asking, decision, failure);
    if (isKept) return;
    setDecided(false);
    setTold('export.failed');
  };
  const begin = (decision: CallDecision): void => {
    if (isWaiting) return;
    setDecided(true);
    setTold(null);
    passFocus(box.current);
    if (decision === 'refuse') return void decide(decision);
    // The browser is asked in the click itself: an await before it loses the gesture.
    void carryOut(ask, gestures).then((done) => {
      if (done.isAllowed) return decide(decision, done.failure);
      setDecided(false);
      setTold('calls.browserRefused');
      return undefined;
    });
  };

  const toButton = (decision: CallDecision): JSX.Element => (
    <button
      key={decision}
      type="button"
      class="button"
      aria-disabled={isWaiting}
      onClick={() => begin(decision)}
    >
      {t(`calls.${decision}`)}
    </button>
  );
  return (
    <>
      <ul class="call-words">
        {toAskWords(ask, host, strings).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      <div ref={box} class="call-buttons">
        {toButton('allow')}
        {ask.reason === 'unasked' && ask.once !== true && toButton('always')}
        {toButton('refuse')}
      </div>
      <p role="alert" class="call-told">
        {told && t(told)}
      </p>
    </>
  );
}

/** The buttons go with the decision; who pressed one by a key goes on with the next call that waits, or with the log. */
function passFocus(box: HTMLElement | null): void {
  if (!box?.contains(document.activeElement)) return;
  const own = box.closest('.call');
  const log = box.closest<HTMLElement>('.log');
  const waiting = Array.from(log?.querySelectorAll<HTMLElement>('.call.is-asked') ?? []);
  // Of two answers in a narrow panel one is not in sight.
  const next = waiting.find((card) => card !== own && card.checkVisibility()) ?? log;
  next?.focus({ preventScroll: next === log });
}
