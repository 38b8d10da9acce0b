import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ShownTab } from '../../lib/core/page-reading.ts';
import { withPage } from '../../lib/surface/context-fit.ts';
import type { ContextChange } from '../../lib/surface/drafting.ts';
import type { PdfObstacle } from '../../lib/surface/pdf/read-pdf.ts';
import { readAlong } from '../../lib/surface/read-along.ts';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';
import { PdfPassword } from './pdf-password.tsx';

/** A PDF in memory. */
interface Source {
  bytes: Uint8Array;
  name: string;
  url: string;
}

interface State {
  told?: PdfObstacle | 'pdf-not-fetched' | 'refused' | 'reading' | undefined;
  /** One that waits for its password. */
  locked?: Source | undefined;
}

/** Adds the PDF in a tab. Where it cannot be fetched, its file is asked for, which is chosen as any other. */
export function PdfAdder(props: { tab: ShownTab; onDone: () => void }): JSX.Element {
  const { surface, gestures } = useSurface();
  const { t } = useStrings();
  const { tab } = props;
  const [{ told, locked }, setState] = useState<State>({});
  const isReading = told === 'reading';

  const open = async (
    source: Source,
    withPassword?: string,
  ): Promise<ContextChange | undefined> => {
    setState({ told: 'reading', locked: source });
    const { readPdf } = await import('../../lib/surface/pdf/read-pdf.ts');
    const { bytes, name, url } = source;
    const reading = await readPdf(bytes, { name, url, password: withPassword });
    if ('part' in reading) {
      props.onDone();
      return (context) => withPage(context, reading.part);
    }
    const { obstacle } = reading;
    const isLocked = obstacle === 'pdf-locked' || obstacle === 'pdf-wrong-password';
    setState({ told: obstacle, locked: isLocked ? source : undefined });
    return undefined;
  };
  const fetchFrom = (from: ShownTab): void => {
    // First, while the click still counts.
    const allowed = from.needsOrigin ? gestures.requestHost(from.url) : Promise.resolve(true);
    setState({ told: 'reading' });
    void allowed.then(async (granted) => {
      if (granted) await readAlong(surface, () => fetchAllowed(from));
      else setState({ told: 'refused' });
    });
  };
  const fetchAllowed = async (from: ShownTab): Promise<ContextChange | undefined> => {
    const bytes = await (await gestures.pages()).readBytes(from.id);
    if (bytes !== null && bytes !== 'too-large') {
      return open({ bytes, name: toName(from), url: from.url });
    }
    setState({ told: bytes === null ? 'pdf-not-fetched' : 'pdf-too-large' });
    return undefined;
  };
  const unlock = (source: Source, password: string): void => {
    void readAlong(surface, () => open(source, password));
  };

  return (
    <div class="pdf-adder" aria-busy={isReading}>
      <button
        type="button"
        class="button"
        aria-disabled={isReading}
        onClick={() => !isReading && fetchFrom(tab)}
      >
        {t('context.addPdf')}
      </button>
      {tab.needsOrigin && <p>{t('context.asksOrigin', { host: new URL(tab.url).host })}</p>}
      <p role="alert" class="add-context-told">
        {told && t(`context.${told}`)}
      </p>
      {locked && !isReading && <PdfPassword onOpen={(password) => unlock(locked, password)} />}
    </div>
  );
}

/** The file's own name out of its address. */
function toName({ title, url }: ShownTab): string {
  const last = URL.canParse(url) ? new URL(url).pathname.split('/').at(-1) : '';
  return title || last || url;
}
