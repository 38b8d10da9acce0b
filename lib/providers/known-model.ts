import { presets } from './presets.ts';
import { prices } from './prices.ts';

/** Families that everybody can ask, the longer names first. */
const families = [
  'gpt-oss',
  'gpt',
  'claude',
  'gemini',
  'gemma',
  'grok',
  'deepseek',
  'codestral',
  'magistral',
  'ministral',
  'mistral',
  'mixtral',
  'llama',
  'qwen',
  'phi',
  'glm',
  'kimi',
  'command',
] as const;

/**
 * What can be said of a model in public. A name may be private, as that of one's own fine-tune or deployment, so nothing
 * that this gives is ever the given text: it is a name of our own tables, or that of a family with `*`, or ''.
 */
export function toKnownModel(model: string): string {
  const named = [...presets, ...prices].find((row) => row.model !== '' && row.model === model);
  if (named) return named.model;
  const name = model.toLowerCase();
  // As a word of its own, with or without a version after it: a person's name may hold one.
  const family = families.find((each) =>
    new RegExp(`(?<![\\p{L}\\p{N}])${each}(?![\\p{L}])`, 'u').test(name),
  );
  return family === undefined ? '' : `${family}*`;
}
