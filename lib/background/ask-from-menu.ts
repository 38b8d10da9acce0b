import { toAskManner } from '../core/prompt.ts';
import type { PageSource, Prompt } from '../core/prompt.ts';
import type { MenuClick } from '../core/platform.ts';
import { fillPrompt } from '../prompts/fill-prompt.ts';
import { toWants } from '../prompts/variables.ts';
import type { BackgroundOptions } from './background-options.ts';
import type { Core } from './core.ts';
import { toBeginning } from './run-starter.ts';

/**
 * Carries out a click on a prompt in a page's menu: asks at once where the click has brought all that the prompt wants,
 * else has the panel ask for the rest. Resolves with the conversation to be shown, and whether there is nobody to ask.
 */
export async function askFromMenu(
  core: Core,
  options: Pick<BackgroundOptions, 'readSelection' | 'words'>,
  click: MenuClick,
): Promise<{ conversationId: string; isRefused: boolean } | undefined> {
  const prompt = await core.prompts.find(click.promptId);
  if (!prompt) {
    // The menu is older than the prompts.
    await core.tellPrompts();
    return undefined;
  }
  const source = await toSource(prompt, click, options);
  const conversationId = crypto.randomUUID();
  const { variables, inputs } = toWants(prompt.text);
  const isWhole =
    inputs.length === 0 && variables.every((name) => name !== 'clipboard' && source[name]);
  const { tabId, frameId, imageUrl: url } = click;
  // Pictures are read and made ready by pages, so the panel asks when it has this one.
  const isPicture = url !== '' && prompt.places.includes('image');
  if (!isWhole || isPicture) {
    const picture = isPicture ? { tabId, frameId, url } : undefined;
    core.offerPrompt(click.windowId, { promptId: prompt.id, source, picture });
    return { conversationId, isRefused: false };
  }
  const { language } = await core.connections.settings();
  const answerIn =
    prompt.language === ''
      ? ''
      : options.words(language).t('menu.answerIn', { language: prompt.language });
  const { connectionId = null, model = null, ...manner } = toAskManner(prompt);
  const beginning = await toBeginning(
    {
      runId: crypto.randomUUID(),
      conversationId,
      parentId: null,
      content: fillPrompt(prompt.text, { data: source, inputs: {} }, answerIn),
      connectionId,
      model,
      ...manner,
      omitted: [],
    },
    core,
  );
  if (!beginning) return undefined;
  await core.runs.start(beginning);
  return { conversationId, isRefused: beginning.answer.connectionId === '' };
}

/** What the click brought. Of a link or a picture that is its address; its page's own would be another thing. */
async function toSource(
  { places }: Prompt,
  click: MenuClick,
  { readSelection }: Pick<BackgroundOptions, 'readSelection'>,
): Promise<PageSource> {
  const { tabId, frameId, selectionText, pageUrl, title, linkUrl, imageUrl } = click;
  const selection =
    selectionText === '' ? '' : (await readSelection({ tabId, frameId })) || selectionText;
  const target =
    (places.includes('image') && imageUrl) || (places.includes('link') && linkUrl) || '';
  return target === '' ? { selection, url: pageUrl, title } : { selection, url: target };
}
