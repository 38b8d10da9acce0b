import { useRef, useState } from 'preact/hooks';
import type { Prompt } from '../../../lib/core/prompt.ts';
import { promptLimit } from '../../../lib/protocol/prompt-schema.ts';
import type { PromptCalls } from '../../../lib/surface/prompts.ts';
import {
  comparePrompts,
  promptFileLimit,
  readPromptFile,
  toPromptFile,
  toTakenIn,
} from '../../../lib/transfer/prompt-file.ts';
import type { PromptComparison, SameChoice } from '../../../lib/transfer/prompt-file.ts';
import { download } from '../../download.ts';
import { useStrings } from '../../strings-context.tsx';

/** What taking out and in is given. */
export interface PromptTransferProps {
  prompts: readonly Prompt[];
  calls: PromptCalls;
}

/** A file that was chosen and looked into. */
interface Found {
  count: number;
  damaged: number;
  compared: PromptComparison;
}

/** Takes prompts out to a file and in from one, after saying what is in it. */
export function PromptTransfer({ prompts, calls }: PromptTransferProps) {
  const { t } = useStrings();
  const heading = useRef<HTMLHeadingElement>(null);
  const [found, setFound] = useState<Found | null>(null);
  const [told, setTold] = useState('');
  const choose = async (file: File): Promise<void> => {
    setFound(null);
    setTold('');
    const read =
      file.size > promptFileLimit
        ? ({ fault: 'too-large' } as const)
        : readPromptFile(await file.text().catch(() => ''));
    if ('fault' in read) return setTold(t(`prompts.importFault.${read.fault}`));
    const compared = comparePrompts(read.prompts, prompts);
    const { damaged } = read;
    const isNothing = compared.fresh.length + compared.changed.length === 0;
    if (isNothing && damaged === 0) return setTold(t('prompts.importNothing'));
    if (read.prompts.length === 0) return setTold(t('prompts.importDamaged', { count: damaged }));
    setFound({ count: read.prompts.length, damaged, compared });
  };
  const take = async (choice: SameChoice): Promise<void> => {
    if (!found) return;
    const taken = toTakenIn(found.compared, prompts, choice, () => crypto.randomUUID());
    const fresh = taken.filter(({ id }) => !prompts.some((prompt) => prompt.id === id));
    // The button that was pressed goes, and the focus must not go with it.
    heading.current?.focus();
    if (prompts.length + fresh.length > promptLimit) {
      return setTold(t('prompts.importFault.too-many', { limit: promptLimit }));
    }
    setFound(null);
    if (taken.length === 0) return setTold(t('prompts.importNothing'));
    const isKept = await calls.save(taken);
    setTold(
      isKept
        ? t('prompts.importDone', { count: taken.length })
        : t('prompts.refused', { limit: promptLimit }),
    );
  };
  const isAsked = (found?.compared.changed.length ?? 0) > 0;
  return (
    <>
      <h3 ref={heading} tabIndex={-1}>
        {t('prompts.transfer')}
      </h3>
      <p class="actions prompt-export">
        <button
          type="button"
          class="button"
          onClick={() =>
            download({
              blob: new Blob([toPromptFile(prompts)], { type: 'application/json' }),
              name: 'sidestream-prompts.json',
            })
          }
        >
          {t('prompts.export')}
        </button>
      </p>
      <div class="field">
        <label for="prompt-file">{t('prompts.importFile')}</label>
        <input
          id="prompt-file"
          type="file"
          accept=".json,application/json"
          aria-describedby="prompt-file-hint"
          // The same file can be chosen again.
          onClick={(event) => (event.currentTarget.value = '')}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file) void choose(file);
          }}
        />
        <p class="hint" id="prompt-file-hint">
          {t('prompts.importHint')}
        </p>
      </div>
      <p class="prompts-told" aria-live="polite">
        {found &&
          [
            t('prompts.importFound', { count: found.count }),
            isAsked && t('prompts.importSame', { count: found.compared.changed.length }),
            found.damaged > 0 && t('prompts.importDamaged', { count: found.damaged }),
          ]
            .filter((line) => line !== false)
            .join(' ')}
        {told}
      </p>
      {found && (
        <p class="actions">
          {isAsked ? (
            (['skip', 'replace', 'both'] as const).map((choice) => (
              <button key={choice} type="button" class="button" onClick={() => void take(choice)}>
                {t(choiceWords[choice])}
              </button>
            ))
          ) : (
            <button type="button" class="button is-main" onClick={() => void take('skip')}>
              {t('prompts.importAdd')}
            </button>
          )}
        </p>
      )}
    </>
  );
}

const choiceWords = {
  skip: 'prompts.importSkip',
  replace: 'prompts.importReplace',
  both: 'prompts.importBoth',
} as const satisfies Record<SameChoice, string>;
