import type { Core } from './core.ts';
import type { Session } from './session.ts';

/** Time for another surface to take over: a popup that opens the panel is gone before the panel has come. */
const graceMs = 2_000;

/** What happens to a run when a surface that showed it goes: nothing, unless the user set "stop when I close". */
export function createStopOnClose(
  opened: Promise<Core>,
  sessions: ReadonlySet<Session>,
): (gone: Session) => Promise<void> {
  return async (gone) => {
    const core = await opened;
    const shown = core.runs.live().filter((run) => gone.hasShown(run.answer.id));
    if (shown.length === 0) return;
    if (!(await core.connections.settings()).stopOnClose) return;
    core.clock.after(graceMs, () => {
      const watched = new Set([...sessions].map((session) => session.watching));
      for (const run of shown) {
        if (!watched.has(run.answer.conversationId)) void core.runs.abort(run.answer.id);
      }
    });
  };
}
