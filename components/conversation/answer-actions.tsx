import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { toAnswerFile } from '../../lib/surface/copies/answer-file.ts';
import { toPlainDocument } from '../../lib/surface/copies/plain-document.ts';
import type { ShownAnswer } from '../../lib/surface/surface.ts';
import { branchWords } from '../../lib/strings/branch-words.ts';
import { download } from '../download.ts';
import { AnswerFigures } from '../figures/answer-figures.tsx';
import { useStrings, WordsProvider } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';
import { copyPlain, copyRich } from './copying.ts';
import { ForkButton } from './fork-button.tsx';
import { OtherModel } from './other-model.tsx';
import { speech } from './speaking.ts';

/** What is said of the last action. */
type Words = 'answer.copied' | 'answer.notCopied' | 'answer.noVoice' | 'export.failed';

/** How much of a text tells its language. */
const sampleLength = 1_000;

/** What else can be done with an answer. Comes with the first click that asks for it. */
export function AnswerActions({ shown }: { shown: ShownAnswer }): JSX.Element {
  const row = useRef<HTMLDivElement>(null);
  // Asked for at the log's end, they would open below it.
  useLayoutEffect(() => row.current?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <WordsProvider words={branchWords}>
      <div ref={row} class="answer-more">
        <div class="answer-actions">
          {shown.view().text.length > 0 && <TextActions shown={shown} />}
          <ForkButton shown={shown} />
        </div>
        <OtherModel shown={shown} />
        <AnswerFigures runId={shown.id} />
      </div>
    </WordsProvider>
  );
}

/** What can be done with its text. */
function TextActions({ shown }: { shown: ShownAnswer }): JSX.Element {
  const { surface, gestures } = useSurface();
  const strings = useStrings();
  const { t } = strings;
  const [told, setTold] = useState<Words | null>(null);
  const isSpeaking = speech.speaking.value === shown.id;

  // A voice that goes on where nothing is left to stop it.
  useEffect(() => () => speech.stopIf(shown.id), [shown.id]);

  const attempt = (work: () => Promise<Words | null>, failed: Words = 'export.failed'): void => {
    setTold(null);
    void work()
      .catch(() => failed)
      .then(setTold);
  };
  const plain = (): void =>
    attempt(async () => {
      await copyPlain(shown.view());
      return 'answer.copied';
    }, 'answer.notCopied');
  const rich = (article: Element | null): void =>
    attempt(async () => {
      await copyRich(shown.view(), article);
      return 'answer.copied';
    }, 'answer.notCopied');
  const speak = (): void =>
    attempt(async () => {
      const text = toPlainDocument(shown.view().text.toString());
      const language = await gestures.detectLanguage(text.slice(0, sampleLength));
      return (await speech.speak(shown.id, text, language)) ? null : 'answer.noVoice';
    });
  const share = (): void =>
    attempt(async () => {
      const file = toAnswerFile(shown.view(), surface.title.peek(), strings);
      const files = { files: [file] };
      // Where the system has no sheet for sharing, a file is what can be shared by hand.
      if (!('canShare' in navigator) || !navigator.canShare(files)) {
        download({ blob: file, name: file.name });
        return null;
      }
      return navigator.share(files).then(() => null, toShareWords);
    });
  return (
    <>
      <button type="button" class="link-button" onClick={plain}>
        {t('answer.copyPlain')}
      </button>
      <button
        type="button"
        class="link-button"
        onClick={(event) => rich(event.currentTarget.closest('article'))}
      >
        {t('answer.copyRich')}
      </button>
      <button type="button" class="link-button" onClick={isSpeaking ? speech.stop : speak}>
        {t(isSpeaking ? 'answer.stopSpeaking' : 'answer.speak')}
      </button>
      <button type="button" class="link-button" onClick={share}>
        {t('answer.share')}
      </button>
      <output class="answer-actions-told">{told && t(told)}</output>
    </>
  );
}

/** Whoever closes the sheet again knows that nothing was shared. */
function toShareWords(error: unknown): Words | null {
  return error instanceof DOMException && error.name === 'AbortError' ? null : 'export.failed';
}
