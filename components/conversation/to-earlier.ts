import type { Shown, ShownAnswer, Surface } from '../../lib/surface/surface.ts';

/** What the branch holds before the question of that answer, oldest first. */
export function toEarlier(surface: Surface, answer: ShownAnswer): readonly Shown[] {
  const branch = surface.branch.value;
  const question = branch.findIndex(({ id }) => id === answer.message.parentId);
  return branch.slice(0, Math.max(0, question));
}
