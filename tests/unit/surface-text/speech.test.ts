import { beforeEach, describe, expect, test } from 'vitest';
import { createSpeech, pickVoice, toPieces } from '../../../lib/surface/speech.ts';
import type { Speech } from '../../../lib/surface/speech.ts';

const voice = (name: string, lang: string, localService = true, isDefault = false) =>
  ({ name, lang, localService, default: isDefault, voiceURI: name }) as SpeechSynthesisVoice;

const remote = voice('remote', 'de-DE', false, true);
const english = voice('english', 'en-US', true, true);
const german = voice('german', 'de_AT');

describe('the voice', () => {
  test('is never one that sends the text away', () => {
    expect(pickVoice([remote], 'de')).toBeUndefined();
    expect(pickVoice([remote, english], 'de')).toBe(english);
  });

  test('speaks the language of the text, whatever the country', () => {
    expect(pickVoice([remote, english, german], 'de-DE')).toBe(german);
    expect(pickVoice([remote, english, german], 'fr')).toBe(english);
    expect(pickVoice([german], undefined)).toBe(german);
  });
});

describe('pieces', () => {
  test('end with sentences, in any script, and leave out what has no sound', () => {
    expect(toPieces('One. Two?  Three!\n\n---\n\nFour')).toEqual([
      'One.',
      'Two?',
      'Three!',
      'Four',
    ]);
    expect(toPieces('「一。」 二。 三')).toEqual(['「一。」', '二。', '三']);
  });

  test('of a sentence that never ends are short, and lose nothing', () => {
    const words = 'word '.repeat(200).trim();
    const pieces = toPieces(words);
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(220);
    expect(pieces.join(' ')).toBe(words);
    expect(toPieces('文'.repeat(1_000)).join('')).toBe('文'.repeat(1_000));
    expect(toPieces('😀a'.repeat(300)).join('')).toBe('😀a'.repeat(300));
  });
});

/** A synthesis that says nothing: it is told when its words have been said. */
class SilentUtterance extends EventTarget {
  voice: SpeechSynthesisVoice | null = null;
  lang = '';
  text: string;
  constructor(text: string) {
    super();
    this.text = text;
  }
}

let voices: SpeechSynthesisVoice[];
let said: SilentUtterance[];
let cancelled: number;
let speech: Speech;
let speaker: EventTarget;

beforeEach(() => {
  voices = [remote, german];
  said = [];
  cancelled = 0;
  speaker = Object.assign(new EventTarget(), {
    getVoices: () => voices,
    speak: (utterance: unknown) => void said.push(utterance as SilentUtterance),
    cancel: () => void (cancelled += 1),
  });
  speech = createSpeech(
    speaker as unknown as SpeechSynthesis,
    (text) => new SilentUtterance(text) as unknown as SpeechSynthesisUtterance,
  );
});

describe('reading aloud', () => {
  test('says all pieces with one voice of this device, and is over with the last', async () => {
    expect(await speech.speak('a', 'Eins. Zwei.', 'de')).toBe(true);
    expect(said.map(({ text, voice, lang }) => [text, voice, lang])).toEqual([
      ['Eins.', german, 'de_AT'],
      ['Zwei.', german, 'de_AT'],
    ]);
    expect(speech.speaking.value).toBe('a');
    said[0]?.dispatchEvent(new Event('end'));
    expect(speech.speaking.value).toBe('a');
    said[1]?.dispatchEvent(new Event('end'));
    expect(speech.speaking.value).toBeNull();
  });

  test('says nothing where every voice would send the text away', async () => {
    voices = [remote];
    expect(await speech.speak('a', 'Eins.', 'de')).toBe(false);
    expect(said).toEqual([]);
    expect(speech.speaking.value).toBeNull();
  });

  test('waits for voices that a browser loads late', async () => {
    voices = [];
    const asked = speech.speak('a', 'Eins.', 'de');
    voices = [german];
    speaker.dispatchEvent(new Event('voiceschanged'));
    expect(await asked).toBe(true);
    expect(said).toHaveLength(1);
  });

  test('ends when it is stopped, and the end of what it said is no news any more', async () => {
    await speech.speak('a', 'Eins.', 'de');
    speech.stopIf('b');
    expect(speech.speaking.value).toBe('a');
    speech.stopIf('a');
    expect(speech.speaking.value).toBeNull();
    await speech.speak('b', 'Zwei.', 'de');
    said[0]?.dispatchEvent(new Event('error'));
    expect(speech.speaking.value).toBe('b');
    expect(cancelled).toBeGreaterThanOrEqual(3);
  });
});
