import type { ConnectionView, ModelAbility } from '../core/connection.ts';

/**
 * What families of models can do, by their names, for endpoints whose lists do not say it. Vendors' pages, November 2026.
 * The first rule that fits counts; of what none fits nothing is said.
 */
const rules: readonly (readonly [RegExp, string])[] = [
  [/embed|whisper|tts|dall-e|image|moderation|rerank|transcribe|realtime|audio|sora/, ''],
  [/^gpt-(4o|4\.1|4-turbo)|^chatgpt-4o/, 'vt'],
  [/^gpt-(5|6)|^o[134](-|$)(?!mini$)/, 'vrt'],
  [/^o[13]-mini/, 'rt'],
  [/^gpt-oss/, 'rt'],
  [/^gpt-(3\.5|4)/, 't'],
  [/^claude-3-(5|haiku|opus|sonnet)/, 'vt'],
  [/^claude-(3-7|4|5|opus|sonnet|haiku)/, 'vrt'],
  [/^gemini-(1|2\.0)/, 'vt'],
  [/^gemini-/, 'vrt'],
  [/^gemma-?[34]/, 'v'],
  [/^grok-[45]/, 'vrt'],
  [/^deepseek-(r1|reasoner)/, 'r'],
  [/^deepseek-(chat|v3)/, 't'],
  [/^qwen[\d.]*-?vl/, 'v'],
  [/^qwq/, 'rt'],
  [/^qwen-?3/, 'rt'],
  [/^qwen/, 't'],
  [/^llama-?4/, 'vt'],
  [/^llama-?3\.2-vision|^llava|^bakllava|^moondream|^minicpm-v/, 'v'],
  [/^llama-?3\.[123]/, 't'],
  [/^magistral/, 'rt'],
  [/^pixtral|^mistral-(medium|small)/, 'vt'],
  [/^(mistral|ministral|mixtral|codestral|devstral)/, 't'],
  [/^kimi-k2/, 't'],
  [/^glm-4\.[5-9]/, 'rt'],
];

const byLetter: Readonly<Record<string, ModelAbility>> = {
  v: 'vision',
  r: 'reasoning',
  t: 'tools',
};

/** Whether the endpoint itself has said what a model can do. */
export function isTold({ abilities }: Pick<ConnectionView, 'abilities'>, model: string): boolean {
  return abilities !== undefined && Object.hasOwn(abilities, model);
}

/** What a model can do, as the endpoint says or as is known of its family; empty where nobody knows. */
export function toAbilities(
  { abilities }: Pick<ConnectionView, 'abilities'>,
  model: string,
): readonly ModelAbility[] {
  const told = abilities && Object.hasOwn(abilities, model) ? abilities[model] : undefined;
  if (told) return told;
  // `openai/gpt-5`, `accounts/fireworks/models/qwen3`
  const name = (model.split('/').at(-1) ?? model).toLowerCase();
  const [, letters = ''] = rules.find(([family]) => family.test(name)) ?? [];
  return letters.split('').flatMap((letter) => byLetter[letter] ?? []);
}
