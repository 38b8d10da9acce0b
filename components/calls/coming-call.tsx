import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { RunView } from '../../lib/core/run-view.ts';
import { toCallTitle } from '../../lib/surface/calls/call-words.ts';
import { Icon } from '../icon.tsx';
import { useStrings } from '../strings-context.tsx';
import { useView } from '../use-view.ts';
import { CallArguments } from './call-arguments.tsx';
import { CallAsked } from './call-asked.tsx';
import { readCall, toAskId } from './read-call.ts';
import type { CallProps } from './read-call.ts';

/** A call that is being written, and then asked for: all of it is in sight, behind no fold. */
export function ComingCall(props: CallProps & { isAsked: boolean }): JSX.Element {
  const { shown, index, isAsked } = props;
  const strings = useStrings();
  const id = useId();
  const [facts] = useState(() => ({
    name: (view: RunView): string => view.toolCalls[index]?.name ?? '',
    askId: (view: RunView): number => toAskId(view.toolCalls[index]?.ask),
    length: (view: RunView): number => view.toolCalls[index]?.arguments.length ?? 0,
  }));
  void useView(shown, facts.name);
  void useView(shown, facts.length);
  const askId = useView(shown, facts.askId);
  const call = readCall(props);
  const title = toCallTitle(call, strings);
  return (
    <section
      class={isAsked ? 'call is-asked' : 'call'}
      data-call={call.state}
      aria-labelledby={id}
      // Where the focus goes when the call before it has been decided.
      tabIndex={isAsked ? -1 : undefined}
    >
      <p id={id} class="call-title">
        <Icon name="wrench" />
        <span>{isAsked ? strings.t('calls.question', { what: title }) : title}</span>
      </p>
      <CallArguments text={call.arguments} whole={isAsked} />
      {isAsked && call.ask && <CallAsked key={askId} shown={shown} index={index} ask={call.ask} />}
    </section>
  );
}
