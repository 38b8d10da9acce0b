import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { toBeginning } from '../../lib/core/content.ts';
import { removeHidden } from '../../lib/core/hidden-characters.ts';
import type { CallResult } from '../../lib/core/tool.ts';
import { onDemand } from '../on-demand.tsx';
import { ShowAllButton } from '../show-all-button.tsx';
import { useStrings } from '../strings-context.tsx';

const PictureView = onDemand(
  async () => (await import('../pictures/picture-view.tsx')).PictureView,
);

/** More of a result is shown when it is asked for. */
const shownLength = 2_000;

/** What a call gave back: plain text, whatever it may be elsewhere, since strangers may have written it. */
export function CallResultText({ result }: { result: CallResult }): JSX.Element {
  const { t } = useStrings();
  const [whole, setWhole] = useState(false);
  const { text, untrusted, pictures = [] } = result;
  const isLong = text.length > shownLength;
  const shown = removeHidden(isLong && !whole ? `${toBeginning(text, shownLength)}…` : text);
  const label = t(untrusted === true ? 'calls.resultOfStrangers' : 'calls.result');
  return (
    <>
      <p class="call-label">{label}</p>
      {pictures.map((part) => (
        <PictureView key={part.pictureId} part={part} />
      ))}
      {text === '' ? (
        pictures.length === 0 && <p class="call-none">{t('calls.emptyResult')}</p>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls by keyboard
        <pre class="call-box" dir="auto" tabIndex={0} aria-label={label}>
          {shown}
        </pre>
      )}
      {isLong && <ShowAllButton isAll={whole} onChange={setWhole} />}
    </>
  );
}
