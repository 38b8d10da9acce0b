import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { OwnTool } from '../../../lib/core/tool-settings.ts';
import { toHost } from '../../../lib/providers/base-url.ts';
import { tryArguments } from '../../../lib/surface/tools/try-arguments.ts';
import type { Trial } from '../../../lib/surface/tools/try-arguments.ts';
import { Icon } from '../../icon.tsx';
import { useStrings } from '../../strings-context.tsx';
import { DraftField } from '../draft-field.tsx';

/** What is tried. */
export interface OwnToolTrialProps {
  tool: OwnTool;
  /** Whether its schema and its reply are without fault. */
  isReady: boolean;
}

/** Holds arguments to the schema as it is written now, and says what would come of such a call. Nothing is sent. */
export function OwnToolTrial({ tool, isReady }: OwnToolTrialProps): JSX.Element {
  const { t } = useStrings();
  const [typed, setTyped] = useState('{}');
  const [trial, setTrial] = useState<Trial | null>(null);
  // What was said of other arguments, or of another tool, is said no more.
  const isCurrent = trial?.typed === typed && trial.tool === JSON.stringify(tool);
  return (
    <details class="advanced">
      <summary>
        <Icon name="chevron-right" class="fold-mark" />
        {t('tools.try')}
      </summary>
      <div class="advanced-body">
        <DraftField
          id="tool-arguments"
          label={t('tools.tryArguments')}
          value={typed}
          rows={3}
          maxLength={65_536}
          isCode
          onInput={setTyped}
        />
        <p class="tool-add">
          <button
            type="button"
            class="button"
            aria-disabled={!isReady}
            onClick={() => isReady && setTrial(tryArguments(tool, typed))}
          >
            {t('tools.tryCheck')}
          </button>
        </p>
        <div class="tool-trial" aria-live="polite">
          {isReady && isCurrent && <Outcome trial={trial} tool={tool} />}
        </div>
      </div>
    </details>
  );
}

/** What would come of the call; what fits is said to do so, and what of the schema that leaves open. */
function Outcome({ trial, tool }: { trial: Trial; tool: OwnTool }): JSX.Element {
  const { t } = useStrings();
  return (
    <>
      <Verdict trial={trial} tool={tool} />
      {trial.outcome === 'fits' && !trial.isWhole && <p>{t('tools.tryPartly')}</p>}
    </>
  );
}

function Verdict({ trial, tool }: { trial: Trial; tool: OwnTool }): JSX.Element {
  const { t } = useStrings();
  if (trial.outcome === 'broken') return <p>{t('tools.tryBroken')}</p>;
  if (trial.outcome === 'too-much') return <p>{t('tools.tryTooMuch')}</p>;
  if (trial.outcome === 'misfit') {
    return (
      <>
        <p>{t('tools.tryMisfit')}</p>
        <ul>
          {trial.faults.map(({ place, fault }) => (
            <li key={`${place} ${fault}`}>{t('tools.tryFault', { place, fault })}</li>
          ))}
        </ul>
      </>
    );
  }
  const { reply } = tool;
  if (reply.type === 'endpoint') {
    return <p>{t('tools.tryEndpoint', { host: toHost(reply.url) })}</p>;
  }
  if (reply.text === '') return <p>{t('tools.tryEmpty')}</p>;
  return (
    <>
      <p>{t('tools.tryFixed')}</p>
      <pre dir="auto">{reply.text}</pre>
    </>
  );
}
