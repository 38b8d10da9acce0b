/**
 * About how many tokens a text is, where nobody counts: one for every four bytes of its UTF-8. That is a tokenizer's
 * rule of thumb for English (four letters) and near enough for scripts whose letters take two bytes or three. Loops and
 * encodes nothing, since it is asked of every delta.
 */
export function toTokens(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x80) continue;
    // Half of a pair is half of four bytes.
    bytes += code < 0x8_00 || (code >= 0xd8_00 && code <= 0xdf_ff) ? 1 : 2;
  }
  return bytes / 4;
}

/** What stands around each message of a prompt: its role, and where it begins and ends. */
const tokensPerMessage = 4;

/** About how many tokens a prompt of these messages is. */
export function toPromptTokens(messages: readonly { text: string }[]): number {
  const tokens = messages.reduce((sum, { text }) => sum + toTokens(text) + tokensPerMessage, 0);
  return Math.ceil(tokens);
}
