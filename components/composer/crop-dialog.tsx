import type { JSX } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { wholePicture } from '../../lib/surface/attachments/prepare-picture.ts';
import type { Region } from '../../lib/surface/attachments/prepare-picture.ts';
import { useStrings } from '../strings-context.tsx';

/** The edges of what is chosen, in percent of the picture. */
interface Edges {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const all: Edges = { left: 0, top: 0, right: 100, bottom: 100 };
/** Less than this of an edge is a click that slipped. */
const least = 2;

const sliders = [
  ['left', 'attach.cropLeft'],
  ['top', 'attach.cropTop'],
  ['right', 'attach.cropRight'],
  ['bottom', 'attach.cropBottom'],
] as const;

/** Has a part of a picture chosen: by dragging over it, or by its four edges, which a keyboard reaches. */
export function CropDialog(props: {
  picture: Blob;
  onTake: (region: Region) => void;
  onClose: () => void;
}): JSX.Element {
  const { t } = useStrings();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const startRef = useRef<{ x: number; y: number }>(undefined);
  const [edges, setEdges] = useState(all);
  const [url, setUrl] = useState('');
  useLayoutEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    const made = URL.createObjectURL(props.picture);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [props.picture]);
  const toPoint = (event: PointerEvent & { currentTarget: HTMLElement }) => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    return {
      x: toShare((event.clientX - left) / width),
      y: toShare((event.clientY - top) / height),
    };
  };
  const take = (region: Region): void => {
    dialog.current?.close();
    props.onTake(region);
  };
  const isWhole = edges === all;
  return (
    <dialog
      ref={dialog}
      class="crop-dialog"
      onClose={props.onClose}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-help`}
    >
      <h2 id={`${id}-title`}>{t('attach.cropTitle')}</h2>
      <p id={`${id}-help`}>{t('attach.cropHelp')}</p>
      <div
        class="crop-stage"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          startRef.current = toPoint(event);
        }}
        onPointerMove={(event) => {
          const from = startRef.current;
          if (!from) return;
          const { x, y } = toPoint(event);
          const next = {
            left: Math.min(from.x, x),
            top: Math.min(from.y, y),
            right: Math.max(from.x, x),
            bottom: Math.max(from.y, y),
          };
          const isSlip = next.right - next.left < least || next.bottom - next.top < least;
          if (!isSlip) setEdges(next);
        }}
        onPointerUp={() => {
          startRef.current = undefined;
        }}
      >
        {url !== '' && <img src={url} alt="" draggable={false} />}
        <div
          class="crop-frame"
          style={{
            left: `${edges.left}%`,
            top: `${edges.top}%`,
            width: `${edges.right - edges.left}%`,
            height: `${edges.bottom - edges.top}%`,
          }}
        />
      </div>
      <div class="crop-edges">
        {sliders.map(([edge, label]) => (
          <label key={edge}>
            {t(label)}
            <input
              type="range"
              min={0}
              max={100}
              value={Math.round(edges[edge])}
              aria-valuetext={t('attach.percent', { percent: Math.round(edges[edge]) })}
              onInput={(event) =>
                setEdges(withEdge(edges, edge, Number(event.currentTarget.value)))
              }
            />
          </label>
        ))}
      </div>
      <div class="confirm-actions">
        <button type="button" class="button" onClick={() => dialog.current?.close()}>
          {t('common.cancel')}
        </button>
        <button type="button" class="button" onClick={() => take(wholePicture)}>
          {t('attach.cropWhole')}
        </button>
        <button
          type="button"
          class="button is-main"
          disabled={isWhole}
          onClick={() => take(toRegion(edges))}
        >
          {t('attach.cropPart')}
        </button>
      </div>
    </dialog>
  );
}

function toShare(share: number): number {
  return Math.min(100, Math.max(0, share * 100));
}

/** One edge elsewhere; it never passes the other one. */
function withEdge(edges: Edges, edge: keyof Edges, percent: number): Edges {
  const limits = {
    left: Math.min(percent, edges.right - least),
    top: Math.min(percent, edges.bottom - least),
    right: Math.max(percent, edges.left + least),
    bottom: Math.max(percent, edges.top + least),
  };
  return { ...edges, [edge]: limits[edge] };
}

function toRegion({ left, top, right, bottom }: Edges): Region {
  return {
    x: left / 100,
    y: top / 100,
    width: (right - left) / 100,
    height: (bottom - top) / 100,
  };
}
