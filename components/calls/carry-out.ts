import { removeHidden } from '../../lib/core/hidden-characters.ts';
import type { CallAsk, SurfaceAction } from '../../lib/core/tool.ts';
import type { Gestures } from '../../lib/surface/surface.ts';
import { download } from '../download.ts';

/** What came of the click that allows a call: whether the browser allows it too, and what this page could not do, for the model. */
export interface CarriedOut {
  isAllowed: boolean;
  failure?: string;
}

/** Asks the browser for what a call needs, and does what only a click may. Call it synchronously in the click. */
export async function carryOut(
  { needs, action }: CallAsk,
  gestures: Pick<Gestures, 'requestAccess'>,
): Promise<CarriedOut> {
  if (needs) {
    const isAllowed = await gestures.requestAccess(needs).catch(() => false);
    if (!isAllowed) return { isAllowed };
  }
  if (!action) return { isAllowed: true };
  try {
    await act(action);
    return { isAllowed: true };
  } catch {
    const failure =
      action.type === 'copy'
        ? 'The browser did not let the text be copied to the clipboard.'
        : 'The browser did not let the file be saved.';
    return { isAllowed: true, failure };
  }
}

async function act(action: SurfaceAction): Promise<void> {
  if (action.type === 'copy') return navigator.clipboard.writeText(action.text);
  // What the name shows is what it is: no sign in it turns its end around.
  const name = removeHidden(action.name);
  download({ name, blob: new Blob([action.text], { type: 'text/plain' }) });
  return undefined;
}
