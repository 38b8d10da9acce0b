import type { JSX } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { PageObstacle, ShownTab } from '../../lib/core/page-reading.ts';
import { contextWords } from '../../lib/strings/context-words.ts';
import { withPage } from '../../lib/surface/context-fit.ts';
import { useStrings, WordsProvider } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';
import { AttachTools } from './attach-tools.tsx';
import './context.css';

/** What can be added to a question: the page in front, files, and a picture of that page. Comes with the first wish for one. */
export function AddContext(props: { onDone: () => void }): JSX.Element {
  return (
    <WordsProvider words={contextWords}>
      <PageAdder {...props} />
    </WordsProvider>
  );
}

/** How it stands: looking for the page, offering it, reading it, or why it did not come. */
type State = { tab?: ShownTab | null; isReading?: boolean; told?: PageObstacle | 'refused' };

function PageAdder({ onDone }: { onDone: () => void }): JSX.Element {
  const { surface, gestures } = useSurface();
  const { t } = useStrings();
  const box = useRef<HTMLElement>(null);
  const [{ tab, isReading, told }, setState] = useState<State>({});

  const look = useCallback(async (): Promise<void> => {
    const pages = await gestures.pages();
    setState({ tab: (await pages.findTab()) ?? null });
  }, [gestures]);
  useEffect(() => void look(), [look]);
  const step = tab?.obstacle;
  useEffect(() => {
    if (tab !== undefined) box.current?.querySelector('button')?.focus();
  }, [tab, step]);

  const read = async (from: ShownTab): Promise<void> => {
    setState({ tab: from, isReading: true });
    const reading = await (await gestures.pages()).readTab(from.id);
    if ('obstacle' in reading) {
      setState({ tab: from, told: reading.obstacle });
      return;
    }
    surface.setContext(withPage(surface.context.peek(), { type: 'page', ...reading.page }));
    const form = box.current?.closest('form');
    onDone();
    form?.querySelector('textarea')?.focus();
  };
  const allowOrigin = (from: ShownTab): void => {
    void gestures.requestHost(from.url).then(async (granted) => {
      if (granted) await read(from);
      else setState({ tab: from, told: 'refused' });
    });
  };
  const allowTabs = (): void => {
    void gestures.requestTabs().then(async (granted) => {
      if (!granted) setState({ tab: tab ?? null, told: 'refused' });
      else await look();
    });
  };

  return (
    <section ref={box} class="add-context" aria-label={t('context.add')}>
      {tab === undefined && <p>{t('context.looking')}</p>}
      {tab === null && <p>{t('context.noPage')}</p>}
      {tab && (
        <Offer
          tab={tab}
          isReading={isReading === true}
          onRead={read}
          onOrigin={allowOrigin}
          onTabs={allowTabs}
        />
      )}
      <p role="alert" class="add-context-told">
        {told && told !== step && t(`context.${told}`)}
      </p>
      <AttachTools onDone={onDone} />
    </section>
  );
}

/** The one step that comes next, and what the browser will ask before it. */
function Offer(props: {
  tab: ShownTab;
  isReading: boolean;
  onRead: (tab: ShownTab) => Promise<void>;
  onOrigin: (tab: ShownTab) => void;
  onTabs: () => void;
}): JSX.Element {
  const { t } = useStrings();
  const { tab, isReading } = props;
  const name = tab.title || tab.url;
  if (tab.obstacle === undefined) {
    return (
      <>
        <button
          type="button"
          class="button"
          aria-disabled={isReading}
          onClick={() => !isReading && void props.onRead(tab)}
        >
          {t(isReading ? 'context.reading' : 'context.addPage')}
        </button>
        {name !== '' && <p class="one-line">{name}</p>}
      </>
    );
  }
  if (tab.obstacle !== 'no-access') return <p>{t(`context.${tab.obstacle}`)}</p>;
  if (tab.url !== '') {
    const { host } = new URL(tab.url);
    return (
      <>
        <button type="button" class="button" onClick={() => props.onOrigin(tab)}>
          {t('context.allowOrigin', { host })}
        </button>
        <p>{t('context.asksOrigin', { host })}</p>
      </>
    );
  }
  return (
    <>
      <button type="button" class="button" onClick={props.onTabs}>
        {t('context.allowTabs')}
      </button>
      <p>{t('context.asksTabs')}</p>
      <p>{t('context.orOnce')}</p>
    </>
  );
}
