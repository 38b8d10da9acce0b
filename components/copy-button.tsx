import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { toCopiedText } from '../lib/surface/copied-text.ts';
import { IconButton } from './icon-button.tsx';
import { useStrings } from './strings-context.tsx';

const thanksMs = 1500;

/** Copies a text, and says so for a moment. */
export function CopyButton(props: { label: string; text: () => string }): JSX.Element {
  const { t } = useStrings();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = window.setTimeout(() => setCopied(false), thanksMs);
    return () => window.clearTimeout(timer);
  }, [copied]);
  const copy = (): void => {
    void navigator.clipboard.writeText(toCopiedText(props.text())).then(() => setCopied(true));
  };
  return (
    <IconButton
      icon={copied ? 'check' : 'copy'}
      label={copied ? t('answer.copied') : props.label}
      onClick={copy}
    />
  );
}
