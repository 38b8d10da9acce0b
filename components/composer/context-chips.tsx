import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { isLong, toPartText, toPictures } from '../../lib/core/content.ts';
import type { ContentPart, PicturePart } from '../../lib/core/content.ts';
import { estimateTokens } from '../../lib/core/token-estimate.ts';
import type { Translator } from '../../lib/strings/to-translator.ts';
import { takesPictures, toChosenLimits } from '../../lib/surface/attachments/takes-pictures.ts';
import { toFitting, toRoom, toShownText } from '../../lib/surface/context-fit.ts';
import { offerBack } from '../../lib/surface/removed-pieces.ts';
import type { RemovedPiece } from '../../lib/surface/removed-pieces.ts';
import type { ModelChoice } from '../../lib/surface/surface.ts';
import { usePicture } from '../pictures/use-picture.ts';
import { IconButton } from '../icon-button.tsx';
import { toAskedChoice } from '../../lib/surface/asked-choice.ts';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';
import { ContextPreview } from './context-preview.tsx';
import { isAtRemovedLine } from './removed-line.tsx';
import { toPartName } from './to-part-name.ts';

/**
 * What goes along with the question until it is removed, each with its size. What is sent of it is not shown where that
 * `isCovered` by something else: both together leave no room for the question.
 */
export function ContextChips({ isCovered }: { isCovered: boolean }): JSX.Element {
  const { surface } = useSurface();
  const strings = useStrings();
  const { t } = strings;
  const parts = surface.context.value;
  const [opened, setOpened] = useState<number | null>(null);
  const choice = toAskedChoice(surface);
  const room = toRoom(choice, surface.branch.value);
  // What does not fit is cut here, where the cut is seen.
  useEffect(() => {
    const fitting = toFitting(parts, room.tokens);
    if (fitting) surface.setContext(fitting);
  }, [surface, parts, room.tokens]);
  const drop = async ({ pictureId }: PicturePart): Promise<void> =>
    (await surface.pictures()).drop(pictureId);
  const toRemoved = (part: ContentPart, index: number, name: string): RemovedPiece => ({
    name,
    conversationId: surface.conversationId.peek(),
    undo: () => surface.setContext(surface.context.peek().toSpliced(index, 0, part)),
    // Its bytes go once nobody can have it back.
    ...(part.type === 'picture' && { end: () => void drop(part) }),
  });
  const isInVain = toPictures(parts).length > 0 && !takesPictures(choice);
  const shown = opened === null || isCovered ? undefined : parts[opened];
  return (
    <>
      {parts.length > 0 && (
        <ul class="context-chips" aria-label={t('context.along')}>
          {parts.map((part, index) => {
            const name = toPartName(part, strings);
            return (
              <li key={index} class="chip">
                <button
                  type="button"
                  class="chip-name"
                  aria-expanded={opened === index}
                  title={t('context.show', { name })}
                  onClick={() => setOpened(opened === index ? null : index)}
                >
                  {part.type === 'picture' && <ChipPicture part={part} />}
                  <span class="one-line" dir="auto">
                    {name}
                  </span>
                  <span class={`chip-size ${isCut(part) ? 'is-cut' : ''}`}>
                    {toSizeWords(part, choice, strings)}
                  </span>
                </button>
                <IconButton
                  icon="x"
                  label={t('context.remove', { name })}
                  onClick={(event) => {
                    // The second of a double click meets the next one, which has moved there.
                    if (event.detail > 1) return;
                    event.currentTarget.closest('form')?.querySelector('textarea')?.focus();
                    setOpened(null);
                    surface.setContext(parts.filter((other) => other !== part));
                    offerBack(toRemoved(part, index, name), isAtRemovedLine);
                  }}
                />
              </li>
            );
          })}
        </ul>
      )}
      <p role="alert" class="context-warning">
        {isInVain && t('context.modelTakesNone', { model: choice?.model ?? '' })}
      </p>
      {shown && (
        <ContextPreview
          part={shown}
          window={room.window}
          onLimit={(limit) => {
            surface.setContext(
              parts.map((part) =>
                part === shown && isLong(part) ? { ...part, limit, isOwnLimit: true } : part,
              ),
            );
          }}
        />
      )}
    </>
  );
}

function ChipPicture({ part }: { part: PicturePart }): JSX.Element {
  return <img class="chip-picture" src={usePicture(part.pictureId) ?? ''} alt="" />;
}

function toSizeWords(
  part: ContentPart,
  choice: ModelChoice | null,
  { t, number }: Translator,
): string {
  if (part.type === 'picture') {
    const { width, height } = part;
    return t('context.tokens', { count: toChosenLimits(choice).tokens(width, height) });
  }
  const count = estimateTokens(toPartText(part));
  const sent = estimateTokens(toShownText(part));
  return sent < count
    ? t('context.tokensOf', { count, part: number(sent) })
    : t('context.tokens', { count });
}

function isCut(part: ContentPart): boolean {
  return part.type !== 'picture' && toShownText(part).length < toPartText(part).length;
}
