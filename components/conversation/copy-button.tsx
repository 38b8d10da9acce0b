import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ShownAnswer } from '../../lib/surface/surface.ts';
import { IconButton } from '../icon-button.tsx';
import { useStrings } from '../strings-context.tsx';

const thanksMs = 1500;

/** Copies the text of the answer. */
export function CopyButton({ shown }: { shown: ShownAnswer }): JSX.Element {
  const { t } = useStrings();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = window.setTimeout(() => setCopied(false), thanksMs);
    return () => window.clearTimeout(timer);
  }, [copied]);
  const copy = (): void => {
    void navigator.clipboard.writeText(shown.view().text.toString()).then(() => setCopied(true));
  };
  return (
    <IconButton
      icon={copied ? 'check' : 'copy'}
      label={t(copied ? 'answer.copied' : 'answer.copy')}
      onClick={copy}
    />
  );
}
