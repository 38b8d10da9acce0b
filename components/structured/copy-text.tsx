import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useStrings } from '../strings-context.tsx';

/** A button that copies a text, and says whether it could. */
export function CopyText({ label, text }: { label: string; text: () => string }): JSX.Element {
  const { t } = useStrings();
  const [told, setTold] = useState<'answer.copied' | 'answer.notCopied' | null>(null);
  return (
    <span class="structured-copy">
      <button
        type="button"
        class="link-button"
        onClick={() => {
          navigator.clipboard.writeText(text()).then(
            () => setTold('answer.copied'),
            () => setTold('answer.notCopied'),
          );
        }}
      >
        {label}
      </button>
      <output>{told && t(told)}</output>
    </span>
  );
}
