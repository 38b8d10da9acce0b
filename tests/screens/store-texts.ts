/** What the pictures for the stores show, in one language. */
export interface StoreTexts {
  readonly language: 'en' | 'de';
  readonly explain: {
    readonly headline: string;
    readonly title: string;
    readonly before: readonly string[];
    readonly marked: string;
    readonly after: string;
    readonly question: string;
    readonly answer: string;
  };
  readonly document: {
    readonly headline: string;
    readonly title: string;
    readonly page: readonly string[];
    readonly question: string;
    readonly answer: string;
  };
  readonly setUp: { readonly headline: string };
}

const english: StoreTexts = {
  language: 'en',
  explain: {
    headline: 'Ask about what you are reading',
    title: 'Why rivers wander',
    before: [
      'No river runs straight for long. Even in soft, flat ground, where nothing stands in its way, it begins to swing from side to side, and every year a little more.',
      'A small stone or a fallen tree is enough to begin with. It turns the water a little to one side, and from there on the bend feeds itself.',
    ],
    marked:
      'The current is fastest along the outer bank, where it cuts into the soil, and slowest along the inner one, where it lets go of the sand that it carries.',
    after: 'So the loop grows outwards, until two of its bends meet.',
    question: 'Explain the selected text.',
    answer: `A bend grows because the water in it is **not equally fast everywhere**.

- **Outside** it has further to travel and is pressed against the bank. Fast water carries more, so it takes soil along, and the bank moves back.
- **Inside** it is slow. Slow water cannot hold its sand, which sinks and builds a flat beach.

Both banks therefore move the same way: outwards. The river keeps its width while the bend becomes wider, which makes the difference in speed larger still.`,
  },
  document: {
    headline: 'Answers that read like documents, also at night',
    title: 'Release notes 4.0',
    page: [
      'The importer reads three formats now. Files larger than 50 MB are read in pieces, so that the window stays usable.',
      'Calls of the old interface still work, and say once what to use instead. They will be gone in version 5.',
      'Measured on a laptop of 2021, with 10,000 rows: reading takes 1.4 s (3.8 s before), writing 0.6 s (0.9 s before).',
    ],
    question: 'What do I have to change, and what do I gain?',
    answer: `Only the call itself, before version 5 comes:

\`\`\`ts
const rows = await read(file, { format: 'csv' });
\`\`\`

What you gain, with 10,000 rows:

| | before | now |
| --- | ---: | ---: |
| reading | 3.8 s | **1.4 s** |
| writing | 0.9 s | **0.6 s** |

Files of more than 50 MB no longer block the window.`,
  },
  setUp: { headline: 'Any provider, with your own key' },
};

const german: StoreTexts = {
  language: 'de',
  explain: {
    headline: 'Fragen Sie zu dem, was Sie gerade lesen',
    title: 'Warum Flüsse wandern',
    before: [
      'Kein Fluss bleibt lange gerade. Selbst in weichem, ebenem Boden, wo ihm nichts im Weg steht, beginnt er hin und her zu schwingen, jedes Jahr ein wenig mehr.',
      'Ein kleiner Stein oder ein gefallener Baum genügt für den Anfang. Er lenkt das Wasser ein wenig zur Seite, und von da an nährt die Biegung sich selbst.',
    ],
    marked:
      'Am schnellsten ist die Strömung am äußeren Ufer, wo sie in den Boden schneidet, am langsamsten am inneren, wo sie den Sand fallen lässt, den sie mit sich führt.',
    after: 'So wächst die Schleife nach außen, bis zwei ihrer Bögen sich treffen.',
    question: 'Erkläre den markierten Text.',
    answer: `Eine Biegung wächst, weil das Wasser in ihr **nicht überall gleich schnell** ist.

- **Außen** hat es den weiteren Weg und wird ans Ufer gedrückt. Schnelles Wasser trägt mehr, nimmt also Erde mit, und das Ufer weicht zurück.
- **Innen** ist es langsam. Langsames Wasser kann seinen Sand nicht halten; er sinkt und bildet einen flachen Strand.

Beide Ufer wandern deshalb in dieselbe Richtung: nach außen. Der Fluss bleibt so breit, wie er war, während die Biegung weiter wird.`,
  },
  document: {
    headline: 'Antworten, die sich wie Dokumente lesen, auch bei Nacht',
    title: 'Neu in Version 4.0',
    page: [
      'Der Import liest jetzt drei Formate. Dateien über 50 MB werden in Stücken gelesen, damit das Fenster bedienbar bleibt.',
      'Aufrufe der alten Schnittstelle gehen weiterhin und sagen ein Mal, was an ihre Stelle tritt. Mit Version 5 fallen sie weg.',
      'Gemessen auf einem Notebook von 2021 mit 10.000 Zeilen: Das Lesen dauert 1,4 s (vorher 3,8 s), das Schreiben 0,6 s (vorher 0,9 s).',
    ],
    question: 'Was muss ich ändern, und was habe ich davon?',
    answer: `Nur den Aufruf selbst, bevor Version 5 kommt:

\`\`\`ts
const rows = await read(file, { format: 'csv' });
\`\`\`

Was Sie davon haben, bei 10.000 Zeilen:

| | vorher | jetzt |
| --- | ---: | ---: |
| Lesen | 3,8 s | **1,4 s** |
| Schreiben | 0,9 s | **0,6 s** |

Dateien über 50 MB halten das Fenster nicht mehr auf.`,
  },
  setUp: {
    headline: 'Jeder Anbieter, mit Ihrem eigenen Schlüssel',
  },
};

/** One set for each language that the listings have. */
export const storeTexts: readonly StoreTexts[] = [english, german];
