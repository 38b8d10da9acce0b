import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { removeHidden } from '../../lib/core/hidden-characters.ts';
import type { CodeBlock } from '../../lib/markdown/block.ts';
import { createLineWriter } from '../../lib/surface/line-writer.ts';
import { CopyButton } from '../copy-button.tsx';
import { useStrings } from '../strings-context.tsx';

/** Code as it was written, line by line, with what it is called and its own way to the clipboard. */
export function CodeView({ block }: { block: CodeBlock; version: number }): JSX.Element {
  const { t } = useStrings();
  const target = useRef<HTMLElement>(null);
  const [writer] = useState(createLineWriter);
  const [wrapped, setWrapped] = useState(false);
  // With each drawing, which comes when the text has grown.
  useLayoutEffect(() => {
    if (target.current) writer.write(block.text, target.current);
  });
  const language = removeHidden(block.info.split(/\s/u, 1)[0] ?? '');
  return (
    <div class={wrapped ? 'code is-wrapped' : 'code'}>
      <div class="code-head">
        <span class="code-language">{language || t('markdown.code')}</span>
        <button
          type="button"
          class="link-button"
          aria-pressed={wrapped}
          onClick={() => setWrapped(!wrapped)}
        >
          {t('markdown.wrap')}
        </button>
        <CopyButton label={t('markdown.copyCode')} text={() => block.text.toString()} />
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls by keyboard */}
      <pre tabIndex={0} dir="ltr">
        <code ref={target} />
      </pre>
    </div>
  );
}
