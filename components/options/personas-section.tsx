import { useEffect, useRef, useState } from 'preact/hooks';
import type { Persona } from '../../lib/core/connection.ts';
import { removeHidden } from '../../lib/core/hidden-characters.ts';
import type { Surface } from '../../lib/surface/surface.ts';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import { useStrings } from '../strings-context.tsx';
import { PersonaFields } from './persona-fields.tsx';

/** The personas, and what can be done with each. Each change is saved by itself. */
export function PersonasSection({ surface }: { surface: Surface }) {
  const { t } = useStrings();
  const heading = useRef<HTMLHeadingElement>(null);
  const [openId, setOpenId] = useState<string | null>(null);
  const [doomed, setDoomed] = useState<Persona | null>(null);
  const { personas } = surface.settings.value;
  // A change that follows at once builds on what was said, and not on what has come back by then.
  const saidRef = useRef<readonly Persona[] | undefined>(undefined);
  useEffect(() => {
    if (JSON.stringify(saidRef.current) === JSON.stringify(personas)) saidRef.current = undefined;
  }, [personas]);
  const change = (next: (all: readonly Persona[]) => Persona[]): void => {
    const changed = next(saidRef.current ?? surface.settings.peek().personas);
    saidRef.current = changed;
    keep(changed);
  };
  const savingRef = useRef<Promise<boolean>>(Promise.resolve(true));
  const keep = (all: readonly Persona[]): void => {
    savingRef.current = surface.saveSettings({ personas: [...all] });
  };
  /** What was typed stays on screen until it is known to be kept. */
  const finish = async (): Promise<void> => {
    if (!(await savingRef.current) && saidRef.current) {
      keep(saidRef.current);
      if (!(await savingRef.current)) return;
    }
    setOpenId(null);
  };
  const add = (): void => {
    const id = crypto.randomUUID();
    change((all) => [...all, { id, name: t('personas.new'), text: '', pick: null }]);
    setOpenId(id);
  };
  const remove = ({ id }: Persona): void => {
    setDoomed(null);
    change((all) => all.filter((other) => other.id !== id));
    heading.current?.focus();
  };
  return (
    <section id="personas">
      <h2 ref={heading} tabIndex={-1}>
        {t('personas.title')}
      </h2>
      <p>{t('personas.hint')}</p>
      <ul class="connections">
        {personas.map((persona) => {
          const name = removeHidden(persona.name).trim() || t('personas.new');
          const isOpen = persona.id === openId;
          return (
            <li key={persona.id} class="connection" data-persona={persona.id}>
              {isOpen ? (
                <PersonaFields
                  persona={persona}
                  connections={surface.connections.value}
                  onSave={(changed) =>
                    change((all) => all.map((other) => (other.id === changed.id ? changed : other)))
                  }
                />
              ) : (
                <p class="connection-name">
                  <bdi>{name}</bdi>
                </p>
              )}
              <div class="connection-actions">
                <NamedButton
                  words={t(isOpen ? 'personas.done' : 'personas.edit')}
                  name={name}
                  onClick={() => (isOpen ? void finish() : setOpenId(persona.id))}
                />
                <NamedButton
                  words={t('personas.delete')}
                  name={name}
                  onClick={() => setDoomed(persona)}
                />
              </div>
            </li>
          );
        })}
      </ul>
      <p class="persona-add">
        <button type="button" class="button" onClick={add}>
          {t('personas.add')}
        </button>
      </p>
      {doomed && (
        <ConfirmDialog
          title={t('personas.deleteTitle', { name: doomed.name })}
          text={t('personas.deleteText')}
          action={t('personas.delete')}
          onClose={() => setDoomed(null)}
          onConfirm={() => remove(doomed)}
        />
      )}
    </section>
  );
}

/** Names the persona to those who hear the button alone. */
function NamedButton(props: { words: string; name: string; onClick: () => void }) {
  return (
    <button type="button" class="link-button" onClick={props.onClick}>
      {props.words}
      <span class="visually-hidden"> {props.name}</span>
    </button>
  );
}
