import type { ServersPrompt } from '../../lib/surface/serving/chosen-prompt.ts';
import { chosenPrompt } from '../../lib/surface/serving/chosen-prompt.ts';
import {
  findServerPrompts,
  toServerPrompts,
  toSlash,
} from '../../lib/surface/serving/server-prompts.ts';
import type { ServerPrompts } from '../../lib/surface/serving/server-prompts.ts';
import { withPagesOf } from '../../lib/surface/prompt-content.ts';
import { findBySlash, toPrompts } from '../../lib/surface/prompts.ts';
import type { Surface } from '../../lib/surface/surface.ts';
import type { Translator } from '../../lib/strings/to-translator.ts';

/** What can be chosen in the slash menu. */
export interface SlashRow {
  id: string;
  slash: string;
  name: string;
  choose(): void;
}

/** What the menu offers for what was typed: the user's own prompts, then those of servers. Null while nobody knows. */
export function toSlashRows(
  surface: Surface,
  typed: string,
  { t }: Translator,
): { rows: readonly SlashRow[] | null; servers: ServerPrompts } {
  const { prompts } = surface;
  const all = toPrompts(prompts);
  const servers = toServerPrompts(surface);
  if (all === null) return { rows: null, servers };
  const own = findBySlash(all, typed).map(({ id, slash, name }) => ({
    id: `slash-${id}`,
    slash,
    name,
    choose() {
      chosenPrompt.value = null;
      prompts.choose({ promptId: id, source: {} });
    },
  }));
  const theirs = findServerPrompts(servers.prompts, typed).map((each, at) => ({
    id: `slash-of-${each.server.id}-${at}`,
    slash: toSlash(each.prompt),
    name: t('serving.promptName', { server: each.server.name, title: each.prompt.title }),
    choose: () => choose(surface, each),
  }));
  const rows = [...own, ...theirs];
  // Nobody is told that there is none while one may come.
  return { rows: rows.length === 0 && servers.asked.length > 0 ? null : rows, servers };
}

function choose(surface: Surface, chosen: ServersPrompt): void {
  surface.prompts.choose(null);
  const context = withPagesOf(surface.context.peek(), null);
  if (context !== surface.context.peek()) surface.setContext(context);
  chosenPrompt.value = chosen;
}
