import '../styles/structured.css';
import { effect } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { removeHidden } from '../../lib/core/hidden-characters.ts';
import { toRoundText } from '../../lib/core/round-texts.ts';
import { isEnded } from '../../lib/core/run-view.ts';
import type { RunView } from '../../lib/core/run-view.ts';
import { structuredWords } from '../../lib/strings/structured-words.ts';
import { toIndented } from '../../lib/core/indented-json.ts';
import { readGrowing, readWhole, toBare } from '../../lib/surface/structured/read-structured.ts';
import type { Structured } from '../../lib/surface/structured/read-structured.ts';
import { toCsv } from '../../lib/surface/structured/to-csv.ts';
import { toTable, toWideTable } from '../../lib/surface/structured/to-table.ts';
import type { ShownAnswer } from '../../lib/surface/surface.ts';
import { useStrings, WordsProvider } from '../strings-context.tsx';
import { CopyText } from './copy-text.tsx';
import { DataView } from './data-view.tsx';

/** The least between two readings of what grows, ms: each reads all of it. */
const leastPauseMs = 100;
/** A reading may take this part of the time. */
const share = 10;

/** An answer that is data: shown as it grows, held to its schema at its end. Comes with the first one. */
export function StructuredAnswer(props: { shown: ShownAnswer; schema: string }): JSX.Element {
  return (
    <WordsProvider words={structuredWords}>
      <Answer {...props} />
    </WordsProvider>
  );
}

function Answer({ shown, schema }: { shown: ShownAnswer; schema: string }): JSX.Element | null {
  const { t } = useStrings();
  const [read, setRead] = useState<Structured | null>(null);
  const [raw, setRaw] = useState(false);
  useEffect(() => {
    let timer: number | undefined;
    const look = (): void => {
      timer = undefined;
      const startedAtMs = performance.now();
      const text = toLastText(shown.view());
      const ended = isEnded(shown.state.peek());
      setRead(ended ? readWhole(text, schema) : readGrowing(text));
      // What comes meanwhile is read with the next look, so that a long answer does not take all the time there is.
      if (!ended) timer = window.setTimeout(check, pauseAfter(performance.now() - startedAtMs));
    };
    let seen = -1;
    const check = (): void => {
      timer = undefined;
      if (seen === shown.version.peek()) return;
      seen = shown.version.peek();
      look();
    };
    const unwatch = effect(() => {
      void shown.version.value;
      void shown.epoch.value;
      if (isEnded(shown.state.value)) window.clearTimeout(timer);
      else if (timer !== undefined) return;
      seen = shown.version.value;
      look();
    });
    return () => {
      unwatch();
      window.clearTimeout(timer);
    };
  }, [shown, schema]);

  const text = toLastText(shown.view());
  if (!read || text === '') return null;
  const { state, value } = read;
  const table = toTable(value);
  const forSheets = state === 'broken' ? undefined : toWideTable(value);
  return (
    <div class="structured" data-structured={state} aria-busy={state === 'growing'}>
      {value === undefined ? (
        state === 'growing' && <p class="structured-note">{t('structured.growing')}</p>
      ) : (
        <DataView value={value} table={table} />
      )}
      {state === 'misfit' && (
        <div class="structured-note">
          <p>{t('structured.misfit')}</p>
          <ul>
            {read.faults.map(({ place, fault }) => (
              <li key={`${place} ${fault}`}>
                <code dir="ltr">{place}</code> <span dir="ltr">{removeHidden(fault)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {state === 'broken' && (
        <p class="structured-note">
          {t(value === undefined ? 'structured.nothing' : 'structured.broken')}
        </p>
      )}
      {state !== 'growing' && (
        <p class="structured-actions">
          {state !== 'broken' && (
            <CopyText label={t('structured.copyJson')} text={() => toIndented(toBare(text))} />
          )}
          {forSheets && <CopyText label={t('structured.copyCsv')} text={() => toCsv(forSheets)} />}
          <button
            type="button"
            class="link-button"
            aria-expanded={raw}
            onClick={() => setRaw(!raw)}
          >
            {t(raw ? 'structured.hideRaw' : 'structured.showRaw')}
          </button>
        </p>
      )}
      {raw && (
        <pre class="structured-raw" dir="auto">
          {removeHidden(text)}
        </pre>
      )}
    </div>
  );
}

function pauseAfter(tookMs: number): number {
  return Math.max(leastPauseMs, tookMs * share);
}

/** What was said before a call is no part of what was asked for. */
function toLastText(view: RunView): string {
  return toRoundText(view, view.rounds.length - 1).toString();
}
