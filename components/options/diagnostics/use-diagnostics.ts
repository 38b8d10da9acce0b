import { useEffect, useState } from 'preact/hooks';
import { readDiagnostics } from '../../../lib/surface/diagnostics/diagnostics-requests.ts';
import type { Diagnostics } from '../../../lib/surface/diagnostics/diagnostics-requests.ts';
import { toBrowserName } from '../../../lib/surface/diagnostics/report-text.ts';
import type { ReportHead } from '../../../lib/surface/diagnostics/report-text.ts';
import type { Gestures, Surface } from '../../../lib/surface/surface.ts';

/** The log, and how much there is beside it. */
export interface ReadLog extends Diagnostics {
  conversations: number;
}

/** Reads the log once, and again whenever `again` is another; undefined until it is there. */
export function useDiagnostics(surface: Surface, again: number): ReadLog | undefined {
  const [log, setLog] = useState<ReadLog>();
  useEffect(() => {
    let isWanted = true;
    void Promise.all([readDiagnostics(surface), surface.records.list(null)]).then(
      ([read, { length }]) => {
        if (isWanted) setLog({ ...read, conversations: length });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [surface, again]);
  return log;
}

/** The head of a report from this page. */
export function toReportHead(
  surface: Surface,
  gestures: Gestures,
  { lives, conversations }: ReadLog,
): ReportHead {
  const { userAgent, platform, languages } = navigator;
  return {
    version: gestures.readVersion(),
    browser: toBrowserName(userAgent),
    platform,
    language: document.documentElement.lang,
    languages,
    connections: surface.connections.value.length,
    conversations,
    lives,
  };
}
