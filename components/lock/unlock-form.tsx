import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { LockOutcome } from '../../lib/core/key-keeping.ts';
import { isDone, tellPassphrase } from '../../lib/surface/passphrase.ts';
import type { Surface } from '../../lib/surface/surface.ts';
import { lockWords } from '../../lib/strings/lock-words.ts';
import { useStrings, WordsProvider } from '../strings-context.tsx';
import { toLockWords } from './lock-words.ts';
import { PassphraseInput } from './passphrase-input.tsx';
import { ShowBox } from './show-box.tsx';
import '../styles/lock.css';

/** What the form is given. */
export interface UnlockFormProps {
  surface: Pick<Surface, 'request'>;
  /** Whether it stands with a button that asks again, which is pointed at where that is not done by itself. */
  thenRetry?: boolean;
  /** Called with true when a passphrase is about to be checked, and with false when it was refused. */
  onTry?: (isTried: boolean) => void;
  /** Called once the keys can be used. */
  onUnlocked: (outcome: LockOutcome) => void;
}

/** Asks for the passphrase, where something needs it. */
export function UnlockForm(props: UnlockFormProps): JSX.Element {
  return (
    <WordsProvider words={lockWords}>
      <Form {...props} />
    </WordsProvider>
  );
}

function Form({ surface, thenRetry = false, onTry, onUnlocked }: UnlockFormProps): JSX.Element {
  const strings = useStrings();
  const { t } = strings;
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [isShown, setShown] = useState(false);
  const [state, setState] = useState<LockOutcome | 'busy' | null>(null);
  const unlock = async (): Promise<void> => {
    if (state === 'busy' || typed === '') return input.current?.focus();
    setState('busy');
    onTry?.(true);
    const outcome = await tellPassphrase(surface, {
      type: 'passphrase-enter',
      passphrase: typed,
    }).catch((): LockOutcome => 'refused');
    setState(outcome);
    if (!isDone(outcome)) {
      input.current?.focus();
      return onTry?.(false);
    }
    setTyped('');
    onUnlocked(outcome);
  };
  const isFaulty = state !== null && state !== 'busy' && !isDone(state);
  return (
    <div class="lock-form">
      <PassphraseInput
        label={t('lock.passphrase')}
        text={typed}
        isShown={isShown}
        error={isFaulty ? toLockWords(state, strings) : undefined}
        input={input}
        onType={(text) => {
          setTyped(text);
          if (isFaulty) setState(null);
        }}
        onEnter={() => void unlock()}
      />
      <ShowBox isShown={isShown} onChange={setShown} />
      <div class="lock-actions">
        <button
          type="button"
          class="button is-main"
          aria-disabled={state === 'busy'}
          onClick={() => void unlock()}
        >
          {t('lock.unlock')}
        </button>
      </div>
      <p class="lock-line" aria-live="polite">
        {state === 'busy' && t('lock.unlocking')}
        {state === 'brief' && `${t('lock.brief')}${thenRetry ? ` ${t('lock.briefRetry')}` : ''}`}
      </p>
    </div>
  );
}
