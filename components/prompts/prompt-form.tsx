import '../styles/prompts.css';
import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { toPartText, toSentContent } from '../../lib/core/content.ts';
import type { ContentPart, PagePart } from '../../lib/core/content.ts';
import { toAskManner } from '../../lib/core/prompt.ts';
import type { PageSource, Prompt, PromptOffer } from '../../lib/core/prompt.ts';
import { fillPrompt } from '../../lib/prompts/fill-prompt.ts';
import { toWants } from '../../lib/prompts/variables.ts';
import type { DataVariable } from '../../lib/prompts/variables.ts';
import { contextWords } from '../../lib/strings/context-words.ts';
import { promptWords } from '../../lib/strings/prompt-words.ts';
import { withPage } from '../../lib/surface/context-fit.ts';
import type { Pages } from '../../lib/surface/surface.ts';
import { createPromptCalls, toOffer, toPrompts } from '../../lib/surface/prompts.ts';
import { IconButton } from '../icon-button.tsx';
import { useStrings, WordsProvider } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';
import { PromptField } from './prompt-field.tsx';
import { toConnectionLine } from './to-connection-line.ts';

/** The prompt that was chosen, with what it still wants, until it is asked. Comes with the first one. */
export function PromptForm(): JSX.Element | null {
  const { surface } = useSurface();
  const { prompts } = surface;
  useEffect(() => prompts.watch(), [prompts]);
  const offer = toOffer(prompts);
  const all = toPrompts(prompts);
  const prompt = all?.find(({ id }) => id === offer?.promptId);
  const isGone = !offer || (all !== null && !prompt);
  useEffect(() => {
    if (isGone) prompts.choose(null);
  }, [isGone, prompts]);
  if (!prompt || !offer) return null;
  return (
    <WordsProvider words={promptWords}>
      {/* The same prompt of another thing, or filled in otherwise, begins anew. */}
      <Card key={toKey(offer)} prompt={prompt} offer={offer} />
    </WordsProvider>
  );
}

function toKey({ promptId, source, data, said }: PromptOffer): string {
  return JSON.stringify([promptId, source, data, said]);
}

