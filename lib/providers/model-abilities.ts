import type { ModelAbility } from '../core/connection.ts';
import { toList, toNumber, toRecord } from '../core/json.ts';

/**
 * What a row of an endpoint's list says that its model can do; undefined where it says nothing of the kind. Read are
 * OpenRouter's `architecture` and `supported_parameters`, Mistral's and LM Studio's `capabilities`, those of Ollama and
 * llama.cpp, and the `input_modalities` of others (looked up in November 2026).
 */
export function readAbilities(row: Readonly<Record<string, unknown>>): ModelAbility[] | undefined {
  const inputs = row['input_modalities'] ?? toRecord(row['architecture'])?.['input_modalities'];
  const parameters = row['supported_parameters'];
  const { capabilities } = row;
  if (![inputs, parameters, capabilities].some((said) => typeof said === 'object' && said)) {
    return undefined;
  }
  const words = new Set([...toWords(inputs), ...toWords(parameters), ...toWords(capabilities)]);
  const has = (...names: string[]): boolean => names.some((name) => words.has(name));
  const found: [ModelAbility, boolean][] = [
    ['vision', has('image', 'vision', 'multimodal') || row['type'] === 'vlm'],
    ['reasoning', has('reasoning', 'thinking')],
    ['tools', has('tools', 'tool_use', 'function_calling', 'tool-calling')],
  ];
  return found.filter(([, isThere]) => isThere).map(([ability]) => ability);
}

/** Fields in which lists say how much a model reads at once: what is loaded goes before what could be. */
const windowFields = [
  'loaded_context_length',
  'context_length',
  'max_model_len',
  'context_window',
  'max_context_length',
  'inputTokenLimit',
  'max_input_tokens',
];

/**
 * How many tokens a row of an endpoint's list says that its model reads at once: OpenRouter's and Together's
 * `context_length`, vLLM's `max_model_len`, Groq's `context_window`, what LM Studio has loaded, and those of Mistral, Gemini
 * and Anthropic.
 */
export function readWindow(row: Readonly<Record<string, unknown>>): number | undefined {
  const said = windowFields.map((name) => toNumber(row[name]));
  return said.find((tokens) => tokens !== undefined && tokens >= 256);
}

/** The words of a list, or those of an object that are true. */
function toWords(said: unknown): unknown[] {
  const flags = Object.entries(toRecord(said) ?? {}).filter(([, value]) => value === true);
  return [...toList(said), ...flags.map(([name]) => name)];
}
