import type { ConversationId } from '../core/ids.ts';
import { toContextName } from './draft-context.ts';
import { toEditsName } from './edits.ts';
import type { SurfaceOptions } from './surface-options.ts';
import { toWaitingName } from './waiting-questions.ts';

/** Forgets what was typed in these conversations and not sent, and where they were read. */
export function forgetTyped(
  { drafts, places }: Pick<SurfaceOptions, 'drafts' | 'places'>,
  ids: readonly ConversationId[],
): void {
  for (const id of ids) {
    for (const toName of [String, toContextName, toWaitingName, toEditsName]) {
      drafts.forget(toName(id));
    }
    places.write(id, undefined);
  }
}
