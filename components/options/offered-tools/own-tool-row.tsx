import type { JSX } from 'preact';
import type { OwnTool, ToolSettings } from '../../../lib/core/tool-settings.ts';
import { toHost } from '../../../lib/providers/base-url.ts';
import { findToolFaults } from '../../../lib/surface/tools/own-tool-draft.ts';
import { toOffered } from '../../../lib/surface/tools/tool-desk.ts';
import type { ToolDesk } from '../../../lib/surface/tools/tool-desk.ts';
import { useStrings } from '../../strings-context.tsx';
import { LeaveField } from './leave-field.tsx';

/** What a row of the list is given. */
export interface OwnToolRowProps {
  tool: OwnTool;
  settings: Pick<ToolSettings, 'toolLeaves' | 'ownTools'>;
  desk: ToolDesk;
  isOpen: boolean;
  /** Whether its form holds what is not saved. */
  isUnsaved: boolean;
  onEdit: () => void;
  onDelete: () => void;
}

/** One tool of the user's own. */
export function OwnToolRow(props: OwnToolRowProps): JSX.Element {
  const { tool, settings, desk, isOpen, isUnsaved } = props;
  const { t } = useStrings();
  const { name, reply } = tool;
  const isFaulty = Object.keys(findToolFaults(tool, settings.ownTools)).length > 0;
  /** Names the tool to those who hear the button alone. */
  const unseen = <span class="visually-hidden"> {name}</span>;
  return (
    <li class="tool-row" aria-current={isOpen ? 'true' : undefined} data-tool={name}>
      <div class="tool-words">
        <p class="tool-name">
          <bdi>{name}</bdi>
          {isFaulty && <span class="badge">{t('tools.faulty')}</span>}
          {isUnsaved && <span class="badge">{t('tools.unsaved')}</span>}
        </p>
        <p class="tool-facts">
          {reply.type === 'fixed'
            ? t('tools.factFixed')
            : t('tools.factEndpoint', { host: toHost(reply.url) })}
        </p>
        <div class="tool-actions">
          <button type="button" class="link-button" onClick={props.onEdit}>
            {t('tools.edit')}
            {unseen}
          </button>
          <button type="button" class="link-button" onClick={props.onDelete}>
            {t('tools.delete')}
            {unseen}
          </button>
        </div>
      </div>
      <LeaveField tool={toOffered(tool)} words={name} settings={settings} desk={desk} />
    </li>
  );
}
