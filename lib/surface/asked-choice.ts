import { toOffer, toPrompts } from './prompts.ts';
import type { ModelChoice, Surface } from './surface.ts';

/** Whom the question in the box is to ask: the model of the prompt that is shown, where it has one, else the chosen one. */
export function toAskedChoice(
  surface: Pick<Surface, 'prompts' | 'connections' | 'choice'>,
): ModelChoice | null {
  return toPromptChoice(surface) ?? surface.choice.value;
}

/** The model of the prompt that is shown; undefined where there is none, or none of its own. */
export function toPromptChoice({
  prompts,
  connections,
}: Pick<Surface, 'prompts' | 'connections'>): ModelChoice | undefined {
  const promptId = toOffer(prompts)?.promptId;
  const prompt = toPrompts(prompts)?.find(({ id }) => id === promptId);
  const connection = connections.value.find(({ id }) => id === prompt?.connectionId);
  if (!prompt || !connection) return undefined;
  const stream = prompt.stream ?? connection.tuning.stream;
  return { connection, model: prompt.model || connection.model, stream };
}
