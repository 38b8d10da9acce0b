/** A monthly budget of which much is spent. */
export interface BudgetPassed {
  /** `YYYY-MM`. */
  month: string;
  /** What the month has cost so far, and what it may cost, in US dollars. */
  spent: number;
  budget: number;
  /** How much of it is passed, in per cent. */
  level: number;
}

/** Shares of a budget that are worth a warning, in per cent. */
const budgetLevels = [80, 100] as const;

/** What is to be said of a budget; undefined for nothing yet. */
export function toBudgetPassed(
  month: string,
  spent: number,
  budget: number | null,
): BudgetPassed | undefined {
  if (budget === null) return undefined;
  // A budget of nothing is passed by the first cent.
  const level = budgetLevels.findLast((each) => spent > 0 && spent * 100 >= budget * each);
  return level && { month, spent, budget, level };
}

/** A warning, for the one who puts it away: the same again in that month is not said once more. */
export function toBudgetMark({
  month,
  budget,
  level,
}: Pick<BudgetPassed, 'month' | 'budget' | 'level'>): string {
  return `${month} ${budget} ${level}`;
}
