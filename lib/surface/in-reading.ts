import { signal } from '@preact/signals';

/** How many files and pages are being read that are to go along with a draft of this page. */
export const inReading = signal(0);
/** The draft that is sent once they are read; undefined for none. */
export const awaitedDraft = signal<string | undefined>(undefined);
