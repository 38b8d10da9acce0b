/** A part of the program that is loaded when it is first needed. */
export interface OnDemand<Part> {
  /** The part, once it is loaded. */
  readonly part: Part | undefined;
  /** Loads it, once; undefined where it cannot be, as when an update has taken the files from under an open page. */
  load(): Promise<Part | undefined>;
}

/** Builds one that has loaded nothing. */
export function createOnDemand<Part>(load: () => Promise<Part>): OnDemand<Part> {
  let part: Part | undefined;
  let loading: Promise<Part | undefined> | undefined;
  return {
    get part() {
      return part;
    },
    load() {
      loading ??= load().then(
        (loaded) => (part = loaded),
        () => undefined,
      );
      return loading;
    },
  };
}
