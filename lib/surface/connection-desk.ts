import { computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ConnectionId } from '../core/ids.ts';
import { createConnectionForm } from './connection-form.ts';
import type { ConnectionForm } from './connection-form.ts';
import { createConnectionTasks } from './connection-tasks.ts';
import type { ConnectionTasks } from './connection-tasks.ts';
import { createKeylessStarts } from './keyless-starts.ts';
import type { KeylessStarts } from './keyless-starts.ts';
import type { Gestures, Surface } from './surface.ts';

/** A form with its tasks: what the page edits at one time. */
export interface OpenForm extends ConnectionTasks {
  form: ConnectionForm;
}

/**
 * The connections that are worked on. One form is shown at a time; the others keep what was typed into them until they
 * are saved or their connection is deleted.
 */
export interface ConnectionDesk {
  readonly open: ReadonlySignal<OpenForm>;
  /** Whether the first connection of this installation was saved on this page. */
  readonly firstSaved: ReadonlySignal<boolean>;
  /** The ways to a connection without a form. */
  readonly keyless: KeylessStarts;
  edit(connectionId: ConnectionId): void;
  /** Shows the form of a connection that was never saved. */
  add(): void;
  /**
   * Whether something was typed into that connection's form (null: into that of a new one) and is not saved. Reads
   * signals, so that a component that asks is told of changes.
   */
  isUnsaved(connectionId: ConnectionId | null): boolean;
  remove(connectionId: ConnectionId): void;
  makeDefault(connectionId: ConnectionId): void;
}

/** What a desk works on. */
export interface ConnectionDeskOptions {
  surface: Surface;
  gestures: Gestures;
  defaultSystemPrompt: string;
}

/** Builds a desk that shows the default connection, or an empty form while there is none. */
export function createConnectionDesk(options: ConnectionDeskOptions): ConnectionDesk {
  const { surface, gestures, defaultSystemPrompt } = options;
  const { connections, settings } = surface;
  const forms = new Map<ConnectionId | null, OpenForm>();
  const firstSaved = signal(false);
  /** Undefined as long as nobody has chosen: then the default is shown, whenever it comes to be known. */
  const chosen = signal<ConnectionId | null | undefined>(undefined);

  const target = computed((): ConnectionId | null => {
    const ids = connections.value.map(({ id }) => id);
    const wanted = chosen.value;
    if (wanted === null) return null;
    // A form that was just saved is kept until its connection is listed.
    if (wanted !== undefined && (ids.includes(wanted) || forms.has(wanted))) return wanted;
    const { defaultConnectionId } = settings.value;
    if (defaultConnectionId !== null && ids.includes(defaultConnectionId))
      return defaultConnectionId;
    return ids[0] ?? null;
  });

  const toOpenForm = (id: ConnectionId | null): OpenForm => {
    const known = forms.get(id);
    if (known) return known;
    /** What somebody works on is no longer replaced by what comes to be the default. */
    const pin = (): void => {
      if (chosen.peek() === undefined) chosen.value = form.id.peek();
    };
    const defaultKeyKind = settings.peek().keyKind;
    const form = createConnectionForm({
      id,
      connections,
      defaultSystemPrompt,
      defaultKeyKind,
      onTouch: pin,
    });
    const tasks = createConnectionTasks({
      form,
      surface,
      gestures,
      onSaved(savedId, first) {
        if (forms.get(null) === open) forms.delete(null);
        forms.set(savedId, open);
        if (first) firstSaved.value = true;
        if (chosen.peek() === null) chosen.value = savedId;
      },
    });
    const open: OpenForm = {
      form,
      ...tasks,
      save() {
        pin();
        return tasks.save();
      },
    };
    forms.set(id, open);
    return open;
  };
  const keyless = createKeylessStarts(surface, gestures, defaultSystemPrompt, () => {
    firstSaved.value = true;
  });
  const shown = computed(() => toOpenForm(target.value));

  return {
    open: shown,
    firstSaved,
    keyless,
    edit(connectionId) {
      chosen.value = connectionId;
    },
    add() {
      chosen.value = null;
    },
    isUnsaved: (connectionId) => forms.get(connectionId)?.form.unsaved.value ?? false,
    remove(connectionId) {
      forms.get(connectionId)?.cancel();
      forms.delete(connectionId);
      if (target.peek() === connectionId) {
        chosen.value = connections.peek().find(({ id }) => id !== connectionId)?.id ?? null;
      }
      surface.deleteConnection(connectionId);
    },
    makeDefault(connectionId) {
      void surface.saveSettings({ defaultConnectionId: connectionId });
    },
  };
}
