import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { attachWords } from '../../lib/strings/attach-words.ts';
import { attachFiles, attachPicture } from '../../lib/surface/attachments/attach.ts';
import type { Region } from '../../lib/surface/attachments/prepare-picture.ts';
import { takesPictures } from '../../lib/surface/attachments/takes-pictures.ts';
import type { Pages } from '../../lib/surface/pages.ts';
import { toAskedChoice } from '../../lib/surface/asked-choice.ts';
import { useStrings, WordsProvider } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';
import { CropDialog } from './crop-dialog.tsx';
import './attach.css';

/** Files from the disk, and a picture of the page in front. */
export function AttachTools(props: { onDone: () => void }): JSX.Element {
  return (
    <WordsProvider words={attachWords}>
      <Tools {...props} />
    </WordsProvider>
  );
}

/** How a screenshot stands: being taken, waiting for a permission, or why there is none. */
type Capture = 'capturing' | 'no-access' | 'refused' | 'browser-page';

function Tools({ onDone }: { onDone: () => void }): JSX.Element {
  const { surface, gestures } = useSurface();
  const { t } = useStrings();
  const input = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLDivElement>(null);
  // Asked for in the click itself, so it has to be there before.
  const pagesRef = useRef<Pages>(undefined);
  const [capture, setCapture] = useState<Capture | undefined>();
  const [taken, setTaken] = useState<Blob | undefined>();
  const choice = toAskedChoice(surface);
  const withPictures = takesPictures(choice);
  const done = (): void => {
    const form = box.current?.closest('form');
    onDone();
    form?.querySelector('textarea')?.focus();
  };
  const take = async (): Promise<void> => {
    setCapture('capturing');
    pagesRef.current ??= await gestures.pages();
    const picture = await pagesRef.current.captureTab();
    setCapture(typeof picture === 'string' ? picture : undefined);
    if (typeof picture !== 'string') setTaken(picture);
  };
  const allow = (): void => {
    void pagesRef.current?.requestCapture().then(async (granted) => {
      if (granted) await take();
      else setCapture('refused');
    });
  };
  const add = async (region: Region): Promise<void> => {
    if (taken) await attachPicture(surface, taken, t('attach.screenshot'), region);
    done();
  };
  return (
    <div ref={box} class="attach-tools">
      <input
        ref={input}
        class="visually-hidden"
        type="file"
        multiple
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          if (files.length === 0) return;
          done();
          void attachFiles(surface, files);
        }}
      />
      <button type="button" class="button" onClick={() => input.current?.click()}>
        {t('attach.choose')}
      </button>
      <p>
        {withPictures
          ? t('attach.types')
          : t('attach.typesNoPictures', { model: choice?.model ?? '' })}{' '}
        {t('attach.orPaste')}
      </p>
      {withPictures && (
        <>
          <button
            type="button"
            class="button"
            aria-disabled={capture === 'capturing'}
            onClick={() => capture !== 'capturing' && void take()}
          >
            {t(capture === 'capturing' ? 'attach.capturing' : 'attach.capture')}
          </button>
          <p>{t('attach.captureOf')}</p>
          {(capture === 'no-access' || capture === 'refused') && (
            <>
              <p>{t('attach.asksCapture')}</p>
              <button type="button" class="button" onClick={allow}>
                {t('attach.allowCapture')}
              </button>
              <p>{t('attach.orOnce')}</p>
            </>
          )}
          <p role="alert" class="add-context-told">
            {(capture === 'refused' || capture === 'browser-page') && t(`attach.${capture}`)}
          </p>
          {taken && (
            <CropDialog
              picture={taken}
              onTake={(region) => void add(region)}
              onClose={() => setTaken(undefined)}
            />
          )}
        </>
      )}
    </div>
  );
}
