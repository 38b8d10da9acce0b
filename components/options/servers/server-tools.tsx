import type { JSX } from 'preact';
import { removeHidden } from '../../../lib/core/hidden-characters.ts';
import type { ServerTool } from '../../../lib/core/tool-server.ts';
import type { ToolServer } from '../../../lib/core/tool-settings.ts';
import { Icon } from '../../icon.tsx';
import { useStrings } from '../../strings-context.tsx';

/** More of them are folded away together: a server may list hundreds. */
const fewTools = 20;

/** More is folded away: a description is a stranger's, and may be as long as a page. */
const shortDescription = 240;

/** The tools that a server lists, each with a switch. All words are the server's, as plain text. */
export function ServerTools(props: {
  server: ToolServer;
  tools: readonly ServerTool[];
  onSwitch: (tool: string, on: boolean) => void;
}): JSX.Element {
  const { server, tools, onSwitch } = props;
  const { t } = useStrings();
  return (
    <details class="fold server-tools" open={tools.length <= fewTools}>
      <summary>
        <Icon name="chevron-right" class="fold-mark" />
        {t('servers.tools', { count: tools.length })}
        <span class="visually-hidden"> {server.name}</span>
      </summary>
      <p class="hint">{t('servers.toolsHint')}</p>
      <ul>
        {tools.map((tool, at) => (
          <Tool
            key={tool.name}
            id={`server-tool-${server.id}-${at}`}
            tool={tool}
            isOn={!server.off.includes(tool.name)}
            onSwitch={(on) => onSwitch(tool.name, on)}
          />
        ))}
      </ul>
    </details>
  );
}

function Tool(props: {
  id: string;
  tool: ServerTool;
  isOn: boolean;
  onSwitch: (on: boolean) => void;
}): JSX.Element {
  const { id, tool, isOn, onSwitch } = props;
  const { t } = useStrings();
  const title = removeHidden(tool.title);
  const name = removeHidden(tool.name);
  const description = removeHidden(tool.description).trim();
  const isShort = description.length <= shortDescription;
  return (
    <li data-server-tool={tool.name}>
      <label class="check">
        <input
          type="checkbox"
          checked={isOn}
          aria-describedby={id}
          onChange={(event) => onSwitch(event.currentTarget.checked)}
        />
        <span>
          <bdi>{title}</bdi>
          {name !== title && (
            <>
              {' '}
              <code>
                <bdi>{name}</bdi>
              </code>
            </>
          )}
        </span>
      </label>
      <div class="server-tool-words" id={id}>
        <p>
          <span class="badge">{t(tool.acts ? 'servers.acts' : 'servers.reads')}</span>
        </p>
        {tool.left && <p class="hint">{t(`servers.left.${tool.left}`)}</p>}
        {description === '' && <p class="hint">{t('servers.noDescription')}</p>}
        {description !== '' && (
          <p>
            <bdi>{isShort ? description : `${description.slice(0, shortDescription)}…`}</bdi>
          </p>
        )}
      </div>
      {!isShort && (
        <details class="fold detail">
          <summary>
            <Icon name="chevron-right" class="fold-mark" />
            {t('servers.more')}
            <span class="visually-hidden"> {title}</span>
          </summary>
          <p dir="auto">{description}</p>
        </details>
      )}
    </li>
  );
}
