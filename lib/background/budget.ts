import { toBudgetMark, toBudgetPassed } from '../core/budget.ts';
import type { BudgetPassed } from '../core/budget.ts';
import { toMonth } from '../core/calendar.ts';
import type { Clock } from '../core/platform.ts';
import type { ConversationStore } from '../conversations/conversation-store.ts';
import type { Connections } from './connections.ts';
import { toPriced } from './figures.ts';

/** Looks after the month's budget: it warns, and stops nothing. */
export interface Budget {
  /** What is to be said of it now. */
  read(): Promise<BudgetPassed | undefined>;
  /** Something has been spent. Calls `onPassed` where there is something else to say than was last read. */
  look(): Promise<void>;
}

/** Builds it. `onPassed` is to tell the surfaces, and reads it for that. */
export function createBudget(sources: {
  store: Pick<ConversationStore, 'figures'>;
  connections: Pick<Connections, 'views' | 'settings'>;
  clock: Pick<Clock, 'now'>;
  onPassed(): Promise<void>;
}): Budget {
  const { store, connections, clock } = sources;
  let told = '';
  const find = async (): Promise<BudgetPassed | undefined> => {
    const { monthlyBudget } = await connections.settings();
    if (monthlyBudget === null) return undefined;
    const month = toMonth(clock.now());
    const rows = await toPriced(await store.figures(month), connections);
    const spent = rows.reduce((sum, { cost = 0 }) => sum + cost, 0);
    return toBudgetPassed(month, spent, monthlyBudget);
  };
  const toMark = (passed: BudgetPassed | undefined): string => (passed ? toBudgetMark(passed) : '');
  return {
    async read() {
      // A disk that cannot say what was spent must not keep anybody from the settings.
      const passed = await find().catch(() => undefined);
      told = toMark(passed);
      return passed;
    },
    async look() {
      if (toMark(await find()) !== told) await sources.onPassed();
    },
  };
}
