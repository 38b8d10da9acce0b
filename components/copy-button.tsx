import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { toCopiedText } from '../lib/surface/copies/copied-text.ts';
import { IconButton } from './icon-button.tsx';
import { useStrings } from './strings-context.tsx';

const shownMs = { copied: 1500, refused: 6000 } as const;
const icons = { copied: 'check', refused: 'circle-alert' } as const;

const words = { copied: 'answer.copied', refused: 'answer.notCopied' } as const;

/** Copies a text, and says so for a moment. */
export function CopyButton(props: { label: string; text: () => string }): JSX.Element {
  const { t } = useStrings();
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null);
  useEffect(() => {
    if (outcome === null) return undefined;
    const timer = window.setTimeout(() => setOutcome(null), shownMs[outcome]);
    return () => window.clearTimeout(timer);
  }, [outcome]);
  const copy = (): void => {
    void navigator.clipboard.writeText(toCopiedText(props.text())).then(
      () => setOutcome('copied'),
      () => setOutcome('refused'),
    );
  };
  return (
    <IconButton
      icon={outcome ? icons[outcome] : 'copy'}
      label={outcome ? t(words[outcome]) : props.label}
      onClick={copy}
    />
  );
}
