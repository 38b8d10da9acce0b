/** What takes the rest of a line of which it is known what it is. */
export interface LineSink {
  append(text: string): void;
  /** The line is whole. */
  end(): void;
}

/** For a line of which nothing more is to come. */
export const noSink: LineSink = { append: () => undefined, end: () => undefined };
