import { parseJson, parseRecord, toRecord } from '../../core/json.ts';
import type { OwnTool } from '../../core/tool-settings.ts';
import { findMisfits } from '../structured/read-structured.ts';
import type { Misfit } from '../structured/read-structured.ts';

/** What would come of a call, and of which one. */
export type Trial = { typed: string; tool: string } & (
  | { outcome: 'fits' | 'broken' }
  | { outcome: 'misfit'; faults: readonly Misfit[] }
);

/** Holds arguments to a tool's schema, as a call of it would be held to it. Nothing at all is no arguments. */
export function tryArguments(tool: OwnTool, typed: string): Trial {
  const about = { typed, tool: JSON.stringify(tool) };
  const input = toRecord(typed.trim() === '' ? {} : parseJson(typed));
  if (!input) return { ...about, outcome: 'broken' };
  const faults = findMisfits(parseRecord(tool.schema) ?? {}, input);
  return faults.length === 0
    ? { ...about, outcome: 'fits' }
    : { ...about, outcome: 'misfit', faults };
}
