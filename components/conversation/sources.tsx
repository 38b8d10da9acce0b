import type { JSX } from 'preact';
import { removeHidden } from '../../lib/core/hidden-characters.ts';
import type { RunView } from '../../lib/core/run-view.ts';
import type { ShownAnswer } from '../../lib/surface/surface.ts';
import { Icon } from '../icon.tsx';
import { LinkView } from '../markdown/link-view.tsx';
import { useStrings } from '../strings-context.tsx';
import { useView } from '../use-view.ts';

/** More than this are folded away: they would be longer than many an answer. */
const openCount = 5;

const countSources = (view: RunView): number => view.citations.length;

/** The sources that an answer names, numbered as the model counts them; absent where there are none. */
export function Sources({ shown }: { shown: ShownAnswer }): JSX.Element | null {
  const { t } = useStrings();
  const count = useView(shown, countSources);
  if (count === 0) return null;
  return (
    <details class="fold sources" open={count <= openCount}>
      <summary>
        <Icon name="chevron-right" class="fold-mark" />
        {t('answer.sources', { count })}
      </summary>
      <ol class="fold-body" dir="auto">
        {shown.view().citations.map(({ url, title }, index) => (
          <li key={url} data-number={index + 1}>
            <LinkView href={url} text={title} autolink={title === ''}>
              {removeHidden(title === '' ? url : title)}
            </LinkView>
          </li>
        ))}
      </ol>
    </details>
  );
}
