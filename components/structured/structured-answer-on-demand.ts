import { onDemand } from '../on-demand.tsx';

/** An answer that is data. */
export const StructuredAnswer = onDemand(
  async () => (await import('./structured-answer.tsx')).StructuredAnswer,
);
