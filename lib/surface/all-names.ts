import type { CharacterNames } from '../markdown/entities.ts';
import { createOnDemand } from './on-demand.ts';

/** All names of characters: loaded when a text has one that is not among the common ones. */
export const allNames = createOnDemand<CharacterNames>(
  async () => (await import('../markdown/all-names.ts')).allNames,
);