function Card({ prompt, offer }: { prompt: Prompt; offer: PromptOffer }): JSX.Element {
  const { surface, gestures } = useSurface();
  const strings = useStrings();
  const { t } = strings;
  const frameNote = strings.withWords(contextWords).t('context.frame', { host: '{host}' });
  const root = useRef<HTMLElement>(null);
  const { variables, inputs } = toWants(prompt.text);
  const [source] = useState<PageSource>(offer.source);
  const [found, setFound] = useState(source);
  const [data, setData] = useState<Partial<Record<DataVariable, string>>>(offer.data ?? {});
  const [said, setSaid] = useState<Readonly<Record<string, string>>>(offer.said ?? {});
  const [tried, setTried] = useState(false);
  const { prompts } = surface;

  // What was put along with the question already needs no reading, and no pasting.
  const attached = toAttached(surface.context.value);
  const attachedPage = useRef(attached.page);
  const toGiven = (name: DataVariable): string =>
    name === 'clipboard' ? '' : found[name] || attached[name] || '';
  const toData = (name: DataVariable): string => data[name] ?? toGiven(name);
  const values = {
    data: Object.fromEntries(variables.map((name) => [name, toData(name)])),
    inputs: said,
  };
  const wants = variables.some((name) => isMissing(toData(name)));

  // Nothing that is typed goes with the page.
  useEffect(() => {
    prompts.keep({ promptId: prompt.id, source, data, said });
  }, [prompts, prompt.id, source, data, said]);

  // A tab that was opened to us by a gesture is asked for what a menu did not bring.
  useEffect(() => {
    const names = toWants(prompt.text).variables;
    if (!names.some((name) => name !== 'clipboard' && isMissing(source[name]))) return undefined;
    let gone = false;
    void createPromptCalls(prompts)
      .readSource()
      .then((now) => {
        if (gone) return;
        const known = Object.entries(source).filter(([, value]) => value);
        setFound({ ...now, ...Object.fromEntries(known) });
      });
    if (names.includes('page') && !attachedPage.current) {
      // It goes along as any other page does: to be looked at, cut and taken out.
      void gestures
        .pages()
        .then((pages) => readFront(pages, frameNote))
        .then((page) => {
          if (!gone && page) surface.setContext(withPage(surface.context.peek(), page));
        });
    }
    return () => {
      gone = true;
    };
  }, [prompts, source, prompt.text, gestures, surface, frameNote]);

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

  const focusMissing = (): void => {
    const field = [...(root.current?.querySelectorAll('textarea') ?? [])].find(
      ({ value }) => value.trim() === '',
    );
    const box = root.current?.closest('form')?.querySelector<HTMLTextAreaElement>('.draft');
    (field ?? box)?.focus();
  };
  useLayoutEffect(focusMissing, []);

  useLayoutEffect(() => {
    prompts.fillBy((words) => {
      if (wants || inputs.some((label) => isMissing(said[label]))) {
        setTried(true);
        focusMissing();
        return null;
      }
      const { language } = prompt;
      const answerIn = language === '' ? '' : t('menu.answerIn', { language });
      const content = fillPrompt(prompt.text, values, words, answerIn);
      const along = toSentContent(surface.context.peek());
      return {
        content: withContext(content, along),
        how: toAskManner(prompt),
        from: { offer: { promptId: prompt.id, source: found, data, said }, words },
      };
    });
    return () => prompts.fillBy(null);
  });

  const asks = toConnectionLine(prompt, surface.connections.value, strings);
  return (
    <section ref={root} class="prompt-card" aria-label={t('prompts.chosen', { name: prompt.name })}>
      <header>
        <h2 class="one-line" dir="auto">
          {prompt.name}
        </h2>
        <IconButton
          icon="x"
          label={t('prompts.leave')}
          onClick={(event) => {
            event.currentTarget.closest('form')?.querySelector<HTMLElement>('.draft')?.focus();
            prompts.choose(null);
          }}
        />
      </header>
      {asks && <p class="prompt-note">{asks}</p>}
      {inputs.map((label) => (
        <PromptField
          key={`input ${label}`}
          label={label}
          value={said[label] ?? ''}
          isMissing={tried && isMissing(said[label])}
          onInput={(text) => setSaid((now) => ({ ...now, [label]: text }))}
        />
      ))}
      {variables.map((name) => (
        <PromptField
          key={name}
          variable={name}
          label={t(`prompts.field.${name}`)}
          hint={t(`prompts.hint.${name}`)}
          value={toData(name)}
          isGiven={data[name] === undefined && !isMissing(toGiven(name))}
          isMissing={tried && isMissing(toData(name))}
          onInput={(text) => setData((now) => ({ ...now, [name]: text }))}
        />
      ))}
    </section>
  );
}

/** The question with what goes along with it. What the prompt was filled with goes along once, with all that is known of it. */
function withContext(
  content: readonly ContentPart[],
  context: readonly ContentPart[],
): ContentPart[] {
  const find = (parts: readonly ContentPart[], wanted: ContentPart) =>
    parts.find((part) => part.type === wanted.type && toPartText(part) === toPartText(wanted));
  return [
    ...content.map((part) => find(context, part) ?? part),
    ...context.filter((part) => !find(content, part)),
  ];
}

/** The page in front, where a gesture or the user has allowed it already. */
async function readFront(pages: Pages, frameNote: string): Promise<PagePart | undefined> {
  const tab = await pages.findTab();
  if (!tab || tab.obstacle) return undefined;
  const reading = await pages.readTab(tab.id, frameNote);
  return 'page' in reading ? { type: 'page', ...reading.page } : undefined;
}

/** A selection or a page that goes along with the question, as a prompt names it. */
function toAttached(context: readonly ContentPart[]): PageSource {
  const sent = toSentContent(context);
  const selection = sent.find((part) => part.type === 'selection')?.text;
  const page = sent.find((part) => part.type === 'page');
  return { selection, page: page?.text, url: page?.url, title: page?.title };
}

function isMissing(value: string | undefined): boolean {
  return (value ?? '').trim() === '';
}
