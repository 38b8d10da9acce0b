import type { ConnectionForm } from '../../lib/surface/connection-form.ts';
import { toOrigin } from '../../lib/surface/connection-checks.ts';
import { toHost } from '../../lib/providers/base-url.ts';
import { useStrings } from '../strings-context.tsx';

/** Id of the sentence, for the buttons that mean agreement. */
export const agreementId = 'agreement';

/** What is sent and to whom, beside the clicks that begin it: stores ask for it before the first request, and so would we. */
export function Agreement({ form }: { form: ConnectionForm }) {
  const { t } = useStrings();
  const origin = toOrigin(form.texts.baseUrl.value);
  const host = origin === undefined ? t('options.agreementNoHost') : toHost(origin);
  return (
    <p class="hint test-hint" id={agreementId}>
      {t('options.agreement', { host })}
    </p>
  );
}
