import type { LocalServer } from '../core/connection.ts';
import { staysHere } from '../providers/base-url.ts';
import { listModels } from '../providers/list-models.ts';
import { withLocalDetails } from '../providers/local-details.ts';
import { presets } from '../providers/presets.ts';
import type { Preset } from '../providers/presets.ts';
import { bearer } from '../providers/to-stream-request.ts';

/** A server on this machine answers at once, or is busy with something that is no list of models. */
const answerLimitMs = 2_000;

/** Where a server may be. */
type Place = Pick<Preset, 'id' | 'baseUrl'>;

const usual = presets.filter(
  ({ baseUrl, dialect }) => !dialect && baseUrl !== '' && staysHere(baseUrl),
);

/**
 * The model servers that answer at their usual ports on this machine, with the models that they list. Asks only when
 * the user does: nobody knocks at ports unbidden.
 */
export async function findLocalServers(
  signal: AbortSignal,
  places: readonly Place[] = usual,
): Promise<LocalServer[]> {
  const found = await Promise.all(places.map((place) => askServer(place, signal)));
  return found.filter((server) => server !== undefined);
}

async function askServer(
  { id, baseUrl }: Place,
  signal: AbortSignal,
): Promise<LocalServer | undefined> {
  const limited = AbortSignal.any([signal, AbortSignal.timeout(answerLimitMs)]);
  try {
    const access = { key: null, keyHeader: bearer, headers: {} };
    const listed = await listModels(baseUrl, access, limited);
    const told = await withLocalDetails(listed, id, baseUrl, access, limited);
    return { provider: id, baseUrl, ...told };
  } catch {
    // Nobody is there, or somebody who is no model server.
    return undefined;
  }
}
