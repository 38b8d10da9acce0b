import type { JSX } from 'preact';
import { builtInNames, isActing } from '../../../lib/core/built-in-names.ts';
import type { ToolSettings } from '../../../lib/core/tool-settings.ts';
import type { ToolDesk } from '../../../lib/surface/tools/tool-desk.ts';
import { useStrings } from '../../strings-context.tsx';
import { LeaveField } from './leave-field.tsx';

/** The tools that come with the extension: what each does, what it gives away, and whether it is offered. */
export function BuiltInTools(props: {
  settings: Pick<ToolSettings, 'toolLeaves'>;
  desk: ToolDesk;
}): JSX.Element {
  const { t } = useStrings();
  return (
    <>
      <h3>{t('tools.builtIn')}</h3>
      <p class="hint">{t('tools.builtInHint')}</p>
      <ul class="tool-rows">
        {builtInNames.map((name) => {
          const tool = { name, acts: isActing(name) };
          const words = t(`calls.${name}`);
          return (
            <li key={name} class="tool-row" data-tool={name}>
              <div class="tool-words">
                <p class="tool-name">
                  {words}
                  {tool.acts && <span class="badge">{t('tools.acts')}</span>}
                </p>
                <p class="tool-facts">{t(`tools.about.${name}`)}</p>
              </div>
              <LeaveField tool={tool} words={words} {...props} />
            </li>
          );
        })}
      </ul>
    </>
  );
}
