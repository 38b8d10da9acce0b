import { Validator } from '@cfworker/json-schema';
import { parseRecord } from '../core/json.ts';
import type { ToolInput } from './tool.ts';

/** The arguments of a call, or what is wrong with them, for the model. */
export function checkArguments(
  text: string,
  schema: Readonly<Record<string, unknown>>,
): { input: ToolInput } | { fault: string } {
  const input = text.trim() === '' ? {} : parseRecord(text);
  if (!input) return { fault: 'The arguments are no JSON object.' };
  const { valid, errors } = new Validator(schema).validate(input);
  return valid ? { input } : { fault: errors.map(({ error }) => error).join(' ') };
}
