/** What an end that was named is worth. */
export type EndTrust =
  /** None was named. */
  | 'none'
  /** It came after something of the answer that named none: token counts may follow it, and nothing else. */
  | 'sure'
  /** It came before anything of the answer, or with the first piece of it. */
  | 'doubtful'
  /** More of the answer followed it. */
  | 'refuted';

/** Judges the end that an endpoint names: some servers name one with every piece, from the very first one on. */
export interface NamedEnd {
  readonly trust: EndTrust;
  /** Something came that a person sees. */
  feedVisible(): void;
  /** An event was read to its end, with all that it holds. */
  feedEvent(): void;
}

/** Builds the judge of one reply, whose reader says whether an end was named by now. */
export function createNamedEnd(isNamed: () => boolean): NamedEnd {
  let trust: EndTrust = 'none';
  let begun = false;
  /** Whether anything was seen before the present event. */
  let begunBefore = false;
  return {
    get trust() {
      return trust;
    },
    feedVisible() {
      begun = true;
      if (trust !== 'none') trust = 'refuted';
    },
    feedEvent() {
      if (trust === 'none' && isNamed()) trust = begunBefore ? 'sure' : 'doubtful';
      begunBefore = begun;
    },
  };
}
