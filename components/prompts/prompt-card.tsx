import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { isLong, toSentContent } from '../../lib/core/content.ts';
import type { ContentPart, PagePart } from '../../lib/core/content.ts';
import { toAskManner } from '../../lib/core/prompt.ts';
import type { PageSource, Prompt, PromptOffer } from '../../lib/core/prompt.ts';
import { fillPrompt, toSaid } from '../../lib/prompts/fill-prompt.ts';
import { toWants } from '../../lib/prompts/variables.ts';
import type { DataVariable } from '../../lib/prompts/variables.ts';
import { contextWords } from '../../lib/strings/context-words.ts';
import { toAskedChoice } from '../../lib/surface/asked-choice.ts';
import { toRoom, withPage } from '../../lib/surface/context-fit.ts';
import { toAttached, toPromptContent, withPagesOf } from '../../lib/surface/prompt-content.ts';
import { createPromptCalls } from '../../lib/surface/prompts.ts';
import { readAlong } from '../../lib/surface/read-along.ts';
import { offerBack } from '../../lib/surface/removed-pieces.ts';
import type { Pages } from '../../lib/surface/pages.ts';
import { isAtRemovedLine } from '../composer/removed-line.tsx';
import { useEscape } from '../composer/use-escape.ts';
import { IconButton } from '../icon-button.tsx';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';
import { PromptField } from './prompt-field.tsx';
import { toConnectionLine } from './to-connection-line.ts';

