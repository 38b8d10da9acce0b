import { api } from './extension-api.ts';

/** The language of a text as the browser tells it, on this device, as BCP 47; undefined where it is not sure. */
export async function detectLanguage(text: string): Promise<string | undefined> {
  const { isReliable, languages } = await api.i18n.detectLanguage(text);
  const [first] = languages.toSorted((one, other) => other.percentage - one.percentage);
  return isReliable ? first?.language : undefined;
}
