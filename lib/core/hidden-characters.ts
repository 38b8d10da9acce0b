/**
 * Scripts whose words are written with joiners and non-joiners
 * (https://www.unicode.org/versions/latest/core-spec/, chapters 9, 12, 13 and 16).
 */
const joined =
  'Arabic Syriac Nko Mongolian Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala';
/** Scripts whose words are parted by a space without a width; they have joiners too. */
const parted = 'Khmer Myanmar Tibetan Thai Lao';

const isParted = toLetters(parted);
const isJoined = toLetters(`${joined} ${parted}`);
/** What a joiner joins to a picture. */
const isPictograph = /^\p{Extended_Pictographic}$/u;
const isPicture = /^[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]$/u;
/**
 * What may have another form that a selector chooses, and the selector: pictures and keycaps have two, ideographs as many
 * as there are, letters of Mongolian three, some of Myanmar, Phags-pa and the operators one. Any other is no choice of a
 * form but a byte that nobody sees.
 */
const chosenForm = new RegExp(
  [
    '[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\d#*][\\ufe0e\\ufe0f]',
    '\\p{Script=Han}[\\ufe00-\\ufe02\\u{e0100}-\\u{e01ef}]',
    '\\p{Script=Mongolian}[\\u180b-\\u180d\\u180f]',
    '[\\p{Script=Myanmar}\\p{Script=Phags_Pa}\\p{Sm}]\\ufe00',
  ]
    .map((form) => `^${form}$`)
    .join('|'),
  'u',
);

/** The flags of England, Scotland and Wales, which are the only emoji that are made with tag characters. */
const tagFlags = ['gbeng', 'gbsct', 'gbwls']
  .map((name) => Array.from(name, (letter) => `\\u{e00${letter.charCodeAt(0).toString(16)}}`))
  .map((tags) => `\\u{1f3f4}${tags.join('')}\\u{e007f}`)
  .join('|');

/** Seen although they are format characters, or harmless alone: signs above numbers, marks of direction, soft hyphens. */
const seen =
  '\\t\\n\\r\\u00ad\\u0600-\\u0605\\u061c\\u06dd\\u070f\\u0890\\u0891\\u08e2\\u200e\\u200f\\u{110bd}\\u{110cd}\\u{13430}-\\u{1345f}';
/**
 * What Unicode wants ignored where it is not known is not drawn: fillers and codes that nobody has assigned too. Half a
 * character is none, and two halves would become one that nobody sees when what stands between them goes.
 */
const suspect = `(?![${seen}])[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Default_Ignorable_Code_Point}]`;
/** Those marks of which nobody writes two in a row: what more there are says something that is not to be seen. */
const mark = '[\\u00ad\\u061c\\u200e\\u200f]';
const hasSuspect = new RegExp(`${suspect}|${mark}(?=${mark})`, 'u');
const moreMarks = new RegExp(`(?<=${mark})${mark}+`, 'gu');
const marksAtStart = new RegExp(`^${mark}+`, 'u');
const markAtEnd = new RegExp(`${mark}$`, 'u');
/** A joiner, a black flag and its tags, and half a character, in UTF-16 units: the most that can be undecided. */
const longestFlag = 17;
/** Half a character, whose other half comes with the next piece: an endpoint may cut there too. */
const half = '[\\ud800-\\udbff]';
/** The end of a text of which more has to come before it can be told whether it is seen. */
const undecided = new RegExp(
  `\\u200d?\\u{1f3f4}[\\u{e0061}-\\u{e007a}]{0,5}\\u{e007f}?${half}?$|${suspect}${half}?$|${half}$`,
  'u',
);
const suspects = new RegExp(`(${tagFlags})|${suspect}`, 'gu');

/**
 * The text without characters that nobody sees and a model or a terminal reads: tags and selectors that carry hidden
 * text, overrides of direction that make it read differently, control characters with the escape of terminals. Those
 * that a script or an emoji needs stay, and one of several marks of direction and soft hyphens that are not parted by
 * anything that is seen: the first, so that none has to wait for the next. Text without any is returned as it is, at the
 * cost of one search.
 */
export function removeHidden(text: string): string {
  if (!hasSuspect.test(text)) return text;
  return removeFrom(0, text);
}

/** Takes a text piece by piece, and gives what is seen of it. */
export interface HiddenFilter {
  /** What of the text so far has become certain with this piece. */
  add(piece: string): string;
  /** What waited for something that never came. */
  end(): string;
}

/**
 * {@link removeHidden} for a text that comes in pieces, cut anywhere: whether a character is needed depends on the ones
 * before and after it, so one at the end of a piece waits for the next. The cost is that of the piece.
 */
export function createHiddenFilter(): HiddenFilter {
  /** The character before what waits, and what waits. */
  let before = '';
  let waiting = '';
  /** Whether what was given so far ends in a mark, behind which no other is given. */
  let isMarked = false;
  const take = (text: string): string => {
    const whole = before + text;
    const start = before.length;
    const cleaned = hasSuspect.test(text) ? removeFrom(start, whole) : text;
    // Of what is kept: what was removed is no letter that anything could belong to.
    if (cleaned !== '') before = toLastCharacter(cleaned, cleaned.length);
    const kept = isMarked ? cleaned.replace(marksAtStart, '') : cleaned;
    if (kept !== '') isMarked = markAtEnd.test(kept);
    return kept;
  };
  return {
    add(piece) {
      const text = waiting + piece;
      waiting = undecided.exec(text.slice(-longestFlag))?.[0] ?? '';
      return take(waiting === '' ? text : text.slice(0, -waiting.length));
    },
    end() {
      const text = waiting;
      waiting = '';
      return take(text);
    },
  };
}

/** Removes what is hidden behind `start`, and gives what is there; the characters before are there to be looked at. */
function removeFrom(start: number, text: string): string {
  /** Where the last thing that was removed ends, and what is kept before it: that is what stands before the next one. */
  let end = -1;
  let kept = '';
  const replaced = text.replaceAll(
    suspects,
    (found: string, flag: string | undefined, at: number) => {
      const last = at === end ? kept : toLastCharacter(text, at);
      // A mark may go yet, and is no letter.
      const before = markAtEnd.test(last) ? '' : last;
      if (at < start || flag !== undefined || isNeeded(found, before, at, text)) return found;
      end = at + found.length;
      kept = before;
      return '';
    },
  );
  return replaced.slice(start).replaceAll(moreMarks, '');
}

function isNeeded(found: string, before: string, at: number, text: string): boolean {
  switch (found) {
    // A space without a width, a non-joiner.
    case '\u200b':
      return isParted.test(before);
    case '\u200c':
      return isJoined.test(before);
    case '\u200d': {
      const after = String.fromCodePoint(text.codePointAt(at + 1) ?? 0);
      return isJoined.test(before) || (isPicture.test(before) && isPictograph.test(after));
    }
    // Keeps two marks apart, in Hebrew of the Bible.
    case '\u034f':
      return /^\p{M}$/u.test(before);
    default:
      return chosenForm.test(before + found);
  }
}

/** The character that ends before `at`; '' at the start. */
function toLastCharacter(text: string, at: number): string {
  const last = text.charCodeAt(at - 1);
  const isLow = last >= 0xdc00 && last <= 0xdfff;
  return text.slice(isLow ? at - 2 : Math.max(0, at - 1), at);
}

/** Matches a letter of any of the scripts, which are named with spaces between them. */
function toLetters(scripts: string): RegExp {
  const classes = scripts.split(' ').map((script) => `\\p{Script_Extensions=${script}}`);
  return new RegExp(`^[${classes.join('')}]$`, 'u');
}
