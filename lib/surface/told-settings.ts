import { batch, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { BudgetPassed } from '../core/budget.ts';
import { defaultSettings } from '../core/connection.ts';
import type { ConnectionView, Settings } from '../core/connection.ts';
import type { LockState } from '../core/key-keeping.ts';
import { onDisk } from '../core/kept-in.ts';
import type { KeptIn } from '../core/kept-in.ts';
import type { UpdateOf } from '../protocol/update.ts';

/** Connections, settings and what is told along with them, as the background said last. */
export interface ToldSettings {
  readonly connections: ReadonlySignal<readonly ConnectionView[]>;
  readonly settings: ReadonlySignal<Settings>;
  /** Where conversations and connections are kept. */
  readonly keptIn: ReadonlySignal<KeptIn>;
  /** How it stands with the passphrase. */
  readonly lock: ReadonlySignal<LockState>;
  /** Whether something is still on the disk of keys that were forgotten, replaced or moved. */
  readonly hasTraces: ReadonlySignal<boolean>;
  /** How far the month's budget is used, once there is something to say of it. */
  readonly budget: ReadonlySignal<BudgetPassed | undefined>;
}

/** Begins with the settings of a new user. */
export function createToldSettings(): ToldSettings & {
  receive(update: UpdateOf<'settings-update'>): void;
} {
  const connections = signal<readonly ConnectionView[]>([]);
  const settings = signal<Settings>(defaultSettings);
  const keptIn = signal<KeptIn>(onDisk);
  const lock = signal<LockState>('unset');
  const hasTraces = signal(false);
  const budget = signal<BudgetPassed | undefined>(undefined);
  return {
    connections,
    settings,
    keptIn,
    lock,
    hasTraces,
    budget,
    receive(update) {
      batch(() => {
        connections.value = update.connections;
        settings.value = update.settings;
        keptIn.value = update.keptIn;
        lock.value = update.lock;
        hasTraces.value = update.hasTraces === true;
        budget.value = update.budget;
      });
    },
  };
}
