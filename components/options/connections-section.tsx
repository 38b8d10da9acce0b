import { useRef } from 'preact/hooks';
import type { ConnectionDesk } from '../../lib/surface/connection-desk.ts';
import type { Gestures, Surface } from '../../lib/surface/surface.ts';
import { useStrings } from '../strings-context.tsx';
import { ConnectionEditor } from './connection-editor.tsx';
import { ConnectionList } from './connection-list.tsx';
import { NextStep } from './next-step.tsx';

/** What the connections' part of the page is given. */
export interface ConnectionsSectionProps {
  surface: Surface;
  gestures: Gestures;
  desk: ConnectionDesk;
}

/** The list, once there is something in it, and the form of one connection. */
export function ConnectionsSection({ surface, gestures, desk }: ConnectionsSectionProps) {
  const { t } = useStrings();
  const heading = useRef<HTMLHeadingElement>(null);
  const open = desk.open.value;
  const { form } = open;
  const saved = form.saved.value;
  const none = surface.connections.value.length === 0;
  const barred = form.report.value?.type === 'saved-without-access';
  const newTitle = none ? 'options.firstConnection' : 'options.newConnection';
  return (
    <>
      {!none && (
        <ConnectionList
          surface={surface}
          desk={desk}
          // After the new form is drawn, so that its own heading is read.
          onOpened={() => setTimeout(() => heading.current?.focus())}
        />
      )}
      <section>
        <h2 ref={heading} tabIndex={-1}>
          {saved ? t('options.editConnection', { name: saved.name }) : t(newTitle)}
        </h2>
        <ConnectionEditor
          key={form.serial}
          surface={surface}
          open={open}
          onDevice={desk.keyless.onDevice.value}
        />
        {desk.firstSaved.value && !barred && <NextStep gestures={gestures} />}
      </section>
    </>
  );
}
