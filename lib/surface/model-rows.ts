import type { ConnectionView, ModelAbility, ModelPick, Settings } from '../core/connection.ts';
import { removeHidden } from '../core/hidden-characters.ts';
import { toConnectionLabel } from './connection-label.ts';
import { isTold, toAbilities } from './known-abilities.ts';

/** A model in the picker. */
export interface ModelRow {
  pick: ModelPick;
  /** What is shown of it: its name, or its connection's where it has none. */
  name: string;
  connectionName: string;
  abilities: readonly ModelAbility[];
  /** Whether the endpoint has said so; else it is probable by the name. */
  isTold: boolean;
  isFavourite: boolean;
}

/** Models that stand together: `favourites`, `recent`, or those of a connection, by its name. */
export interface ModelGroup {
  key: string;
  kind: 'favourites' | 'recent' | 'connection';
  name: string;
  rows: ModelRow[];
  /** How many more there are. */
  more: number;
}

/** Whether it is the same model of the same connection. */
export function isSamePick(one: ModelPick | null, other: ModelPick | null): boolean {
  return one?.connectionId === other?.connectionId && one?.model === other?.model;
}

/** Whether a text has all words of what was typed. */
export function hasWords(text: string, typed: string): boolean {
  const words = typed.toLowerCase().split(/\s+/u).filter(Boolean);
  const lower = text.toLowerCase();
  return words.every((word) => lower.includes(word));
}

/**
 * The models that have all words of what was typed: favourites, those that were picked last, then by connection, with the
 * one that is `chosen` first. At most `most` of each connection: an endpoint can list thousands, and nobody reads them.
 */
export function findModels(
  connections: readonly ConnectionView[],
  { favouriteModels, recentModels }: Pick<Settings, 'favouriteModels' | 'recentModels'>,
  chosen: ModelPick | null,
  typed: string,
  most: number,
): ModelGroup[] {
  const toRow = (connection: ConnectionView, model: string): ModelRow => ({
    pick: { connectionId: connection.id, model },
    name: removeHidden(model) || connection.name,
    connectionName: toConnectionLabel(connection, connections),
    abilities: toAbilities(connection, model),
    isTold: isTold(connection, model),
    isFavourite: favouriteModels.some((pick) =>
      isSamePick(pick, { connectionId: connection.id, model }),
    ),
  });
  const fits = (connection: ConnectionView, model: string): boolean =>
    hasWords(`${model} ${toConnectionLabel(connection, connections)}`, typed);
  const toPicked = (picks: readonly ModelPick[]): ModelRow[] =>
    picks.flatMap(({ connectionId, model }) => {
      const connection = connections.find(({ id }) => id === connectionId);
      return connection && fits(connection, model) ? [toRow(connection, model)] : [];
    });
  const recent = recentModels.filter(
    (pick) => !favouriteModels.some((other) => isSamePick(pick, other)),
  );
  const first: ModelGroup[] = [
    { key: 'favourites', kind: 'favourites', name: '', rows: toPicked(favouriteModels), more: 0 },
    { key: 'recent', kind: 'recent', name: '', rows: toPicked(recent), more: 0 },
  ];
  const shown = new Set(
    [...favouriteModels, ...recent].map(({ connectionId, model }) => `${connectionId}\n${model}`),
  );
  const others = connections.map((connection): ModelGroup => {
    const found = toModels(connection, chosen).filter(
      (model) => !shown.has(`${connection.id}\n${model}`) && fits(connection, model),
    );
    const rows = found.slice(0, most).map((model) => toRow(connection, model));
    const more = found.length - rows.length;
    return {
      key: connection.id,
      kind: 'connection',
      name: toConnectionLabel(connection, connections),
      rows,
      more,
    };
  });
  return [...first, ...others].filter(({ rows }) => rows.length > 0);
}

/** The chosen and the connection's own model first: the endpoint's list may lack both. */
function toModels({ id, model, models }: ConnectionView, chosen: ModelPick | null): string[] {
  const own = chosen?.connectionId === id ? [chosen.model] : [];
  const all = [...new Set([...own, model, ...models])];
  return all.length > 1 ? all.filter((name) => name !== '') : all;
}

/** The picks with that one before all others, and no more than are worth keeping. */
export function toRecent(picks: readonly ModelPick[], pick: ModelPick): ModelPick[] {
  return [pick, ...picks.filter((other) => !isSamePick(other, pick))].slice(0, 5);
}
