import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { LockOutcome, LockState } from '../../../lib/core/key-keeping.ts';
import { tellPassphrase } from '../../../lib/surface/passphrase.ts';
import type { Surface } from '../../../lib/surface/surface.ts';
import type { Translator } from '../../../lib/strings/to-translator.ts';
import { lockWords } from '../../../lib/strings/lock-words.ts';
import { ConfirmDialog } from '../../confirm-dialog.tsx';
import { ChooseForm } from '../../lock/choose-form.tsx';
import { toLockWords } from '../../lock/lock-words.ts';
import { UnlockForm } from '../../lock/unlock-form.tsx';
import { useStrings, WordsProvider } from '../../strings-context.tsx';
import { KeyProtection } from '../key-kind-field.tsx';
import { AutoLockField } from './auto-lock-field.tsx';

/** The passphrase: how it stands, and all that can be done with it. */
export function KeysSection({ surface }: { surface: Surface }): JSX.Element {
  return (
    <section class="keys-section" id="keys">
      <WordsProvider words={lockWords}>
        <Passphrase surface={surface} />
      </WordsProvider>
      {/* In the words of the page. */}
      <KeyProtection />
    </section>
  );
}

interface Told {
  outcome: LockOutcome;
  done: Done;
  of: LockState;
}

function toToldWords({ outcome, done }: Told, strings: Translator): string {
  const { t } = strings;
  if (outcome !== 'brief') return toLockWords(outcome, strings) ?? t(done);
  return done === 'lock.didUnlock' ? t('lock.brief') : `${t(done)} ${t('lock.brief')}`;
}

type Done = 'lock.didSet' | 'lock.didUnlock' | 'lock.didLock' | 'lock.didChange' | 'lock.didForget';

const states = {
  unset: 'lock.stateUnset',
  locked: 'lock.stateLocked',
  unlocked: 'lock.stateUnlocked',
} as const;

function Passphrase({ surface }: { surface: Surface }): JSX.Element {
  const strings = useStrings();
  const { t } = strings;
  const heading = useRef<HTMLHeadingElement>(null);
  const [doing, setDoing] = useState<'set' | 'change' | 'forget' | null>(null);
  /** What was told, and of what state: of another one, as when another page locks, it is not true. */
  const [told, setTold] = useState<Told | null>(null);
  const lock = surface.lock.value;
  const under = surface.connections.value.filter(({ key }) => key?.kind === 'passphrase');
  const names = new Intl.ListFormat(strings.locale).format(under.map(({ name }) => name));
  /** What was pressed goes away, and the focus must not go with it. */
  const tell = (outcome: LockOutcome, done: Done): void => {
    setDoing(null);
    setTold({ outcome, done, of: surface.lock.peek() });
    heading.current?.focus();
  };
  const order = async (type: 'passphrase-lock' | 'passphrase-forget', done: Done) => {
    const outcome = await tellPassphrase(surface, { type }).catch((): LockOutcome => 'refused');
    tell(outcome, done);
  };
  /** What was begun as setting one stays that when another page sets one meanwhile: nobody was asked for the present one. */
  const isChange = doing === 'change' && lock !== 'unset';
  const leave = (): void => {
    setDoing(null);
    heading.current?.focus();
  };
  const begin = (): void => {
    setTold(null);
    setDoing(lock === 'unset' ? 'set' : 'change');
  };
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>
        {t('lock.title')}
      </h2>
      <div aria-live="polite">
        {surface.hasTraces.value && (
          <div class="notice">
            <p>{t('lock.traces')}</p>
            <p>{t('lock.tracesRemedy')}</p>
          </div>
        )}
      </div>
      <p>{t('lock.intro')}</p>
      <p class="lock-state">{t(states[lock])}</p>
      {lock !== 'unset' && (
        <p class="hint">
          {under.length > 0 ? t('lock.keysUnder', { names }) : t('lock.noKeysUnder')}
        </p>
      )}
      {doing === 'set' || doing === 'change' ? (
        <ChooseForm
          surface={surface}
          isChange={isChange}
          takesFocus
          onDone={(outcome) => tell(outcome, isChange ? 'lock.didChange' : 'lock.didSet')}
          onTaken={() => tell('taken', 'lock.didSet')}
          onCancel={leave}
        />
      ) : (
        <>
          {lock === 'locked' && (
            <UnlockForm
              surface={surface}
              onUnlocked={(outcome) => tell(outcome, 'lock.didUnlock')}
            />
          )}
          <div class="data-actions">
            {lock === 'unlocked' && (
              <button
                type="button"
                class="button"
                onClick={() => void order('passphrase-lock', 'lock.didLock')}
              >
                {t('lock.lockNow')}
              </button>
            )}
            <button type="button" class="button" onClick={begin}>
              {t(lock === 'unset' ? 'lock.set' : 'lock.change')}
            </button>
            {lock !== 'unset' && (
              <button type="button" class="button" onClick={() => setDoing('forget')}>
                {t('lock.forget')}
              </button>
            )}
          </div>
        </>
      )}
      <p class="data-line" aria-live="polite">
        {told?.of === lock && toToldWords(told, strings)}
      </p>
      {lock !== 'unset' && <AutoLockField surface={surface} />}
      {doing === 'forget' && (
        <ConfirmDialog
          title={t('lock.forgetTitle')}
          text={under.length > 0 ? t('lock.forgetText', { names }) : t('lock.forgetTextNone')}
          action={t('lock.forget')}
          onClose={() => setDoing(null)}
          onConfirm={() => void order('passphrase-forget', 'lock.didForget')}
        />
      )}
    </>
  );
}
