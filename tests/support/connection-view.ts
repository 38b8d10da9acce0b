import type { ConnectionView } from '../../lib/core/connection.ts';
import { singleTry } from './single-try.ts';

/** A connection as surfaces see it, without a key. */
export function toConnectionView(id: string): ConnectionView {
  return {
    id,
    name: id,
    provider: 'custom',
    baseUrl: 'https://x.example/v1',
    model: `${id}-model`,
    models: [],
    systemPrompt: '',
    tuning: singleTry,
    corrections: {},
    createdAtMs: 1,
    key: null,
  };
}
