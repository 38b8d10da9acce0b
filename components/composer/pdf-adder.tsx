import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { PagePart } from '../../lib/core/content.ts';
import type { ShownTab } from '../../lib/core/page-reading.ts';
import type { PdfObstacle } from '../../lib/surface/pdf/read-pdf.ts';
import { isComposing } from '../is-composing.ts';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';

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

/** Adds the PDF in a tab, and any other from a file: where it cannot be fetched, the file is asked for. */
export function PdfAdder(props: {
  /** The tab, where it shows one. */
  tab: ShownTab | undefined;
  onPart: (part: PagePart) => void;
}): JSX.Element {
  const { gestures } = useSurface();
  const { t } = useStrings();
  const { tab } = props;
  const [{ told, locked }, setState] = useState<State>({});
  const [password, setPassword] = useState('');
  const isReading = told === 'reading';

  const open = async (source: Source, withPassword?: string): Promise<void> => {
    setState({ told: 'reading', locked: source });
    const { readPdf } = await import('../../lib/surface/pdf/read-pdf.ts');
    const { bytes, name, url } = source;
    const reading = await readPdf(bytes, { name, url, password: withPassword });
    if ('part' in reading) return props.onPart(reading.part);
    const { obstacle } = reading;
    const isLocked = obstacle === 'pdf-locked' || obstacle === 'pdf-wrong-password';
    setState({ told: obstacle, locked: isLocked ? source : undefined });
  };
  const fetchFrom = (from: ShownTab): void => {
    // First, while the click still counts.
    const allowed = from.needsOrigin ? gestures.requestHost(from.url) : Promise.resolve(true);
    setState({ told: 'reading' });
    void allowed.then(async (granted) => {
      if (!granted) return setState({ told: 'refused' });
      const bytes = await (await gestures.pages()).readBytes(from.id);
      if (bytes === null) return setState({ told: 'pdf-not-fetched' });
      if (bytes === 'too-large') return setState({ told: 'pdf-too-large' });
      await open({ bytes, name: toName(from), url: from.url });
    });
  };
  const pick = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const { mostPdfBytes } = await import('../../lib/surface/pdf/read-pdf.ts');
    // Looked at before it is read, or a film is held in memory to be told that it is none.
    if (file.size > mostPdfBytes) return setState({ told: 'pdf-too-large' });
    await open({ bytes: new Uint8Array(await file.arrayBuffer()), name: file.name, url: '' });
  };

  return (
    <div class="pdf-adder" aria-busy={isReading}>
      {tab && (
        <button
          type="button"
          class="button"
          aria-disabled={isReading}
          onClick={() => !isReading && fetchFrom(tab)}
        >
          {t('context.addPdf')}
        </button>
      )}
      {tab?.needsOrigin && <p>{t('context.asksOrigin', { host: new URL(tab.url).host })}</p>}
      <label class="button pdf-file">
        {t('context.pickPdf')}
        <input
          type="file"
          class="visually-hidden"
          accept="application/pdf,.pdf"
          onChange={(event) => {
            void pick(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
      </label>
      <p role="alert" class="add-context-told">
        {told && t(`context.${told}`)}
      </p>
      {locked && !isReading && (
        <label class="pdf-password">
          {t('context.password')}
          <input
            type="password"
            autocomplete="off"
            value={password}
            onInput={(event) => setPassword(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || isComposing(event)) return;
              // It is in the composer's form, which has nothing to send yet.
              event.preventDefault();
              void open(locked, password);
            }}
          />
          <button type="button" class="button" onClick={() => void open(locked, password)}>
            {t('context.unlock')}
          </button>
        </label>
      )}
    </div>
  );
}

/** The file's own name out of its address. */
function toName({ title, url }: ShownTab): string {
  const last = URL.canParse(url) ? new URL(url).pathname.split('/').at(-1) : '';
  return title || last || url;
}
