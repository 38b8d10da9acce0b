import type { Connection, Settings } from '../core/connection.ts';
import type { Answer } from '../core/conversation.ts';
import { isTemporary } from '../core/ids.ts';
import type { SessionStore } from '../core/platform.ts';
import { toRunRecord } from '../core/run-record.ts';
import type { RunCircumstances, RunRecord, SideTask } from '../core/run-record.ts';
import type { StepTrace } from '../core/step-trace.ts';
import { toDialect } from '../providers/dialect.ts';
import { isUsualHost, toHostKind } from '../providers/host-kind.ts';
import { toKnownModel } from '../providers/known-model.ts';
import { findPreset } from '../providers/presets.ts';
import { reportFault } from './report-fault.ts';
import type { RunLog } from './run-log.ts';

/** The log of the last runs, for bug reports. Nothing of it ever stands in the way of a run. */
export interface Diagnostics {
  /** Notes a run that has ended; with what was counted where its background is this one. */
  note(answer: NotedAnswer, connection: Place | undefined, seen?: SeenRun): void;
  /** What there is, the oldest first; null where it cannot be read. */
  read(): Promise<{ records: RunRecord[] | null; lives: number }>;
  /** Forgets all of it. Rejects where that is refused. */
  clear(): Promise<void>;
}

/** What is read of an answer, or of what is asked beside questions. */
type NotedAnswer = Pick<
  Answer,
  'id' | 'conversationId' | 'createdAtMs' | 'model' | 'parts' | 'stream'
>;

/** Whom it was asked of. */
type Place = Pick<Connection, 'provider' | 'baseUrl' | 'tuning'>;

/** What only the background of a run knows of it. */
interface SeenRun {
  traces: readonly StepTrace[];
  mostReaders: number;
  /** Absent for an answer to a question. */
  task?: SideTask;
}

const livesKey = 'diagnostics.lives';

/** Builds it, and counts this background. */
export function createDiagnostics({
  log,
  session,
  settings,
}: {
  log: RunLog;
  session: SessionStore;
  settings(): Promise<Pick<Settings, 'keepLog'>>;
}): Diagnostics {
  const counting = countLife(session).catch((cause: unknown) => {
    reportFault('a start was not counted', cause);
    return 0;
  });
  const write = async (
    answer: NotedAnswer,
    connection: Place | undefined,
    seen: SeenRun | undefined,
  ): Promise<void> => {
    if (!(await settings()).keepLog) return;
    const life = await counting;
    await log.add(toRecord(answer, connection, { seen, life }));
  };
  let writing: Promise<void> = Promise.resolve();
  return {
    note(answer, connection, seen) {
      // Of what is to leave no trace, no numbers either.
      if (isTemporary(answer.conversationId)) return;
      writing = writing
        .then(() => write(answer, connection, seen))
        .catch((cause: unknown) => reportFault('a run is not in the log', cause));
    },
    async read() {
      // What ended before is in it.
      await writing;
      const records = await log.all().catch((cause: unknown) => {
        reportFault('the log could not be read', cause);
        return null;
      });
      return { records, lives: await counting };
    },
    async clear() {
      // What ended before is cleared too.
      await writing;
      await log.clear();
    },
  };
}

/** What is kept of an answer: a record into which no text of anybody can come. Exported for its property test. */
export function toRecord(
  answer: NotedAnswer,
  connection: Place | undefined,
  { seen, life }: { seen?: SeenRun | undefined; life: number },
): RunRecord {
  const circumstances: RunCircumstances = {
    provider: '',
    dialect: '',
    host: 'none',
    usualHost: false,
    model: toKnownModel(answer.model),
    stream: answer.stream ?? connection?.tuning.stream ?? true,
    readers: seen?.mostReaders ?? 0,
    life,
    ...(!seen && { orphan: true as const }),
    ...(seen?.task && { task: seen.task }),
    ...(connection && toPlace(connection)),
  };
  const { id, createdAtMs } = answer;
  return toRunRecord(
    { id, createdAtMs, parts: answer.parts ?? [] },
    seen?.traces ?? [],
    circumstances,
  );
}

function toPlace({ provider, baseUrl, tuning }: Place) {
  return {
    provider: findPreset(provider)?.id ?? '',
    dialect: toDialect(provider, tuning.dialect),
    host: toHostKind(baseUrl),
    usualHost: isUsualHost(provider, baseUrl),
  };
}

/** How often a background has begun since the browser did. */
async function countLife(session: SessionStore): Promise<number> {
  const kept = await session.get(livesKey);
  const lives = (typeof kept === 'number' ? kept : 0) + 1;
  await session.set(livesKey, lives);
  return lives;
}
