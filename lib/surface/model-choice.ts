import { computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ConnectionView, Settings } from '../core/connection.ts';
import type { ModelChoice, Shown } from './surface.ts';

/**
 * Which connection and model the next question goes to: what was picked here, else what the conversation used last, else
 * the default. What is gone by now falls through to the next.
 */
export function createModelChoice(
  connections: ReadonlySignal<readonly ConnectionView[]>,
  settings: ReadonlySignal<Settings>,
  branch: ReadonlySignal<readonly Shown[]>,
): {
  choice: ReadonlySignal<ModelChoice | null>;
  choose(connectionId: string, model: string): void;
  chooseStream(stream: boolean): void;
} {
  const picked = signal<{ connectionId: string; model: string } | null>(null);
  const pickedStream = signal<boolean | undefined>(undefined);
  const lastUsed = computed(
    () => branch.value.findLast((row) => row.role === 'assistant')?.message ?? null,
  );
  const chosen = computed((): Omit<ModelChoice, 'stream'> | null => {
    for (const wish of [picked.value, lastUsed.value]) {
      const connection = connections.value.find((row) => row.id === wish?.connectionId);
      if (connection && wish?.model) return { connection, model: wish.model };
    }
    const { defaultConnectionId } = settings.value;
    const fallback =
      connections.value.find((row) => row.id === defaultConnectionId) ?? connections.value[0];
    return fallback ? { connection: fallback, model: fallback.model } : null;
  });
  const choice = computed((): ModelChoice | null => {
    if (!chosen.value) return null;
    const stream = pickedStream.value ?? lastUsed.value?.stream;
    return { ...chosen.value, stream: stream ?? chosen.value.connection.tuning.stream };
  });
  return {
    choice,
    choose(connectionId, model) {
      picked.value = { connectionId, model };
    },
    chooseStream(stream) {
      pickedStream.value = stream;
    },
  };
}
