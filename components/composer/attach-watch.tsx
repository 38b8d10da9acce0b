import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { attachWords } from '../../lib/strings/attach-words.ts';
import { contextWords } from '../../lib/strings/context-words.ts';
import type { AreaWords, Translator } from '../../lib/strings/translator.ts';
import {
  attachFiles,
  filesInReading,
  forgetAttached,
  lastAttached,
} from '../../lib/surface/attachments/attach.ts';
import type { Attached } from '../../lib/surface/attachments/attach.ts';
import { Icon } from '../icon.tsx';
import { IconButton } from '../icon-button.tsx';
import { useStrings, WordsProvider } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';
import { RemovedLine } from './removed-line.tsx';
import './attach.css';

/** It names a button beside it. */
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
  const model = surface.choice.value?.model ?? '';
  const told = lastAttached.value;
  const faults = told.filter(({ fault }) => fault !== undefined);
  const added = told.filter(({ fault }) => fault === undefined);
  const reading = filesInReading.value;
  return (
    <>
      <RemovedLine />
      {isOver.value && <div class="drop-target">{t('attach.drop')}</div>}
      <output class="composer-hint attach-ready">
        {reading > 0 && t('attach.reading', { count: reading })}
        {/* The chips show it too. */}
        <span class="visually-hidden">
          {reading === 0 && added.map((each) => toWords(each, model, strings)).join(' ')}
        </span>
      </output>
      <div role="alert" class={faults.length > 0 ? 'attach-faults' : undefined}>
        {faults.map((each, index) => (
          <p key={index}>
            <Icon name="circle-alert" />
            <span dir="auto">{toWords(each, model, strings)}</span>
          </p>
        ))}
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

function toWords({ name, fault, isDrawing }: Attached, model: string, { t }: Translator): string {
  if (fault === 'takes-no-pictures') return t('attach.takes-no-pictures', { name, model });
  if (fault === 'encrypted-pdf') {
    return t('attach.encrypted-pdf', { name, button: t('context.pickPdf') });
  }
  if (fault !== undefined) return t(`attach.${fault}`, { name });
  return t(isDrawing ? 'attach.addedDrawing' : 'attach.added', { name });
}

function hasFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes('Files') ?? false;
}
