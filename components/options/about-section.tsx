import { useStrings } from '../strings-context.tsx';
import { Disclosure } from './disclosure.tsx';

/** What Sidestream is; once onboarding is over, also what is sent where. */
export function AboutSection({ disclose }: { disclose: boolean }) {
  const { t } = useStrings();
  return (
    <section class="about" id="about">
      <h2>{t('options.about')}</h2>
      <p>{t('options.aboutText')}</p>
      <p>
        {/* Plain text, made by the build. */}
        <a href="/THIRD-PARTY-NOTICES.txt" target="_blank" rel="noreferrer">
          {t('options.licences')}
        </a>
      </p>
      {disclose && (
        <>
          <h3>{t('options.disclosureTitle')}</h3>
          <Disclosure />
        </>
      )}
    </section>
  );
}
