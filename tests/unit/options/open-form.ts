import { signal } from '@preact/signals';
import type { ConnectionView } from '../../../lib/core/connection.ts';
import type { CheckedDraft } from '../../../lib/surface/connection-checks.ts';
import { createConnectionForm } from '../../../lib/surface/connection-form.ts';
import type { ConnectionForm } from '../../../lib/surface/connection-form.ts';
import { toView } from './stub-surface.ts';

/** The form of a connection that was never saved. */
export function openNew(): ConnectionForm {
  return createConnectionForm({ id: null, connections: signal([]), defaultSystemPrompt: 'Hello.' });
}

/** The form of a saved connection. */
export function openSaved(view: ConnectionView = toView()): ConnectionForm {
  const connections = signal([view]);
  return createConnectionForm({ id: view.id, connections, defaultSystemPrompt: 'Hello.' });
}

/** The draft of a form in which nothing is wrong. */
export function draftOf(form: ConnectionForm): CheckedDraft {
  const checked = form.check('all');
  if ('invalid' in checked) throw new Error(`invalid: ${checked.invalid}`);
  return checked.draft;
}
