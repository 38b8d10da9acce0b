import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { attachWords } from '../../lib/strings/attach-words.ts';
import { contextWords } from '../../lib/strings/context-words.ts';
import type { AreaWords, Translator } from '../../lib/strings/to-translator.ts';
import {
  attachFiles,
  filesInReading,
  forgetAttached,
  lastAttached,
  mostFilesAtOnce,
  unlockPdf,
} from '../../lib/surface/attachments/attach.ts';
import type { Attached } from '../../lib/surface/attachments/attach.ts';
import { toPromptChoice } from '../../lib/surface/asked-choice.ts';
import { toLeftWords } from '../../lib/surface/serving/server-words.ts';
import { awaitedDraft, inReading } from '../../lib/surface/in-reading.ts';
import { Icon } from '../icon.tsx';
import { IconButton } from '../icon-button.tsx';
import { useStrings, WordsProvider } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';
import { PdfPassword } from './pdf-password.tsx';
import { RemovedLine } from './removed-line.tsx';
import './attach.css';

/** What is said of PDFs stands in both. */
const words: AreaWords = {
  en: { ...contextWords.en, ...attachWords.en },
  de: { ...contextWords.de, ...attachWords.de },
};

/** Takes files that are pasted or dropped, and says what became of them. Comes once the page has nothing else to do. */
export function AttachWatch(): JSX.Element {
  return (
    <WordsProvider words={words}>
      <Watch />
    </WordsProvider>
  );
}

function Watch(): JSX.Element {
  const { surface } = useSurface();
  const strings = useStrings();
  const { t } = strings;
  const isOver = useSignal(false);
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const on = <Type extends 'dragover' | 'dragleave' | 'drop' | 'paste'>(
      type: Type,
      listener: (event: DocumentEventMap[Type]) => void,
    ): void => document.addEventListener(type, listener, { signal });
    on('dragover', (event) => {
      if (!hasFiles(event.dataTransfer)) return;
      // Without this the browser opens the file in place of the page.
      event.preventDefault();
      isOver.value = true;
    });
    on('dragleave', (event) => {
      if (event.relatedTarget === null) isOver.value = false;
    });
    on('drop', (event) => {
      isOver.value = false;
      if (!hasFiles(event.dataTransfer)) return;
      event.preventDefault();
      void attachFiles(surface, [...(event.dataTransfer?.files ?? [])]);
    });
    on('paste', (event) => {
      const files = [...(event.clipboardData?.files ?? [])];
      // Words that were copied from a document come with a picture of them.
      if (files.length === 0 || event.clipboardData?.types.includes('text/plain')) return;
      event.preventDefault();
      void attachFiles(surface, files);
    });
    return () => listening.abort();
  }, [surface, isOver]);
  const ofPrompt = toPromptChoice(surface);
  const model = (ofPrompt ?? surface.choice.value)?.model ?? '';
  const told = lastAttached.value;
  const faults = told.filter(({ fault }) => fault !== undefined);
  const added = told.filter(({ fault }) => fault === undefined);
  const along = surface.context.value;
  const notes = added.filter(
    ({ name, note }) => note && along.some((part) => 'name' in part && part.name === name),
  );
  const tell = (each: Attached): string =>
    each.fault === 'takes-no-pictures' && ofPrompt
      ? t('attach.prompt-takes-no-pictures', { name: each.name, model })
      : toWords(each, model, strings);
  const reading = filesInReading.value;
  const isAwaited = inReading.value > 0 && awaitedDraft.value === surface.draft.value;
  return (
    <>
      <RemovedLine />
      {isOver.value && <div class="drop-target">{t('attach.drop')}</div>}
      <output class="composer-hint attach-ready">
        {reading > 0 && t('attach.reading', { count: reading })}
        {isAwaited && ` ${t('attach.thenSent')}`}
        {/* The chips show it too. */}
        <span class="visually-hidden">
          {reading === 0 &&
            added
              .filter(({ note }) => !note)
              .map(tell)
              .join(' ')}
        </span>
        {reading === 0 && notes.map(tell).join(' ')}
      </output>
      <div role="alert" class={faults.length > 0 ? 'attach-faults' : undefined}>
        <div class="attach-fault-list">
          {faults.map((each, index) => (
            <p key={index}>
              <Icon name="circle-alert" />
              <span class="attach-fault">
                <span dir="auto">{tell(each)}</span>
                {each.locked && <Unlocking file={each.locked} />}
              </span>
            </p>
          ))}
        </div>
        {faults.length > 0 && (
          <IconButton
            icon="x"
            label={t('attach.close')}
            onClick={(event) => {
              event.currentTarget.closest('form')?.querySelector('textarea')?.focus();
              forgetAttached();
            }}
          />
        )}
      </div>
    </>
  );
}

/** Asks for the password of a PDF until it is the right one. */
function Unlocking({ file }: { file: File }): JSX.Element {
  const { surface } = useSurface();
  const { t } = useStrings();
  const row = useRef<HTMLSpanElement>(null);
  const [told, setTold] = useState<'reading' | 'pdf-wrong-password' | undefined>();
  const open = async (password: string): Promise<void> => {
    setTold('reading');
    // The field goes with the file that it opened.
    const form = row.current?.closest('form');
    if (await unlockPdf(surface, file, password)) form?.querySelector('textarea')?.focus();
    else setTold('pdf-wrong-password');
  };
  return (
    <span ref={row} class="attach-locked">
      <PdfPassword name={file.name} onOpen={(password) => void open(password)} />
      {told && (
        <span>{told === 'reading' ? t('attach.reading', { count: 1 }) : t(`context.${told}`)}</span>
      )}
    </span>
  );
}

function toWords(each: Attached, model: string, strings: Translator): string {
  const { t } = strings;
  const { name, fault, note, form = '', count = 0, sent = 0, left = [] } = each;
  if (fault === 'too-many-files') return t('attach.tooManyFiles', { count, most: mostFilesAtOnce });
  if (fault === 'takes-no-pictures') return t('attach.takes-no-pictures', { name, model });
  if (fault === 'foreign-picture') return t('attach.foreign-picture', { name, form });
  if (fault !== undefined) return t(`attach.${fault}`, { name });
  if (note === 'left') return t('attach.note.left', { name, left: toLeftWords(left, strings) });
  if (note === 'cut') {
    const { number } = strings;
    return t('attach.note.cut', { name, sent: number(sent), count: number(count) });
  }
  return t(note ? `attach.note.${note}` : 'attach.added', { name });
}

function hasFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes('Files') ?? false;
}
