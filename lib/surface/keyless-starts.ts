import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { defaultTuning } from '../core/connection.ts';
import type { LocalServer } from '../core/connection.ts';
import type { OnDeviceAvailability } from '../core/platform.ts';
import type { ConnectionDraft } from '../protocol/command.ts';
import { usualLocalOrigin } from '../providers/base-url.ts';
import { findPreset } from '../providers/presets.ts';
import type { Gestures, Surface } from './surface.ts';

/** The ways to begin without a key: the browser's own model, and servers on this machine. */
export interface KeylessStarts {
  /** null until the browser has answered. */
  readonly onDevice: ReadonlySignal<OnDeviceAvailability | null>;
  /** null until somebody has looked; `refused` where the browser was told not to allow it. */
  readonly servers: ReadonlySignal<readonly LocalServer[] | 'looking' | 'refused' | null>;
  /** Whether a connection that was chosen could not be kept. */
  readonly failed: ReadonlySignal<boolean>;
  /** Call it in the click itself, since it asks the browser for access to this machine. */
  look(): void;
  /** Makes the browser's own model a connection, the default one. */
  takeOnDevice(): void;
  /** Makes a server that was found a connection, the default one, with the first model that it lists. */
  takeServer(server: LocalServer): void;
}

/** Builds them, and asks the browser for its model: that asks nobody else. `onSaved` is told of a connection made. */
export function createKeylessStarts(
  surface: Pick<Surface, 'checkOnDevice' | 'findLocalServers' | 'saveConnection'>,
  gestures: Pick<Gestures, 'requestHost'>,
  systemPrompt: string,
  onSaved?: () => void,
): KeylessStarts {
  const onDevice = signal<OnDeviceAvailability | null>(null);
  const servers = signal<readonly LocalServer[] | 'looking' | 'refused' | null>(null);
  const failed = signal(false);

  void surface.checkOnDevice().then((availability) => {
    onDevice.value = availability;
  });

  const take = (
    chosen: Pick<ConnectionDraft, 'provider' | 'models' | 'abilities' | 'windows'>,
  ): void => {
    const preset = findPreset(chosen.provider);
    if (!preset) return;
    const { name, baseUrl, model } = preset;
    const connection: ConnectionDraft = {
      ...chosen,
      id: null,
      name,
      baseUrl,
      model: chosen.models[0] ?? model,
      systemPrompt,
      tuning: defaultTuning,
    };
    failed.value = false;
    surface.saveConnection(connection, true).then(onSaved, () => {
      failed.value = true;
    });
  };

  return {
    onDevice,
    servers,
    failed,
    look() {
      if (servers.peek() === 'looking') return;
      // All of them at once: access to a host is access to all its ports.
      const access = gestures.requestHost(usualLocalOrigin).catch(() => false);
      servers.value = 'looking';
      void access.then(async (isAllowed) => {
        servers.value = isAllowed ? await surface.findLocalServers() : 'refused';
      });
    },
    takeOnDevice: () => take({ provider: 'on-device', models: [] }),
    takeServer: ({ provider, models, abilities, windows }) =>
      take({ provider, models, abilities, windows }),
  };
}
