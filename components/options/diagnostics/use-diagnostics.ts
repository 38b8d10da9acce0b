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

/**
 * Reads the log once, and again whenever `again` is another; undefined until it is there. `readAnew` reads it on top of that,
 * and resolves with it: where that fails, as where the background is gone, with what was read last.
 */
export function useDiagnostics(
  surface: Surface,
  again: number,
): { log: ReadLog | undefined; readAnew(): Promise<ReadLog | undefined> } {
  const [log, setLog] = useState<ReadLog>();
  useEffect(() => {
    let isWanted = true;
    void readLog(surface).then((read) => {
      if (isWanted) setLog(read);
    });
    return () => {
      isWanted = false;
    };
  }, [surface, again]);
  const readAnew = async (): Promise<ReadLog | undefined> => {
    const read = await readLog(surface).catch(() => undefined);
    // Where only this reading failed, the rows stay.
    if (!read?.records) return log;
    setLog(read);
    return read;
  };
  return { log, readAnew };
}

async function readLog(surface: Surface): Promise<ReadLog> {
  const [read, { length }] = await Promise.all([
    readDiagnostics(surface),
    surface.records.list(null),
  ]);
  return { ...read, conversations: length };
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
