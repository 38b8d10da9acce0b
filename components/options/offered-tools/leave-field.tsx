import type { JSX } from 'preact';
import { toToolLeave } from '../../../lib/core/tool-settings.ts';
import type { ToolSettings } from '../../../lib/core/tool-settings.ts';
import { toolLeaves } from '../../../lib/core/tool.ts';
import type { ToolDesk } from '../../../lib/surface/tools/tool-desk.ts';
import { useStrings } from '../../strings-context.tsx';

/** What the choice is given. */
export interface LeaveFieldProps {
  tool: { name: string; acts: boolean };
  /** What the tool is called on screen. */
  words: string;
  settings: Pick<ToolSettings, 'toolLeaves'>;
  desk: ToolDesk;
}

/** Whether a tool is offered. Its name is said to those who hear the choice alone. */
export function LeaveField({ tool, words, settings, desk }: LeaveFieldProps): JSX.Element {
  const { t } = useStrings();
  return (
    <select
      class="tool-leave"
      aria-label={t('tools.leave', { name: words })}
      value={toToolLeave(tool, settings)}
      onChange={(event) => {
        const leave = toolLeaves[event.currentTarget.selectedIndex];
        if (leave) void desk.setLeave(tool, leave);
      }}
    >
      {toolLeaves.map((leave) => (
        <option key={leave} value={leave}>
          {t(`tools.leave.${leave}`)}
        </option>
      ))}
    </select>
  );
}
