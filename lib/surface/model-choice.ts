import { batch, computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ConnectionView, ModelPick, Persona, Settings } from '../core/connection.ts';
import type { ConversationId, RunId } from '../core/ids.ts';
import type { ModelChoice, Shown, Surface } from './surface.ts';

/** What was chosen for a conversation: null for nothing, absent where nobody said. */
export interface Chosen {
  choice?: ModelPick | null | undefined;
  personaId?: string | null | undefined;
  /** Whether tools are offered. */
  toolsOn?: boolean | null | undefined;
  /** The last answer that was kept of two. */
  keptAnswerId?: RunId | null | undefined;
}

/** What can be chosen here, for the conversation or for one that is to begin. */
export interface ChosenHere extends Omit<Chosen, 'keptAnswerId'> {
  toolsOn?: boolean | undefined;
}

/** Who is asked, and as whom. */
export interface ModelChoices extends Pick<
  Surface,
  | 'choice'
  | 'choiceGone'
  | 'persona'
  | 'second'
  | 'toolsOn'
  | 'choose'
  | 'chooseSecond'
  | 'choosePersona'
  | 'chooseTools'
> {
  chooseStream(stream: boolean): void;
  /** What was chosen here for that conversation: if it has no message yet, nobody else knows of it. */
  chosenFor(id: ConversationId): ChosenHere;
}

/**
 * Which connection and model the next question goes to: what was picked for its conversation, else whom that used last,
 * else what was picked last in this page, else the default. What is gone by now falls through to the next.
 */
export function createModelChoice(options: {
  connections: ReadonlySignal<readonly ConnectionView[]>;
  settings: ReadonlySignal<Settings>;
  branch: ReadonlySignal<readonly Shown[]>;
  conversationId: ReadonlySignal<ConversationId | null>;
  /** What the background says was chosen for the conversation on screen. */
  kept: ReadonlySignal<Chosen>;
  /** Has it kept for a conversation. Resolves with false where it could not be. */
  keep(id: ConversationId, chosen: ChosenHere): Promise<boolean>;
}): ModelChoices {
  const { connections, settings, branch, conversationId, kept } = options;
  const here = signal<ReadonlyMap<ConversationId, ChosenHere>>(new Map());
  const lastPicked = signal<ModelPick | null>(null);
  const second = signal<ModelPick | null>(null);
  const pickedStream = signal<boolean | undefined>(undefined);

  const find = (wish: ModelPick | null | undefined): Omit<ModelChoice, 'stream'> | undefined => {
    const connection = connections.value.find((row) => row.id === wish?.connectionId);
    return connection && wish?.model ? { connection, model: wish.model } : undefined;
  };
  const chosenHere = computed(() => here.value.get(conversationId.value ?? ''));
  const own = computed(() => chosenHere.value?.choice ?? kept.value.choice ?? null);
  const lastUsed = computed(
    () => branch.value.findLast((row) => row.role === 'assistant')?.message ?? null,
  );
  const chosen = computed((): Omit<ModelChoice, 'stream'> | null => {
    for (const wish of [own.value, lastUsed.value, lastPicked.value]) {
      const found = find(wish);
      if (found) return found;
    }
    const { defaultConnectionId } = settings.value;
    const fallback =
      connections.value.find((row) => row.id === defaultConnectionId) ?? connections.value[0];
    return fallback ? { connection: fallback, model: fallback.model } : null;
  });
  const note = (chosen: ChosenHere): void => {
    const id = conversationId.peek();
    if (id === null) return;
    here.value = new Map(here.peek()).set(id, { ...here.peek().get(id), ...chosen });
    void options.keep(id, chosen).then((isKept) => {
      if (isKept) return;
      // The model goes with each question. What else is not kept says nothing, and is not to look as if it did.
      const { personaId, toolsOn, ...others } = here.peek().get(id) ?? {};
      here.value = new Map(here.peek()).set(id, {
        ...others,
        ...(personaId !== chosen.personaId && { personaId }),
        ...(toolsOn !== chosen.toolsOn && { toolsOn }),
      });
    });
  };
  const choose = (connectionId: string, model: string): void =>
    batch(() => {
      lastPicked.value = { connectionId, model };
      note({ choice: { connectionId, model } });
    });

  return {
    choice: computed(() => {
      if (!chosen.value) return null;
      const last = lastUsed.value;
      // What a prompt has for itself is nobody else's.
      const stream = pickedStream.value ?? (last?.manner?.ownStream ? undefined : last?.stream);
      return { ...chosen.value, stream: stream ?? chosen.value.connection.tuning.stream };
    }),
    choiceGone: computed(() => own.value !== null && chosen.value !== null && !find(own.value)),
    persona: computed((): Persona | null => {
      const told = chosenHere.value?.personaId;
      const id = told === undefined ? kept.value.personaId : told;
      return settings.value.personas.find((persona) => persona.id === id) ?? null;
    }),
    second: computed(() => {
      const found = find(second.value);
      const first = chosen.value;
      const isSame = found?.connection.id === first?.connection.id && found?.model === first?.model;
      return found && !isSame ? second.value : null;
    }),
    toolsOn: computed(
      () => chosenHere.value?.toolsOn ?? kept.value.toolsOn ?? settings.value.toolsOn,
    ),
    choose,
    chooseSecond(pick) {
      second.value = pick;
    },
    choosePersona(persona) {
      batch(() => {
        note({ personaId: persona?.id ?? null });
        if (persona?.pick) choose(persona.pick.connectionId, persona.pick.model);
      });
    },
    chooseTools: (toolsOn) => note({ toolsOn }),
    chooseStream(stream) {
      pickedStream.value = stream;
    },
    chosenFor: (id) => here.value.get(id) ?? {},
  };
}
