import type { JSX } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { PicturePart } from '../../lib/core/content.ts';
import { useStrings } from '../strings-context.tsx';

/** A picture as large as the page, with what is sent of it. */
export function PictureDialog(props: {
  part: PicturePart;
  url: string;
  onClose: () => void;
}): JSX.Element {
  const { t, number } = useStrings();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const { name, width, height, size } = props.part;
  const kilobytes = `${number(Math.max(1, Math.round(size / 1000)))} kB`;
  return (
    <dialog
      ref={dialog}
      class="picture-dialog"
      onClose={props.onClose}
      aria-labelledby={`${id}-title`}
    >
      <h2 id={`${id}-title`} dir="auto">
        {name}
      </h2>
      <img src={props.url} alt={name} width={width} height={height} />
      <p>{t('attach.size', { width, height, size: kilobytes })}</p>
      <button type="button" class="button" onClick={() => dialog.current?.close()}>
        {t('attach.close')}
      </button>
    </dialog>
  );
}
