import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { PicturePart } from '../../lib/core/content.ts';
import { attachWords } from '../../lib/strings/attach-words.ts';
import { useStrings, WordsProvider } from '../strings-context.tsx';
import { PictureDialog } from './picture-dialog.tsx';
import { usePicture } from './use-picture.ts';
import './pictures.css';

/** A picture, small; a click shows it large. */
export function PictureView(props: { part: PicturePart }): JSX.Element {
  return (
    <WordsProvider words={attachWords}>
      <Thumb {...props} />
    </WordsProvider>
  );
}

function Thumb({ part }: { part: PicturePart }): JSX.Element {
  const { t } = useStrings();
  const [opened, setOpened] = useState(false);
  const url = usePicture(part.pictureId);
  const { name, width, height } = part;
  if (url === null) return <p class="picture-lost">{t('attach.lost', { name })}</p>;
  const label = t('attach.open', { name });
  return (
    <>
      <button
        type="button"
        class="picture-thumb"
        aria-label={label}
        title={label}
        onClick={() => setOpened(true)}
      >
        <img src={url} alt="" width={width} height={height} />
      </button>
      {opened && url !== undefined && (
        <PictureDialog part={part} url={url} onClose={() => setOpened(false)} />
      )}
    </>
  );
}
