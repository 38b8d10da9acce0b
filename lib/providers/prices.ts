/** What a provider asks for a million tokens of one model, in US dollars, without the discounts that some give. */
export interface Price {
  /** Id of a preset. */
  provider: string;
  model: string;
  input: number;
  output: number;
  /** Where the price depends on the hour: these are the highest. */
  atMost?: true;
  /** The provider's page that states it. */
  source: string;
  /** The day that it was seen there, `YYYY-MM-DD`. Prices change: whoever shows one shows this. */
  seen: string;
}

/** Only what a dated reading of the provider's own page backs. A model that is not here has no known price. */
export const prices: readonly Price[] = [
  {
    provider: 'openai',
    model: 'gpt-4o',
    input: 2.5,
    output: 10,
    source: 'https://developers.openai.com/api/docs/pricing',
    seen: '2026-05-01',
  },
  {
    provider: 'openai',
    model: 'gpt-4o-mini',
    input: 0.15,
    output: 0.6,
    source: 'https://developers.openai.com/api/docs/pricing',
    seen: '2026-05-01',
  },
  {
    provider: 'deepseek',
    model: 'deepseek-flash',
    input: 0.3,
    output: 1.2,
    atMost: true,
    source: 'https://api-docs.deepseek.com/quick_start/pricing',
    seen: '2026-10-17',
  },
  {
    provider: 'deepseek',
    model: 'deepseek-v4-pro',
    input: 1.32,
    output: 3.96,
    atMost: true,
    source: 'https://api-docs.deepseek.com/quick_start/pricing',
    seen: '2026-10-17',
  },
  {
    provider: 'mistral',
    model: 'mistral-medium-3-5',
    input: 1.5,
    output: 7.5,
    source: 'https://docs.mistral.ai/models/model-cards/mistral-medium-3-5-26-04',
    seen: '2026-05-22',
  },
  {
    provider: 'groq',
    model: 'openai/gpt-oss-120b',
    input: 0.15,
    output: 0.6,
    source: 'https://console.groq.com/docs/models',
    seen: '2026-05-19',
  },
  {
    provider: 'together',
    model: 'openai/gpt-oss-120b',
    input: 0.15,
    output: 0.6,
    source: 'https://docs.together.ai/docs/serverless-models',
    seen: '2026-05-19',
  },
  {
    provider: 'cerebras',
    model: 'gpt-oss-120b',
    input: 0.35,
    output: 0.75,
    source: 'https://inference-docs.cerebras.ai/models/overview',
    seen: '2026-06-12',
  },
];

/** The price of a provider's model, by its whole name. */
export function findPrice(provider: string, model: string): Price | undefined {
  return prices.find((price) => price.provider === provider && price.model === model);
}
