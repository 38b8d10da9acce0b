import { untracked, useSignalEffect } from '@preact/signals';
import type { JSX } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { PageObstacle, ShownTab } from '../../lib/core/page-reading.ts';
import { withPage } from '../../lib/surface/context-fit.ts';
import { readAlong } from '../../lib/surface/read-along.ts';
import { toServersOn } from '../../lib/surface/serving/server-requests.ts';
import { onDemand } from '../on-demand.tsx';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';
import { AttachTools } from './attach-tools.tsx';
import { PdfAdder } from './pdf-adder.tsx';
import { useEscape } from './use-escape.ts';

const FromServers = onDemand(async () => (await import('../serving/from-servers.tsx')).FromServers);

/** How it stands: looking for the page, offering it, reading it, or why it did not come. */
type State = { tab?: ShownTab | null; isReading?: boolean; told?: PageObstacle | 'refused' };

/** What can be added to a question: the page in front. */
export function AddContext({ onDone }: { onDone: () => void }): JSX.Element {
  const { surface, gestures } = useSurface();
  const { t } = useStrings();
  const box = useRef<HTMLElement>(null);
  const [{ tab, isReading, told }, setState] = useState<State>({});

  const look = useCallback(async (): Promise<void> => {
    const pages = await gestures.pages();
    setState({ tab: (await pages.findTab()) ?? null });
  }, [gestures]);
  const [isWanted] = useState(surface.wantedTabId.peek() !== null);
  useEffect(() => {
    if (!isWanted) void look();
  }, [isWanted, look]);
  const step = tab?.obstacle;
  useEffect(() => {
    if (tab !== undefined) box.current?.querySelector('button')?.focus();
  }, [tab, step]);

  const done = (): void => {
    const form = box.current?.closest('form');
    onDone();
    form?.querySelector('textarea')?.focus();
  };
  useEscape(box, () => {
    // What is being read comes, or says why not.
    if (!box.current?.closest('form')?.querySelector('[aria-busy=true]')) done();
  });
  const read = async (from: ShownTab): Promise<void> => {
    setState({ tab: from, isReading: true });
    await readAlong(surface, async () => {
      const reading = await (
        await gestures.pages()
      ).readTab(from.id, t('context.frame', { host: '{host}' }));
      if ('obstacle' in reading) {
        const { obstacle } = reading;
        // Allowed when it was offered, and no more: the browser has to be asked again.
        const tab = obstacle === 'no-access' ? { ...from, obstacle } : from;
        setState({ tab, told: obstacle });
        return undefined;
      }
      done();
      return (context) => withPage(context, { type: 'page', ...reading.page });
    });
  };
  useSignalEffect(() => {
    const wantedId = surface.wantedTabId.value;
    if (wantedId === null) return;
    untracked(() => {
      surface.wantedTabId.value = null;
      // What the page's own menu has allowed is read without another click.
      void read({ id: wantedId, title: '', url: '' });
    });
  });
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
    <section
      ref={box}
      class="add-context"
      aria-label={t('context.add')}
      aria-busy={isReading === true}
    >
      {tab === undefined && <p>{t('context.looking')}</p>}
      {tab === null && <p>{t('context.noPage')}</p>}
      {tab && tab.obstacle !== 'pdf' && (
        <Offer
          tab={tab}
          isReading={isReading === true}
          onRead={read}
          onOrigin={allowOrigin}
          onTabs={allowTabs}
        />
      )}
      <p role="alert" class="add-context-told">
        {told && (told !== step || told === 'no-access') && t(`context.${told}`)}
      </p>
      {tab?.obstacle === 'pdf' && <PdfAdder tab={tab} onDone={done} />}
      <AttachTools onDone={onDone} />
      {toServersOn(surface).length > 0 && <FromServers onDone={done} />}
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
