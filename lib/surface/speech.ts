import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';

/** Reads texts aloud, one at a time, with voices of this device alone: others send the text away to be spoken. */
export interface Speech {
  /** Whose text is read now; null for none. */
  readonly speaking: ReadonlySignal<string | null>;
  /**
   * Reads a text in place of whatever is read. Resolves with false where this device has no voice of its own.
   *
   * @param language as BCP 47; the browser's where nobody knows
   */
  speak(id: string, text: string, language: string | undefined): Promise<boolean>;
  stop(): void;
  /** Stops where it is that text which is read. */
  stopIf(id: string): void;
}

/** What is used of `SpeechSynthesis`. */
export type Speaker = Pick<
  SpeechSynthesis,
  'getVoices' | 'speak' | 'cancel' | 'addEventListener' | 'removeEventListener'
>;

/** Browsers load their voices when they are first asked for them, and some have none and say nothing. */
const voicesMs = 1_000;
/** A browser may fall silent in the midst of a longer piece. */
const longestPiece = 220;

/** Builds it for the speaker of a page. */
export function createSpeech(
  speaker: Speaker,
  toUtterance: (text: string) => SpeechSynthesisUtterance,
): Speech {
  const speaking = signal<string | null>(null);
  /** Counts what was asked for: what follows a later wish is nobody's wish any more. */
  let turn = 0;
  const stop = (): void => {
    turn += 1;
    speaking.value = null;
    speaker.cancel();
  };
  return {
    speaking,
    stop,
    stopIf(id) {
      if (speaking.value === id) stop();
    },
    async speak(id, text, language) {
      stop();
      const mine = turn;
      const voice = pickVoice(await readVoices(speaker), language);
      if (mine !== turn) return true;
      if (!voice) return false;
      speaking.value = id;
      const pieces = toPieces(text);
      for (const [index, piece] of pieces.entries()) {
        const utterance = toUtterance(piece);
        utterance.voice = voice;
        utterance.lang = voice.lang;
        const isLast = index === pieces.length - 1;
        const onEnd = (): void => {
          if (mine === turn) speaking.value = null;
        };
        if (isLast) utterance.addEventListener('end', onEnd);
        utterance.addEventListener('error', onEnd);
        speaker.speak(utterance);
      }
      if (pieces.length === 0) speaking.value = null;
      return true;
    },
  };
}

/** A voice of this device for that language, or failing that its default one; undefined where it has none. */
export function pickVoice(
  voices: readonly SpeechSynthesisVoice[],
  language: string | undefined,
): SpeechSynthesisVoice | undefined {
  const own = voices.filter(({ localService }) => localService);
  const speaks = (tag: string) =>
    own.find(({ lang }) => lang.replace('_', '-').toLowerCase().startsWith(tag.toLowerCase()));
  const [primary = ''] = (language ?? '').split('-');
  const found = primary === '' ? undefined : (speaks(language ?? '') ?? speaks(primary));
  return found ?? own.find((voice) => voice.default) ?? own[0];
}

/** A text in pieces that end with sentences where they can, with a word otherwise. */
export function toPieces(text: string): string[] {
  const pieces: string[] = [];
  for (const sentence of text.split(/(?<=[.?!。？！…]["”»』」)]*)\s+|\n+/u)) {
    let rest = sentence.trim();
    while (rest.length > longestPiece) {
      const space = rest.lastIndexOf(' ', longestPiece);
      const cut = rest.slice(0, space > 0 ? space : longestPiece).replace(/[\ud800-\udbff]$/u, '');
      pieces.push(cut);
      rest = rest.slice(cut.length).trim();
    }
    if (/[\p{L}\p{N}]/u.test(rest)) pieces.push(rest);
  }
  return pieces;
}

async function readVoices(speaker: Speaker): Promise<readonly SpeechSynthesisVoice[]> {
  const voices = speaker.getVoices();
  if (voices.length > 0) return voices;
  const { promise, resolve } = Promise.withResolvers<void>();
  const come = (): void => resolve();
  speaker.addEventListener('voiceschanged', come);
  const timer = setTimeout(come, voicesMs);
  await promise;
  clearTimeout(timer);
  speaker.removeEventListener('voiceschanged', come);
  return speaker.getVoices();
}
