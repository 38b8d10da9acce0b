/** Plain prose, as answers are until markdown is rendered. */
export const prose = {
  question: 'Why is the sky blue, and red in the evening?',
  answer: `Sunlight holds all colours. On its way through the air it meets molecules that are far smaller than its wavelengths, and these scatter short waves much more than long ones: blue about five times as strongly as red.

So a part of the blue leaves the straight path and reaches your eye from everywhere. That is the blue of the sky.

In the evening the light comes in at a low angle and crosses forty times as much air. By the time it arrives, most of the blue has been scattered away along the path, and what is left is orange and red.

Dust and smoke make the effect stronger, which is why sunsets after a forest fire or an eruption are so deep.`,
  reasoning: `The question has two halves: the day and the evening. Both follow from Rayleigh scattering, with intensity proportional to one over the fourth power of the wavelength.

Check the ratio: 450 nm against 680 nm gives (680/450)^4, about 5.2. Good enough for "about five times".

Then the path length. At the horizon the air mass is about 38. I will say forty.`,
  followUp: 'And why is it not violet?',
  followUpAnswer: `Violet is scattered even more. But the sun sends less of it, the upper air absorbs some, and the eye is less sensitive there. The mixture that arrives looks blue to us.`,
  /** Words of both answers. */
  found: 'blue',
  refusal: 'I can tell why the sky is blue, but not how to look into the sun with the naked eye.',
} as const;

export const arabic = {
  question: 'لماذا السماء زرقاء؟',
  answer: `ضوء الشمس يحتوي على جميع الألوان. عندما يمر عبر الهواء تشتت الجزيئات الموجات القصيرة أكثر من الطويلة.

لذلك يصل الأزرق إلى العين من كل اتجاه (حوالي 5 مرات أكثر من الأحمر عند 450 nm).

In English this is called “Rayleigh scattering”.

في المساء يعبر الضوء هواءً أكثر بأربعين مرة، فيبقى البرتقالي والأحمر.`,
} as const;

export const german = {
  question: 'Warum ist der Himmel blau?',
  answer: `Sonnenlicht enthält alle Farben. Auf dem Weg durch die Luft trifft es auf Moleküle, die kurze Wellen viel stärker streuen als lange: Blau etwa fünfmal so stark wie Rot.

Darum kommt Blau aus allen Richtungen. Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz ist ein langes Wort.`,
} as const;

/** What text meets in the wild: long words, code, addresses, blank lines, many scripts. */
export const mixed = {
  question: 'Show me everything at once',
  answer: `A long word: Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft.

An address: https://example.com/a/very/long/path/without/any/space/in/it?with=a&query=that&goes=on&and=on

for (const [index, delta] of deltas.entries()) {
    await write(delta); // four spaces of indent
}

日本語の文章と한국어 문장, emoji 👩‍👩‍👧‍👦 🏳️‍🌈, combining e\u0301te\u0301, \uFDF2.


Two blank lines above. <script>alert(1)</script> & "quotes" stay text.`,
} as const;

/** Words cut as a tokenizer might, never inside a sequence. */
export function toDeltas(text: string): string[] {
  return text.match(/\s*\S+|\s+$/gu) ?? [];
}
