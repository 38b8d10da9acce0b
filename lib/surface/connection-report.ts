import type { RunError } from '../core/run-error.ts';

/** What a form's one status line says: what goes on, or how the last thing went. The page has the words. */
export type FormReport =
  | { type: 'testing'; host: string; model: string }
  | { type: 'listing'; host: string }
  | { type: 'saving' }
  | { type: 'saved' }
  | { type: 'saved-without-access'; host: string }
  | { type: 'not-saved' }
  | { type: 'access-refused'; task: 'test' | 'list'; host: string }
  | { type: 'test-cancelled' }
  | { type: 'answered'; model: string; text: string; firstDeltaMs: number }
  | { type: 'models-listed'; count: number }
  | { type: 'failed'; error: RunError }
  | { type: 'key-forgotten' };

/** Whether the report is of something that still goes on. */
export function isUnderWay(report: FormReport | null): boolean {
  return report?.type === 'testing' || report?.type === 'listing' || report?.type === 'saving';
}
