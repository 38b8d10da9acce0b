import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { removeHidden } from '../../lib/core/hidden-characters.ts';
import { callWords } from '../../lib/strings/call-words.ts';
import { toAskedChoice } from '../../lib/surface/asked-choice.ts';
import { takesTools } from '../../lib/surface/takes-tools.ts';
import { useStrings, WordsProvider } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';
import { useEscape } from './use-escape.ts';
import '../styles/tools-menu.css';

/** Whether this conversation offers tools, and what that means. Comes with the first click that asks for it. */
export function ToolsMenu(props: { onClose: () => void }): JSX.Element {
  return (
    <WordsProvider words={callWords}>
      <Menu {...props} />
    </WordsProvider>
  );
}

function Menu({ onClose }: { onClose: () => void }): JSX.Element {
  const { surface } = useSurface();
  const { t } = useStrings();
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.querySelector('input')?.focus(), []);
  useEscape(box, () => {
    const form = box.current?.closest('form');
    onClose();
    form?.querySelector('textarea')?.focus();
  });
  const choice = toAskedChoice(surface);
  const takes = takesTools(choice);
  const model = removeHidden(choice?.model || choice?.connection.name || '');
  return (
    <section ref={box} class="tools-menu" aria-label={t('panel.tools')}>
      <label>
        <input
          type="checkbox"
          checked={surface.toolsOn.value}
          onChange={(event) => surface.chooseTools(event.currentTarget.checked)}
        />
        {t('calls.offer')}
      </label>
      <p>{t('calls.offerMeans')}</p>
      {takes !== 'yes' && (
        <p class="tools-warning">
          {t(takes === 'never' ? 'calls.noToolsAtAll' : 'calls.noTools', { model })}
        </p>
      )}
      <a href="/options.html#tools" target="_blank" rel="noreferrer">
        {t('calls.settings')}
      </a>
    </section>
  );
}
