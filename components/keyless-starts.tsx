import type { JSX } from 'preact';
import type { LocalServer } from '../lib/core/connection.ts';
import { toHost } from '../lib/providers/base-url.ts';
import { findPreset } from '../lib/providers/presets.ts';
import type { KeylessStarts as Starts } from '../lib/surface/keyless-starts.ts';
import { useStrings } from './strings-context.tsx';

/** The ways to begin without a key, and what stands in the way of those that are not offered. */
export function KeylessStarts(props: { starts: Starts; level: 2 | 3 }): JSX.Element {
  const { starts, level } = props;
  const Heading = level === 2 ? 'h2' : 'h3';
  const { t } = useStrings();
  return (
    <section class="keyless">
      <Heading>{t('keyless.title')}</Heading>
      <OnDevice starts={starts} />
      <LocalServers starts={starts} />
      {starts.failed.value && <p role="alert">{t('keyless.notSaved')}</p>}
    </section>
  );
}

function OnDevice({ starts }: { starts: Starts }): JSX.Element | null {
  const { t } = useStrings();
  const availability = starts.onDevice.value;
  if (availability === null) return null;
  if (availability === 'unavailable') {
    return <p class="keyless-note">{t('keyless.onDeviceUnavailable')}</p>;
  }
  return (
    <>
      <p class="keyless-note">
        {t(availability === 'available' ? 'keyless.onDeviceReady' : 'keyless.onDeviceDownload')}
      </p>
      <button type="button" class="button" onClick={() => starts.takeOnDevice()}>
        {t('keyless.useOnDevice')}
      </button>
    </>
  );
}

function LocalServers({ starts }: { starts: Starts }): JSX.Element {
  const { t } = useStrings();
  const servers = starts.servers.value;
  const looking = servers === 'looking';
  return (
    <>
      <button
        type="button"
        class="button"
        aria-disabled={looking}
        aria-describedby="look-hint"
        onClick={() => starts.look()}
      >
        {t(looking ? 'keyless.looking' : 'keyless.look')}
      </button>
      <p class="keyless-note" id="look-hint">
        {t('keyless.lookHint')}
      </p>
      <div aria-live="polite">
        {servers === 'refused' && <p class="keyless-note">{t('keyless.lookRefused')}</p>}
        {Array.isArray(servers) && servers.length === 0 && (
          <p class="keyless-note">{t('keyless.noneFound')}</p>
        )}
        {Array.isArray(servers) && servers.length > 0 && (
          <ul class="keyless-servers">
            {servers.map((server: LocalServer) => (
              <ServerRow key={server.baseUrl} server={server} starts={starts} />
            ))}
          </ul>
        )}
      </div>
    </>
  );
}

function ServerRow({ server, starts }: { server: LocalServer; starts: Starts }): JSX.Element {
  const strings = useStrings();
  const { t } = strings;
  const name = findPreset(server.provider)?.name ?? server.provider;
  const count = server.models.length;
  return (
    <li>
      <span>{t('keyless.server', { name, host: toHost(server.baseUrl) })}</span>
      {count === 0 ? (
        <span class="keyless-note">{t('keyless.noModels')}</span>
      ) : (
        <button type="button" class="button" onClick={() => starts.takeServer(server)}>
          {t('keyless.useServer', { model: server.models[0] ?? '' })}
        </button>
      )}
    </li>
  );
}
