import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import {
  isBlank,
  isLongEnough,
  longestPassphrase,
  shortestPassphrase,
} from '../../lib/core/key-keeping.ts';
import type { LockOutcome } from '../../lib/core/key-keeping.ts';
import { isDone, tellPassphrase } from '../../lib/surface/passphrase.ts';
import type { Surface } from '../../lib/surface/surface.ts';
import type { Translator } from '../../lib/strings/to-translator.ts';
import { lockWords } from '../../lib/strings/lock-words.ts';
import { useStrings, WordsProvider } from '../strings-context.tsx';
import { toLockWords } from './lock-words.ts';
import { PassphraseInput } from './passphrase-input.tsx';
import { ShowBox } from './show-box.tsx';
import '../styles/lock.css';

/** What the form is given. */
export interface ChooseFormProps {
  surface: Pick<Surface, 'request'>;
  /** Whether there is one already, which is then asked for too. */
  isChange?: boolean;
  onDone: (outcome: LockOutcome) => void;
  /** Called instead where another page has set one meanwhile, so that there is nothing left to set. */
  onTaken: () => void;
  /** Whether it was opened by a press, which then goes on in it. */
  takesFocus?: boolean;
  /** Absent where there is nothing to go back to. */
  onCancel?: () => void;
}

/** Sets the passphrase, or another one in its place. */
export function ChooseForm(props: ChooseFormProps): JSX.Element {
  return (
    <WordsProvider words={lockWords}>
      <Form {...props} />
    </WordsProvider>
  );
}

type Fault = LockOutcome | 'different' | 'too-long' | 'blank';

function Form(props: ChooseFormProps): JSX.Element {
  const { surface, isChange = false, takesFocus = false, onDone, onTaken, onCancel } = props;
  const strings = useStrings();
  const { t } = strings;
  const inputs = {
    present: useRef<HTMLInputElement>(null),
    next: useRef<HTMLInputElement>(null),
    repeat: useRef<HTMLInputElement>(null),
  };
  const [typed, setTyped] = useState({ present: '', next: '', repeat: '' });
  const [isShown, setShown] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const place = toPlace(fault, isChange);
  const freshRef = useRef(takesFocus);
  useLayoutEffect(() => {
    if (!freshRef.current) return;
    freshRef.current = false;
    inputs[isChange ? 'present' : 'next'].current?.focus();
  });
  const refuse = (found: Fault): void => {
    setFault(found);
    inputs[toPlace(found, isChange) ?? 'next'].current?.focus();
  };
  const choose = async (): Promise<void> => {
    if (isBusy) return;
    if (typed.next !== '' && isBlank(typed.next)) return refuse('blank');
    if (typed.next.length > longestPassphrase) return refuse('too-long');
    if (!isLongEnough(typed.next)) return refuse('too-short');
    if (typed.next !== typed.repeat) return refuse('different');
    setBusy(true);
    const outcome = await tellPassphrase(
      surface,
      isChange
        ? { type: 'passphrase-change', passphrase: typed.present, next: typed.next }
        : { type: 'passphrase-set', passphrase: typed.next },
    ).catch((): LockOutcome => 'refused');
    setBusy(false);
    if (outcome === 'taken') return onTaken();
    if (!isDone(outcome)) return refuse(outcome);
    setTyped({ present: '', next: '', repeat: '' });
    onDone(outcome);
  };
  const words = fault && toFaultWords(fault, strings);
  const toField = (name: keyof typeof typed) => ({
    text: typed[name],
    isShown,
    input: inputs[name],
    error: place === name ? (words ?? undefined) : undefined,
    onType(text: string) {
      setTyped({ ...typed, [name]: text });
      setFault(null);
    },
    onEnter: () => void choose(),
  });
  return (
    <div class="lock-form">
      {isChange && <PassphraseInput label={t('lock.present')} {...toField('present')} />}
      <PassphraseInput
        label={t('lock.new')}
        hint={t('lock.newHint', { count: shortestPassphrase })}
        {...toField('next')}
      />
      <PassphraseInput label={t('lock.repeat')} {...toField('repeat')} />
      <ShowBox isShown={isShown} onChange={setShown} />
      <div class="lock-actions">
        <button
          type="button"
          class="button is-main"
          aria-disabled={isBusy}
          onClick={() => void choose()}
        >
          {t(isChange ? 'lock.changeNow' : 'lock.setNow')}
        </button>
        {onCancel && (
          <button type="button" class="button" onClick={onCancel}>
            {t('lock.cancel')}
          </button>
        )}
      </div>
      <p class="lock-line" aria-live="polite">
        {isBusy && t('lock.setting')}
      </p>
    </div>
  );
}

/** The field that a fault is about. */
function toPlace(
  fault: Fault | null,
  isChange: boolean,
): 'present' | 'next' | 'repeat' | undefined {
  if (fault === null) return undefined;
  if (fault === 'different') return 'repeat';
  return isChange && !aboutNew.includes(fault) ? 'present' : 'next';
}

const aboutNew: readonly Fault[] = ['too-short', 'too-long', 'blank'];

function toFaultWords(fault: Fault, strings: Translator): string | undefined {
  const { t } = strings;
  switch (fault) {
    case 'different':
      return t('lock.different');
    case 'blank':
      return t('lock.blank');
    case 'too-long':
      return t('lock.tooLong', { count: longestPassphrase });
    default:
      return toLockWords(fault, strings);
  }
}
