import { parseJson, parseRecord, toRecord } from '../../core/json.ts';
import { toBoundedSchema, withoutIds } from '../../core/schema-limits.ts';
import type { OwnTool } from '../../core/tool-settings.ts';
import { findMisfits } from '../structured/read-structured.ts';
import type { Misfit } from '../structured/read-structured.ts';

/** What would come of a call, and of which one. */
export type Trial = { typed: string; tool: string } & (
  | { outcome: 'broken' | 'too-much' }
  /** `isWhole`: nothing of the schema is left out because it could take for ever. */
  | { outcome: 'fits'; isWhole: boolean }
  | { outcome: 'misfit'; faults: readonly Misfit[] }
);

/** Holds arguments to a tool's schema, as a call of it would be held to it. Nothing at all is no arguments. */
export function tryArguments(tool: OwnTool, typed: string): Trial {
  const about = { typed, tool: JSON.stringify(tool) };
  const input = toRecord(typed.trim() === '' ? {} : parseJson(typed));
  if (!input) return { ...about, outcome: 'broken' };
  const schema = parseRecord(tool.schema) ?? {};
  try {
    const bounded = toBoundedSchema(schema, input);
    const isWhole = JSON.stringify(bounded.schema) === JSON.stringify(withoutIds(schema));
    const faults = findMisfits(bounded.schema, bounded.value);
    return faults.length === 0
      ? { ...about, outcome: 'fits', isWhole }
      : { ...about, outcome: 'misfit', faults };
  } catch {
    // More than anybody waits for, or nested too deeply to be gone through at all.
    return { ...about, outcome: 'too-much' };
  }
}
