import type { ConnectionDraft } from '../../lib/protocol/command.ts';
import { singleTry } from './single-try.ts';

/** A new connection as a form gives it, with these fields in place of the usual. */
export function toDraft(fields: Partial<ConnectionDraft> = {}): ConnectionDraft {
  return {
    id: null,
    name: 'Mine',
    provider: 'custom',
    baseUrl: 'https://api.example.com/v1',
    model: 'm',
    models: [],
    systemPrompt: '',
    tuning: singleTry,
    ...fields,
  };
}
