import { onPageHide } from '../../lib/surface/on-page-hide.ts';
import { createSpeech } from '../../lib/surface/speech.ts';

/** What this page reads aloud. */
export const speech = createSpeech(speechSynthesis, (text) => new SpeechSynthesisUtterance(text));

// Some browsers read on when the page is gone.
onPageHide(speech.stop);
