import '../styles/prompts.css';
import type { JSX } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { removeHidden } from '../../lib/core/hidden-characters.ts';
import type { RunError } from '../../lib/core/run-error.ts';
import { attachWords } from '../../lib/strings/attach-words.ts';
import { promptWords } from '../../lib/strings/prompt-words.ts';
import { servingWords } from '../../lib/strings/serving-words.ts';
import type { AreaWords, Translator } from '../../lib/strings/to-translator.ts';
import { chosenPrompt } from '../../lib/surface/serving/chosen-prompt.ts';
import type { ServersPrompt } from '../../lib/surface/serving/chosen-prompt.ts';
import { createServerRequests } from '../../lib/surface/serving/server-requests.ts';
import { toLeftWords, toWhy } from '../../lib/surface/serving/server-words.ts';
import { useEscape } from '../composer/use-escape.ts';
import { IconButton } from '../icon-button.tsx';
import { PromptField } from '../prompts/prompt-field.tsx';
import { useStrings, WordsProvider } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';

const words: AreaWords = {
  en: { ...promptWords.en, ...attachWords.en, ...servingWords.en },
  de: { ...promptWords.de, ...attachWords.de, ...servingWords.de },
};

/** Why no text came, or what came beside it. */
type Outcome = { error: RunError } | { left: readonly string[]; isEmpty: boolean };

/** The most of an argument, in characters: see `serverCommands`. */
const mostInput = 100_000;

/** A prompt of a server with what it wants. Its text goes into the box, and nowhere else. */
export function ServerPromptCard(): JSX.Element | null {
  const chosen = chosenPrompt.value;
  if (!chosen) return null;
  return (
    <WordsProvider words={words}>
      <Card key={`${chosen.server.id} ${chosen.prompt.name}`} chosen={chosen} />
    </WordsProvider>
  );
}

function Card({ chosen }: { chosen: ServersPrompt }): JSX.Element {
  const { server, prompt } = chosen;
  const { surface } = useSurface();
  const strings = useStrings();
  const { t } = strings;
  const root = useRef<HTMLElement>(null);
  const askingRef = useRef<AbortController>(undefined);
  const [said, setSaid] = useState<Readonly<Record<string, string>>>({});
  const [tried, setTried] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | undefined>();

  // It was chosen for the question that is shown then.
  const id = surface.conversationId.value;
  const idRef = useRef(id);
  useEffect(() => {
    if (id !== idRef.current) chosenPrompt.value = null;
  }, [id]);
  useEffect(() => () => askingRef.current?.abort(), []);

  const leave = (): void => {
    toBox(root.current)?.focus();
    chosenPrompt.value = null;
  };
  useEscape(root, leave, 'dialog[open], .add-context');

  const isMissing = (name: string): boolean => (said[name] ?? '').trim() === '';
  const isTooLong = (name: string): boolean => (said[name] ?? '').length > mostInput;

  const get = useCallback(
    async (input: Readonly<Record<string, string>>): Promise<void> => {
      const asking = new AbortController();
      askingRef.current?.abort();
      askingRef.current = asking;
      setAsking(true);
      setOutcome(undefined);
      const given = await createServerRequests(surface)
        .prompt(server.id, prompt.name, input, asking.signal)
        .catch(() => undefined);
      if (!given || asking.signal.aborted) return;
      setAsking(false);
      if ('error' in given) return setOutcome(given);
      const { text, left } = given.prompt;
      const isEmpty = text.trim() === '';
      const typed = surface.draft.peek();
      if (!isEmpty) {
        surface.setDraft(typed.trim() === '' ? text : `${typed}\n\n${text}`);
        toBox(root.current)?.focus();
      }
      if (isEmpty || left.length > 0) setOutcome({ left, isEmpty });
      else chosenPrompt.value = null;
    },
    [surface, server, prompt],
  );

  const isBare = prompt.arguments.length === 0;
  useEffect(() => {
    if (isBare) void get({});
  }, [isBare, get]);
  const focusField = (wanted: (name: string) => boolean): void => {
    const at = prompt.arguments.findIndex(({ name }) => wanted(name));
    root.current?.querySelectorAll('textarea')[at]?.focus();
  };
  useLayoutEffect(() => root.current?.querySelector('textarea')?.focus(), []);

  const begin = (): void => {
    if (isAsking) return;
    const isFaulty = (name: string): boolean =>
      isTooLong(name) ||
      (isMissing(name) && prompt.arguments.some((each) => each.name === name && each.required));
    setTried(true);
    if (prompt.arguments.some(({ name }) => isFaulty(name))) return focusField(isFaulty);
    const given = Object.entries(said).filter(([, text]) => text.trim() !== '');
    void get(Object.fromEntries(given));
  };

  const isDone = outcome !== undefined && 'left' in outcome && !outcome.isEmpty;
  const title = removeHidden(prompt.title);
  return (
    <section
      ref={root}
      class="prompt-card"
      aria-label={t('serving.promptFrom', { server: server.name, title })}
    >
      <header>
        <h2 class="one-line" dir="auto">
          {t('serving.promptName', { server: server.name, title })}
        </h2>
        <IconButton icon="x" label={t('serving.leavePrompt')} onClick={leave} />
      </header>
      {prompt.description !== '' && (
        <p class="prompt-note" dir="auto">
          {prompt.description}
        </p>
      )}
      {!isDone &&
        prompt.arguments.map(({ name, description, required }) => (
          <div key={name}>
            <PromptField
              label={
                required ? removeHidden(name) : t('serving.optional', { name: removeHidden(name) })
              }
              isOptional={!required}
              {...(description !== '' && { hint: description })}
              value={said[name] ?? ''}
              isMissing={tried && required && isMissing(name)}
              onInput={(text) => setSaid((now) => ({ ...now, [name]: text }))}
              onEnter={begin}
            />
            {isTooLong(name) && (
              <p role="alert" class="prompt-error">
                {t('serving.argumentTooLong', { most: strings.number(mostInput) })}
              </p>
            )}
          </div>
        ))}
      <output class="prompt-note">
        {isAsking && t('serving.asking', { server: server.name })}
      </output>
      <p role="alert" class="prompt-note">
        {outcome && toOutcomeWords(outcome, server.name, strings)}
      </p>
      {!isDone && (outcome !== undefined || !isBare) && (
        <>
          {!isBare && (
            <p class="prompt-note">{t('serving.intoBoxMeans', { server: server.name })}</p>
          )}
          <button type="button" class="button" aria-disabled={isAsking} onClick={begin}>
            {t('serving.intoBox')}
          </button>
        </>
      )}
    </section>
  );
}

function toOutcomeWords(outcome: Outcome, server: string, strings: Translator): string {
  const { t } = strings;
  if ('error' in outcome) {
    return t('serving.failed', { server, why: toWhy(outcome.error, strings) });
  }
  const { left, isEmpty } = outcome;
  const empty = isEmpty ? t('serving.emptyPrompt', { server }) : '';
  const without = left.length > 0 ? t('serving.leftOut', { left: toLeftWords(left, strings) }) : '';
  return [empty, without].filter(Boolean).join(' ');
}

/** The box below. */
function toBox(root: Element | null): HTMLElement | null | undefined {
  return root?.closest('form')?.querySelector<HTMLElement>('.draft');
}
