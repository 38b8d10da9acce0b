import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ConnectionView, Persona } from '../../lib/core/connection.ts';
import { createSettling } from '../../lib/surface/settling.ts';
import { ModelOptions, parseModelValue, toModelValue } from '../model-options.tsx';
import { useStrings } from '../strings-context.tsx';

/** What the fields are given. */
export interface PersonaFieldsProps {
  persona: Persona;
  connections: readonly ConnectionView[];
  onSave: (persona: Persona) => void;
}

/** Whoever types pauses for longer only where something is said. */
const settledMs = 600;

/**
 * Edits one persona. What is typed is kept here too, since its way to the background and back is longer than a key press,
 * and saved when it stands still, is left, or the page goes.
 */
export function PersonaFields({ persona, connections, onSave }: PersonaFieldsProps) {
  const { t } = useStrings();
  const [draft, setDraft] = useState(persona);
  const name = useRef<HTMLInputElement>(null);
  useEffect(() => name.current?.select(), []);
  const saveRef = useRef(onSave);
  useLayoutEffect(() => {
    saveRef.current = onSave;
  });
  const [settling] = useState(() =>
    createSettling<Persona>((settled) => saveRef.current(settled), settledMs),
  );
  useEffect(() => {
    const leaving = new AbortController();
    const listening = { signal: leaving.signal };
    window.addEventListener('pagehide', settling.flush, listening);
    document.addEventListener('visibilitychange', settling.flush, listening);
    return () => {
      leaving.abort();
      settling.flush();
    };
  }, [settling]);
  const change = (part: Partial<Persona>): void => {
    const next = { ...draft, ...part };
    setDraft(next);
    settling.put(next);
  };
  const id = `persona-${persona.id}`;
  return (
    <div onFocusOut={settling.flush}>
      <div class="field">
        <label for={`${id}-name`}>{t('personas.name')}</label>
        <input
          ref={name}
          id={`${id}-name`}
          type="text"
          dir="auto"
          maxLength={200}
          value={draft.name}
          onInput={(event) => change({ name: event.currentTarget.value })}
        />
      </div>
      <div class="field">
        <label for={`${id}-text`}>{t('personas.text')}</label>
        <textarea
          id={`${id}-text`}
          rows={5}
          dir="auto"
          aria-describedby={`${id}-hint`}
          value={draft.text}
          onInput={(event) => change({ text: event.currentTarget.value })}
        />
        <p class="hint" id={`${id}-hint`}>
          {t('personas.textHint')}
        </p>
      </div>
      <div class="field">
        <label for={`${id}-model`}>{t('personas.model')}</label>
        <select
          id={`${id}-model`}
          value={draft.pick ? toModelValue(draft.pick) : ''}
          onChange={(event) => change({ pick: parseModelValue(event.currentTarget.value) })}
        >
          <option value="">{t('personas.anyModel')}</option>
          <ModelOptions connections={connections} chosen={draft.pick} />
        </select>
      </div>
    </div>
  );
}
