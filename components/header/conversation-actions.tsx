import type { JSX } from 'preact';
import type { ConversationEntry } from '../../lib/surface/surface.ts';
import { download } from '../download.ts';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';

/** What can be done with one conversation of the list. `attempt` says where something was not done. */
export function ConversationActions(props: {
  entry: ConversationEntry;
  title: string;
  attempt: (work: () => Promise<boolean>) => void;
  onRename: () => void;
  onPin: () => void;
  onMove: () => void;
  onFigures: () => void;
  onDelete: () => void;
}): JSX.Element {
  const { surface } = useSurface();
  const strings = useStrings();
  const { t } = strings;
  const { id, pinned } = props.entry;
  const save = (as: 'md' | 'json'): void =>
    props.attempt(async () => {
      const isShown = surface.conversationId.peek() === id;
      const leafId = (isShown && surface.branch.peek().at(-1)?.id) || null;
      // Few open this menu, and nobody before the panel is there.
      const { exportOne } = await import('../../lib/surface/export-one.ts');
      const file = await exportOne({ surface, id, as, leafId, strings, nowMs: Date.now() });
      if (file) download(file);
      return file !== undefined;
    });
  const toButton = (words: string, onClick: () => void): JSX.Element => (
    <button type="button" class="link-button" onClick={onClick}>
      {words}
      {/* Names the conversation to those who hear the button alone. */}
      <span class="visually-hidden"> {props.title}</span>
    </button>
  );
  return (
    <div class="sheet-actions">
      {toButton(t('list.rename'), props.onRename)}
      {toButton(t(pinned ? 'list.unpin' : 'list.pin'), props.onPin)}
      {toButton(t('list.move'), props.onMove)}
      {toButton(t('list.figures'), props.onFigures)}
      {toButton(t('export.markdown'), () => save('md'))}
      {toButton(t('export.json'), () => save('json'))}
      {toButton(t('export.delete'), props.onDelete)}
    </div>
  );
}
