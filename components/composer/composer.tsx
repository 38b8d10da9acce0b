import { untracked, useComputed, useSignal, useSignalEffect } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { toSentContent } from '../../lib/core/content.ts';
import type { ContentPart } from '../../lib/core/content.ts';
import { awaitedDraft, inReading } from '../../lib/surface/in-reading.ts';
import { chosenPrompt } from '../../lib/surface/serving/chosen-prompt.ts';
import { onDemand } from '../on-demand.tsx';
import { IconButton } from '../icon-button.tsx';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';
import { ComposerHint } from './composer-hint.tsx';
import { DraftBox } from './draft-box.tsx';
import { RejectionLine } from './rejection-line.tsx';
import { SendButton } from './send-button.tsx';
import { toObstacle } from './to-obstacle.ts';
import type { Obstacle } from './to-obstacle.ts';

const AttachWatch = onDemand(async () => (await import('./attach-watch.tsx')).AttachWatch);
const ContextTools = onDemand(async () => (await import('./context-tools.tsx')).ContextTools);
const ToolsMenu = onDemand(async () => (await import('./tools-menu.tsx')).ToolsMenu);
const WaitingList = onDemand(async () => (await import('./waiting-list.tsx')).WaitingList);

const SlashMenu = onDemand(async () => (await import('../prompts/slash-menu.tsx')).SlashMenu);
const PromptForm = onDemand(async () => (await import('../prompts/prompt-form.tsx')).PromptForm);
const ServerPromptCard = onDemand(
  async () => (await import('../serving/server-prompt-card.tsx')).ServerPromptCard,
);

/** Where questions are written. */
export function Composer(): JSX.Element {
  const { surface } = useSurface();
  const { t } = useStrings();
  const [adding, setAdding] = useState(false);
  const [choosingTools, setChoosingTools] = useState(false);
  const [met, setMet] = useState<Obstacle | undefined>();
  const { prompts } = surface;
  const caret = useSignal(0);
  /** What is typed behind an `@`, up to the caret. */
  const typed = useComputed(() => {
    const before = surface.draft.value.slice(Math.max(0, caret.value - 99), caret.value);
    return /(?:^|\s)@([^\s@]*)$/.exec(before)?.[1];
  });
  const hasWords = useComputed(
    () => /\S/.test(surface.draft.value) || prompts.offer.value !== null,
  );
  const isSlash = useComputed(() => /^\/\S*$/.test(surface.draft.value));
  const [chosenEarly, setChosenEarly] = useState(false);
  useSignalEffect(() => {
    if (!isSlash.value) setChosenEarly(false);
  });

  const [isSettled, setSettled] = useState(false);
  useSignalEffect(() => {
    // What is read comes before all that can be done with it.
    if (surface.loaded.value) requestIdleCallback(() => setSettled(true));
  });
  useEffect(() => {
    if (isSettled) SlashMenu.prefetch();
  }, [isSettled]);

  /**
   * What is sent before its conversation is there waits, since nobody knows yet what it would follow; so does what is sent
   * while something is read that is to go along.
   */
  const isWhole = (): boolean => surface.loaded.value && inReading.value === 0;

  const send = (): void => {
    if (!hasWords.value) return;
    // Whoever types fast is not to send what was meant to choose.
    if (isSlash.value && !SlashMenu.isHere()) return setChosenEarly(true);
    const obstacle = toObstacle(surface);
    setMet(obstacle);
    awaitedDraft.value = isWhole() ? undefined : surface.draft.value;
    if ((obstacle && obstacle !== 'live') || awaitedDraft.value !== undefined) return;
    const filled = prompts.fill(surface.draft.value);
    if (filled === null) return;
    const content: ContentPart[] = filled?.content ?? [
      { type: 'text', text: surface.draft.value },
      ...toSentContent(surface.context.value),
    ];
    if (obstacle === 'live') {
      surface.waiting.add({ content, how: filled?.how, from: filled?.from });
      surface.setDraft('');
      surface.setContext([]);
    } else {
      surface.ask(content, filled?.how);
    }
    prompts.choose(null);
  };

  useSignalEffect(() => {
    if (surface.wantedTabId.value !== null) setAdding(true);
  });
  useSignalEffect(() => {
    if (!isWhole()) return;
    untracked(() => {
      // Whoever has typed on since then is not done.
      if (awaitedDraft.value === surface.draft.value) send();
      awaitedDraft.value = undefined;
    });
  });

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
        event.currentTarget.querySelector('textarea')?.focus();
      }}
    >
      <div class="composer-above">
        <RejectionLine />
        {surface.waiting.list.value.length > 0 && <WaitingList />}
        <ComposerHint obstacle={met === toObstacle(surface) ? met : undefined} />
        {isSettled && <AttachWatch />}
        {choosingTools && <ToolsMenu onClose={() => setChoosingTools(false)} />}
        {prompts.offer.value !== null && <PromptForm />}
        {chosenPrompt.value !== null && <ServerPromptCard />}
        {isSlash.value && <SlashMenu isChosen={chosenEarly} />}
        {(adding || typed.value !== undefined || surface.context.value.length > 0) && (
          <ContextTools isAdding={adding} typed={typed.value} onAdded={() => setAdding(false)} />
        )}
      </div>
      <div class="composer-box">
        <IconButton
          icon="plus"
          label={t('panel.addContext')}
          expanded={adding}
          onClick={(event) => {
            // What is being read comes, or says why not: neither is to be closed away.
            if (!event.currentTarget.form?.querySelector('[aria-busy=true]')) setAdding(!adding);
          }}
        />
        <IconButton
          icon="wrench"
          label={t('panel.tools')}
          expanded={choosingTools}
          pressed={surface.toolsOn.value}
          onClick={() => setChoosingTools(!choosingTools)}
        />
        <DraftBox caret={caret} onSend={send} />
        <SendButton
          hasWords={hasWords}
          onWait={(event) => {
            event.currentTarget.form?.querySelector('textarea')?.focus();
            send();
          }}
        />
      </div>
    </form>
  );
}
