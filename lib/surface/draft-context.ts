import * as v from 'valibot';
import { toContext } from '../core/content.ts';
import type { ContentPart } from '../core/content.ts';
import { parseJson } from '../core/json.ts';
import { contentPartSchema } from '../protocol/schemas.ts';

const schema = v.array(contentPartSchema);

/** The name under which is kept what goes along with the draft of that name: apart, since no keystroke changes it. */
export function toContextName(name: string): string {
  return `${name}.context`;
}

/** As it is kept; '' for nothing. */
export function toStored(context: readonly ContentPart[]): string {
  return context.length === 0 ? '' : JSON.stringify(context);
}

/** What was kept; nothing where it cannot be read. */
export function toParts(stored: string): ContentPart[] {
  if (stored === '') return [];
  const parsed = v.safeParse(schema, parseJson(stored));
  return parsed.success ? parsed.output : [];
}

/** Whether what was kept is what went along with that question. */
export function isOfContext(stored: string, content: readonly ContentPart[]): boolean {
  if (stored === '') return false;
  // Both through the schema, which puts their fields in one order.
  const kept = toStored(toParts(stored));
  return kept === toStored(toParts(toStored(toContext(content))));
}
