import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { removeHidden } from '../../lib/core/hidden-characters.ts';
import type { CodeBlock } from '../../lib/markdown/block.ts';
import { createCodePainter } from '../../lib/surface/code/code-painter.ts';
import { createLineWriter } from '../../lib/surface/line-writer.ts';
import { toSlices } from '../../lib/surface/slices.ts';
import { CopyButton } from '../copy-button.tsx';
import { IconButton } from '../icon-button.tsx';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';

/** Code as it was written, line by line, with what it is called and its own way to the clipboard. */
export function CodeView({ block }: { block: CodeBlock; version: number }): JSX.Element {
  const { t } = useStrings();
  const { frames } = useSurface();
  const target = useRef<HTMLElement>(null);
  const language = removeHidden(block.info.split(/\s/u, 1)[0] ?? '');
  const [painter] = useState(() => createCodePainter(language, toSlices(frames)));
  const [writer] = useState(() => createLineWriter(painter.take));
  const [wrapped, setWrapped] = useState(false);
  // With each drawing, which comes when the text has grown.
  useLayoutEffect(() => {
    if (target.current) writer.write(block.text, target.current);
  });
  useLayoutEffect(() => painter.close, [painter]);
  return (
    <div class={wrapped ? 'code is-wrapped' : 'code'}>
      <div class="code-head">
        <span class="code-language">{language || t('markdown.code')}</span>
        <IconButton
          icon="wrap-text"
          label={t('markdown.wrap')}
          pressed={wrapped}
          onClick={() => setWrapped(!wrapped)}
        />
        <CopyButton label={t('markdown.copyCode')} text={() => block.text.toString()} />
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls by keyboard */}
      <pre tabIndex={0} dir="ltr">
        <code ref={target} />
      </pre>
    </div>
  );
}
