/** What a provider takes of a picture, and what it costs there. */
export interface PictureLimits {
  /** The longer edge, in pixels: a larger picture is made smaller by the provider itself, and only travels longer. */
  readonly maxEdge: number;
  /** Bytes, before base64 makes them a third more. */
  readonly maxBytes: number;
  /** About how many tokens it is. */
  tokens(width: number, height: number): number;
}

/**
 * As excerpts of vendors' pages say (Anthropic, Gemini; November 2026), and by OpenAI's known rule, whose page was not opened:
 * errors cost a somewhat smaller picture, or a refusal that says so.
 *
 * - Anthropic (platform.claude.com/docs/en/build-with-claude/vision): 5 MB of base64 each, 32 MB a request; beyond 1568
 *   pixels it is made smaller; tokens are width × height / 750.
 * - OpenAI (developers.openai.com/api/docs/guides/images-vision): made to fit 2048 × 2048, then 768 on the shorter edge;
 *   85 tokens and 170 for each tile of 512. Newer models count patches of 32, which comes to about as much.
 * - Gemini (ai.google.dev/gemini-api/docs/image-understanding, docs.cloud.google.com: at most 7 MB inline each): 258
 *   tokens up to 384 × 384, else for each tile of 768; from generation 3 on 1,120 whatever its size.
 * - All others, Ollama among them: no limit is published. Models that run there see 1,000 to 1,600 pixels, in patches of
 *   28, which comes to what Anthropic counts.
 */
const anthropic: PictureLimits = {
  maxEdge: 1568,
  maxBytes: 3_700_000,
  tokens: (width, height) => Math.ceil((width * height) / 750),
};

const openai: PictureLimits = {
  maxEdge: 2048,
  maxBytes: 5_000_000,
  tokens(width, height) {
    const shrunk = Math.min(1, 768 / Math.min(width, height));
    return 85 + 170 * Math.ceil((width * shrunk) / 512) * Math.ceil((height * shrunk) / 512);
  },
};

const gemini: PictureLimits = {
  maxEdge: 3072,
  maxBytes: 5_000_000,
  tokens: (width, height) =>
    Math.max(width, height) <= 384 ? 258 : 258 * Math.ceil(width / 768) * Math.ceil(height / 768),
};

const geminiPerPicture = 1120;

/** The limits of a provider, for a model. */
export function toPictureLimits(provider: string, model: string): PictureLimits {
  if (provider === 'openai' || provider === 'azure') return openai;
  if (provider !== 'gemini') return anthropic;
  return /gemini-[3-9]/.test(model) ? { ...gemini, tokens: () => geminiPerPicture } : gemini;
}
