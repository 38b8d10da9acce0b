import { signal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import { removeHidden } from '../../core/hidden-characters.ts';
import type { RunError } from '../../core/run-error.ts';
import type { ServerPrompt } from '../../core/tool-server.ts';
import type { ToolServer } from '../../core/tool-settings.ts';
import type { Surface } from '../surface.ts';
import type { ServersPrompt } from './chosen-prompt.ts';
import { createServerRequests, toServersOn } from './server-requests.ts';
import type { Given } from './server-requests.ts';

/** Nobody waits longer for a menu, in ms. */
const patienceMs = 5_000;

type Listed = 'asking' | Given<{ prompts: readonly ServerPrompt[] }>;

/** What the servers that are on offer in the slash menu, as far as it is known. */
export interface ServerPrompts {
  prompts: readonly ServersPrompt[];
  /** The names of those that are being asked. */
  asked: readonly string[];
  /** Those that gave nothing, and why. */
  faults: readonly { server: string; error: RunError }[];
}

/** What each server has said, for as long as this page lives. */
const listed = new WeakMap<object, Map<string, Signal<Listed>>>();

/** Asks the servers that are on and have not said it yet; those that failed are asked again. */
export function askForPrompts(
  surface: Pick<Surface, 'request' | 'settings'>,
  toPatience: () => AbortSignal = () => AbortSignal.timeout(patienceMs),
): void {
  const known = toKnown(surface);
  for (const server of toServersOn(surface)) {
    const before = known.get(toMark(server));
    const said = before?.peek();
    if (said === 'asking' || (said && 'prompts' in said)) continue;
    const now = before ?? signal<Listed>('asking');
    now.value = 'asking';
    known.set(toMark(server), now);
    void createServerRequests(surface)
      .prompts(server.id, toPatience())
      .catch(() => ({ error: { kind: 'timed-out', host: toHost(server) } as const }))
      .then((given) => {
        now.value = given;
      });
  }
}

/** What they have said. Read it where it is to be read again once one says more. */
export function toServerPrompts(surface: Pick<Surface, 'request' | 'settings'>): ServerPrompts {
  const known = toKnown(surface);
  const prompts: ServersPrompt[] = [];
  const asked: string[] = [];
  const faults: ServerPrompts['faults'][number][] = [];
  for (const server of toServersOn(surface)) {
    const said = known.get(toMark(server))?.value;
    if (said === undefined) continue;
    if (said === 'asking') asked.push(server.name);
    else if ('error' in said) faults.push({ server: server.name, error: said.error });
    else prompts.push(...said.prompts.map((prompt) => ({ server, prompt })));
  }
  return { prompts, asked, faults };
}

/** The prompts that what was typed behind the slash may mean, the best first. */
export function findServerPrompts(
  prompts: readonly ServersPrompt[],
  typed: string,
): readonly ServersPrompt[] {
  const wanted = typed.toLocaleLowerCase();
  const begins = ({ prompt }: ServersPrompt): boolean =>
    toSlash(prompt).toLocaleLowerCase().startsWith(wanted);
  const has = (text: string): boolean => text.toLocaleLowerCase().includes(wanted);
  const others = prompts.filter(
    (each) => !begins(each) && (has(each.prompt.title) || has(each.server.name)),
  );
  return [...prompts.filter(begins), ...others];
}

/** What is typed behind the slash for it. */
export function toSlash({ name }: ServerPrompt): string {
  return removeHidden(name).replaceAll(/\s+/g, '-').slice(0, 40);
}

function toKnown({ request }: Pick<Surface, 'request'>): Map<string, Signal<Listed>> {
  const known = listed.get(request) ?? new Map<string, Signal<Listed>>();
  listed.set(request, known);
  return known;
}

/** What of a server other prompts come with when it changes. */
function toMark({ id, url, auth, headerName }: ToolServer): string {
  return JSON.stringify([id, url, auth, headerName]);
}

function toHost({ url }: ToolServer): string | undefined {
  return URL.canParse(url) ? new URL(url).host : undefined;
}