/** A prompt with what it still wants. */
export function PromptCard({ prompt, offer }: { prompt: Prompt; offer: PromptOffer }): JSX.Element {
  const { surface, gestures } = useSurface();
  const strings = useStrings();
  const { t } = strings;
  const { t: tellContext } = strings.withWords(contextWords);
  const frameNote = tellContext('context.frame', { host: '{host}' });
  const root = useRef<HTMLElement>(null);
  const { variables, inputs } = toWants(prompt.text);
  const [source] = useState<PageSource>(offer.source);
  const [found, setFound] = useState(source);
  const [isReading, setReading] = useState(false);
  const [data, setData] = useState<Partial<Record<DataVariable, string>>>(offer.data ?? {});
  const [said, setSaid] = useState<Readonly<Record<string, string>>>(offer.said ?? {});
  const [tried, setTried] = useState(false);
  const { prompts } = surface;

  const toGiven = (name: DataVariable, attached: PageSource): string =>
    name === 'clipboard' ? '' : found[name] || attached[name] || '';
  const toData = (name: DataVariable, attached: PageSource): string =>
    data[name] ?? toGiven(name, attached);
  /** The question as far as it is known, with what is to go along; what is too long has its limit. */
  const toContent = (words: string, context: readonly ContentPart[]): ContentPart[] => {
    const attached = toAttached(context);
    const values = {
      data: Object.fromEntries(variables.map((name) => [name, toData(name, attached)])),
      inputs: said,
    };
    const { language } = prompt;
    const answerIn = language === '' ? '' : t('menu.answerIn', { language });
    const filled = fillPrompt(prompt.text, values, words, answerIn);
    const room = toRoom(toAskedChoice(surface), surface.branch.peek());
    return toPromptContent(filled, context, room.tokens);
  };

  // Nothing that is typed goes with the page, which may go before it is painted again.
  useLayoutEffect(() => {
    prompts.keep({ promptId: prompt.id, source, data, said });
  }, [prompts, prompt.id, source, data, said]);

  // A tab that was opened to us by a gesture is asked for what a menu did not bring: before the card can be seen, so that
  // no Enter comes between.
  useLayoutEffect(() => {
    const names = toWants(prompt.text).variables;
    const wantsPage = names.includes('page');
    const context = withPagesOf(surface.context.peek(), { id: prompt.id, wantsPage });
    if (context !== surface.context.peek()) surface.setContext(context);
    // What was put along with the question already needs no reading, and no pasting.
    const isThere = toAttached(context).page !== undefined;
    if (!names.some((name) => name !== 'clipboard' && isMissing(source[name]))) return undefined;
    let gone = false;
    void createPromptCalls(prompts)
      .readSource()
      .then((now) => {
        if (gone) return;
        const known = Object.entries(source).filter(([, value]) => value);
        setFound({ ...now, ...Object.fromEntries(known) });
      });
    if (wantsPage && !isThere) {
      setReading(true);
      // It goes along as any other page does: to be looked at, cut and taken out.
      void readAlong(surface, async () => {
        const page = await readFront(await gestures.pages(), frameNote);
        if (gone) return undefined;
        setReading(false);
        if (!page) return undefined;
        return (now) =>
          toAttached(now).page === undefined
            ? withPage(now, { ...page, promptId: prompt.id })
            : now;
      });
    }
    return () => {
      gone = true;
    };
  }, [prompts, source, prompt.id, prompt.text, gestures, surface, frameNote]);

  // A picture that was clicked: with it the question is whole, unless something else is wanted or was begun before.
  const { picture } = offer;
  useEffect(() => {
    if (!picture) return;
    prompts.choose({ ...offer, picture: undefined });
    const isAlone = surface.draft.peek() === '' && surface.context.peek().length === 0;
    void import('../../lib/surface/attachments/attach.ts').then(async ({ attachFromPage }) => {
      const pages = await gestures.pages();
      const isThere = await attachFromPage(surface, pages, picture, t('answer.picture'));
      const isUntouched = surface.draft.peek() === '' && surface.context.peek().length === 1;
      if (isThere && isAlone && isUntouched) root.current?.closest('form')?.requestSubmit();
    });
  }, [picture, offer, prompts, surface, gestures, t]);

  const toBox = (): HTMLElement | null | undefined =>
    root.current?.closest('form')?.querySelector<HTMLElement>('.draft');
  const focusMissing = (): void => {
    const field = [...(root.current?.querySelectorAll('textarea') ?? [])].find(
      ({ value }) => value.trim() === '',
    );
    (field ?? toBox())?.focus();
  };
  useLayoutEffect(focusMissing, []);

  const leave = (): void => {
    toBox()?.focus();
    const before = surface.context.peek();
    const context = withPagesOf(before, null);
    const pages = before.filter((part) => !context.includes(part));
    if (pages.length > 0) surface.setContext(context);
    prompts.choose(null);
    const typed = [...Object.values(data), ...Object.values(said)];
    if (pages.length === 0 && typed.every(isMissing)) return;
    const undo = (): void => {
      surface.setContext([...surface.context.peek(), ...pages]);
      prompts.choose({ promptId: prompt.id, source, data, said });
    };
    const conversationId = surface.conversationId.peek();
    offerBack({ name: prompt.name, conversationId, undo }, isAtRemovedLine);
  };
  useEscape(root, leave, 'dialog[open], .add-context');

  useLayoutEffect(() => {
    prompts.fillBy((words) => {
      // As it is now: what was waited for is not on screen yet.
      const context = surface.context.peek();
      const attached = toAttached(context);
      const wants = variables.some((name) => isMissing(toData(name, attached)));
      if (wants || inputs.some((label) => isMissing(toSaid(said, label)))) {
        setTried(true);
        focusMissing();
        return null;
      }
      return {
        content: toSentContent(toContent(words, context)),
        how: toAskManner(prompt),
        from: { offer: { promptId: prompt.id, source: found, data, said }, words },
      };
    });
    return () => prompts.fillBy(null);
  });

  const attached = toAttached(surface.context.value);
  const content = toContent('', surface.context.value);
  const choice = toAskedChoice(surface);
  /** What is said of a cut of what stands here; what goes along has it in its preview. */
  const toCutWords = (name: DataVariable): string => {
    const part = content.find(({ type }) => type === name);
    if (!part || !isLong(part) || part.limit === undefined) return '';
    const { window } = toRoom(choice, surface.branch.value);
    return tellContext(window.isKnown ? 'context.cut' : 'context.cutAssumed', {
      model: choice?.model ?? '',
      window: window.tokens,
    });
  };
  /** Whether it is shown with what goes along, and so not here. */
  const isAlong = (name: DataVariable): boolean =>
    (name === 'page' || name === 'selection') &&
    data[name] === undefined &&
    !found[name] &&
    !isMissing(attached[name]);
  const asks = toConnectionLine(prompt, surface.connections.value, strings);
  return (
    <section ref={root} class="prompt-card" aria-label={t('prompts.chosen', { name: prompt.name })}>
      <header>
        <h2 class="one-line" dir="auto">
          {prompt.name}
        </h2>
        <IconButton icon="x" label={t('prompts.leave')} onClick={leave} />
      </header>
      {asks && <p class="prompt-note">{asks}</p>}
      {inputs.map((label) => (
        <PromptField
          key={`input ${label}`}
          label={label}
          value={toSaid(said, label)}
          isMissing={tried && isMissing(toSaid(said, label))}
          onInput={(text) => setSaid((now) => ({ ...now, [label]: text }))}
        />
      ))}
      {variables
        .filter((name) => !isAlong(name))
        .map((name) => (
          <PromptField
            key={name}
            variable={name}
            label={t(`prompts.field.${name}`)}
            hint={
              name === 'page' && isReading
                ? tellContext('context.reading')
                : t(`prompts.hint.${name}`)
            }
            cut={toCutWords(name)}
            value={toData(name, attached)}
            isGiven={data[name] === undefined && !isMissing(toGiven(name, attached))}
            isMissing={tried && isMissing(toData(name, attached))}
            onInput={(text) => setData((now) => ({ ...now, [name]: text }))}
          />
        ))}
    </section>
  );
}

/** The page in front, where a gesture or the user has allowed it already. */
async function readFront(pages: Pages, frameNote: string): Promise<PagePart | undefined> {
  const tab = await pages.findTab();
  if (!tab || tab.obstacle) return undefined;
  const reading = await pages.readTab(tab.id, frameNote);
  return 'page' in reading ? { type: 'page', ...reading.page } : undefined;
}

function isMissing(value: string | undefined): boolean {
  return (value ?? '').trim() === '';
}
