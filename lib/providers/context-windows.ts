/** How much a model reads at once, in tokens. */
export interface ContextWindow {
  readonly tokens: number;
  /** Whether the model is known; else it is what nearly all have. */
  readonly isKnown: boolean;
}

/** What is assumed of a model that nobody knows: most of those that are served today read at least this. */
const assumedTokens = 32_000;

/**
 * Windows by the name of the model, the first that fits. Not read off vendors' pages one by one: values that
 * are widely known, the least of a family, so that an error cuts too much, which is shown and can be moved, and not too little.
 */
const windows: readonly (readonly [RegExp, number])[] = [
  [/gpt-4\.1/, 1_000_000],
  [/gpt-[5-9]/, 400_000],
  [/gpt-4o|gpt-4-turbo|gpt-oss/, 128_000],
  [/gpt-4/, 8_000],
  [/gpt-3\.5/, 16_000],
  [/(?:^|\/)o[1-9](?:-|$)/, 128_000],
  [/claude/, 200_000],
  [/gemini-nano|^nano$/, 6_000],
  [/gemini/, 1_000_000],
  [/grok/, 128_000],
  [/deepseek/, 64_000],
  [/mistral|mixtral|codestral|magistral|ministral/, 32_000],
];

/** Servers on the user's own machine load models with less than they could have, and drop what is beyond it unsaid. */
const localTokens = 8_000;

/** What the user or the endpoint says of a window, the user first. */
interface ToldWindow {
  own?: number | null | undefined;
  told?: number | undefined;
}

/** What is known of the window of a model behind that base URL: what is said goes before every rule. */
export function toContextWindow(
  model: string,
  baseUrl: string,
  { own, told }: ToldWindow = {},
): ContextWindow {
  const said = own ?? told;
  if (said) return { tokens: said, isKnown: true };
  const host = URL.canParse(baseUrl) ? new URL(baseUrl).hostname : '';
  if (/^(?:localhost|127\.|\[::1\])/.test(host)) return { tokens: localTokens, isKnown: false };
  const known = windows.find(([name]) => name.test(model.toLowerCase()));
  return known ? { tokens: known[1], isKnown: true } : { tokens: assumedTokens, isKnown: false };
}
