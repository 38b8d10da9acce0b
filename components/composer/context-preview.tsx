import type { JSX } from 'preact';
import { isLong, toPartText } from '../../lib/core/content.ts';
import type { ContentPart } from '../../lib/core/content.ts';
import type { ContextWindow } from '../../lib/providers/context-windows.ts';
import { toShownText } from '../../lib/surface/context-fit.ts';
import { PictureView } from '../pictures/picture-view.tsx';
import { toAskedChoice } from '../../lib/surface/asked-choice.ts';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';

/** A book is laid out for as long as it is read: of what is longer, the beginning and the end are shown. */
const mostShown = 40_000;

/** What of a chip is sent, as plain text; what was left out of it, and where it is cut. */
export function ContextPreview(props: {
  part: ContentPart;
  window: ContextWindow;
  onLimit: (limit: number) => void;
}): JSX.Element {
  const { surface } = useSurface();
  const { t } = useStrings();
  const { part, window } = props;
  if (part.type === 'picture') {
    return (
      <section class="context-preview" aria-label={t('context.preview')}>
        <PictureView part={part} />
      </section>
    );
  }
  const text = toShownText(part);
  const hidden = 'hidden' in part ? (part.hidden ?? 0) : 0;
  const isCut = isLong(part) && part.limit !== undefined;
  const whole = toPartText(part);
  const percent = Math.round((text.length / Math.max(1, whole.length)) * 100);
  const model = toAskedChoice(surface)?.model ?? '';
  return (
    <section class="context-preview" aria-label={t('context.preview')}>
      {hidden > 0 && <p>{t('context.hidden', { count: hidden })}</p>}
      {isCut && (
        <>
          <p>
            {t(toCutWords(part.isOwnLimit === true, text.length === whole.length, window), {
              model,
              window: window.tokens,
            })}
          </p>
          <label class="context-share">
            {t('context.share')}
            <input
              type="range"
              min={1}
              max={100}
              value={percent}
              aria-valuetext={t('context.sharePercent', { percent })}
              onInput={(event) => {
                const share = Number(event.currentTarget.value) / 100;
                props.onLimit(Math.ceil(whole.length * share));
              }}
            />
            <output>{t('context.sharePercent', { percent })}</output>
          </label>
        </>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by keyboard */}
      <pre class="context-text" dir="auto" tabIndex={0}>
        {toExcerpt(text)}
      </pre>
    </section>
  );
}

/** Why it is cut: somebody's own choice is not the model's fault. */
function toCutWords(isOwn: boolean, isWhole: boolean, { isKnown }: ContextWindow) {
  if (isOwn) return isWhole ? 'context.wholeOwn' : 'context.cutOwn';
  return isKnown ? 'context.cut' : 'context.cutAssumed';
}

function toExcerpt(text: string): string {
  if (text.length <= mostShown) return text;
  return `${text.slice(0, mostShown / 2)}\n\n[…]\n\n${text.slice(-mostShown / 2)}`;
}
