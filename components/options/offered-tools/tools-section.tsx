import '../styles/tools.css';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { toolWords } from '../../../lib/strings/tool-words.ts';
import type { Gestures, Surface } from '../../../lib/surface/surface.ts';
import { builtInTokens, createToolDesk } from '../../../lib/surface/tools/tool-desk.ts';
import { useStrings, WordsProvider } from '../../strings-context.tsx';
import { CheckField } from '../check-field.tsx';
import { useLinkedHeading } from '../use-linked-heading.ts';
import { ToolServers } from '../servers/tool-servers.tsx';
import { BuiltInTools } from './built-in-tools.tsx';
import { OwnTools } from './own-tools.tsx';

/** What the section is given. */
export interface ToolsSectionProps {
  surface: Surface;
  gestures: Pick<Gestures, 'requestHost' | 'requestWebSignIn'>;
}

/** What models may call, and the user's own tools. Comes after the rest of the page. */
export function ToolsSection(props: ToolsSectionProps): JSX.Element {
  return (
    <WordsProvider words={toolWords}>
      <Section {...props} />
    </WordsProvider>
  );
}

function Section({ surface, gestures }: ToolsSectionProps): JSX.Element {
  const { t } = useStrings();
  const heading = useLinkedHeading('tools');
  const [desk] = useState(() => createToolDesk(surface));
  const settings = surface.settings.value;
  return (
    <section class="tools" id="tools">
      <h2 ref={heading} tabIndex={-1}>
        {t('tools.title')}
      </h2>
      <p>{t('tools.intro')}</p>
      <CheckField
        id="tools-on"
        label={t('tools.on')}
        hint={t('tools.onHint', { tokens: builtInTokens })}
        checked={settings.toolsOn}
        onChange={(toolsOn) => void surface.saveSettings({ toolsOn })}
      />
      <BuiltInTools settings={settings} desk={desk} />
      <OwnTools surface={surface} gestures={gestures} desk={desk} />
      <ToolServers surface={surface} gestures={gestures} />
    </section>
  );
}
