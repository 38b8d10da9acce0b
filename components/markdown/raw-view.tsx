import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { HtmlBlock } from '../../lib/markdown/block.ts';
import { createLineWriter } from '../../lib/surface/line-writer.ts';

/** Raw HTML as the text that it is, line by line. */
export function RawView(props: {
  block: HtmlBlock;
  version: number;
  dir: 'auto' | undefined;
}): JSX.Element {
  const { block, dir } = props;
  const target = useRef<HTMLParagraphElement>(null);
  const [writer] = useState(() => createLineWriter());
  // With each drawing, which comes when the text has grown.
  useLayoutEffect(() => {
    if (target.current) writer.write(block.text, target.current);
  });
  return <p ref={target} dir={dir} class="raw" />;
}
