import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ContextPart } from '../../core/content.ts';
import { removeHidden } from '../../core/hidden-characters.ts';
import { isTemporary } from '../../core/ids.ts';
import type { PagePicture } from '../../core/prompt.ts';
import { toAskedChoice } from '../asked-choice.ts';
import type { ContextChange } from '../drafting.ts';
import { readAlong } from '../read-along.ts';
import type { Pages } from '../pages.ts';
import type { Surface } from '../surface.ts';
import type { ReadyPicture, Region } from './prepare-picture.ts';
import type { FileFault, FileReading } from './read-file.ts';
import { takesPictures, toChosenLimits } from './takes-pictures.ts';

/** What became of a file. */
export interface Attached {
  name: string;
  /** Why it does not go along; undefined where it does. */
  fault?: FileFault | 'too-many-files' | undefined;
  /** What the form of a picture is called that cannot be read here. */
  form?: string | undefined;
  /**
   * What is not as it was: of what moves the first picture alone goes along, and of a drawing in SVG its text. Of what a server
   * gave, something was `left` out, or it came `cut`.
   */
  note?: 'moving' | 'drawing' | 'left' | 'cut' | undefined;
  /** Of `left`: what it was, see `leftOut`. */
  left?: readonly string[] | undefined;
  /** How many files they were, where those are too many; of `cut`, how many characters there were. */
  count?: number | undefined;
  /** Of `cut`: how many characters came. */
  sent?: number | undefined;
  /** A PDF that waits for its password. */
  locked?: File | undefined;
}

/** More than anybody looks through as chips, and all that is kept with a draft is written anew with each. */
export const mostFilesAtOnce = 100;

const told = signal<readonly Attached[]>([]);
const reading = signal(0);

/** What became of the files that were added last. */
export const lastAttached: ReadonlySignal<readonly Attached[]> = told;
/** How many files are being read. */
export const filesInReading: ReadonlySignal<number> = reading;

/** Has files go along with the draft, one after the other. Each that cannot is told, and changes nothing else. */
export async function attachFiles(surface: Surface, files: readonly File[]): Promise<void> {
  told.value = [];
  if (files.length > mostFilesAtOnce) {
    told.value = [{ name: '', fault: 'too-many-files', count: files.length }];
    return;
  }
  reading.value += files.length;
  const temporary = isShownTemporary(surface);
  let read = Promise.resolve();
  // Begun together, so that all go along with the draft that they were chosen for.
  const all = files.map((file) =>
    readAlong(surface, async () => {
      const before = read;
      const { promise, resolve } = Promise.withResolvers<void>();
      read = promise;
      await before;
      const { part, ...outcome } = await attachFile(surface, file, temporary);
      reading.value -= 1;
      told.value = [...told.peek(), outcome];
      resolve();
      return part && withPart(part);
    }),
  );
  await Promise.all(all);
}

/** Has a picture go along, or a part of it. */
export async function attachPicture(
  surface: Surface,
  file: Blob,
  name: string,
  region: Region,
): Promise<void> {
  const temporary = isShownTemporary(surface);
  await readAlong(surface, async () => {
    const { preparePicture } = await import('./prepare-picture.ts');
    const picture = await preparePicture(file, toChosenLimits(toAskedChoice(surface)), region);
    const found = picture ? { picture } : { fault: 'broken-picture' as const };
    const { part, fault } = await toPart(surface, name, found, temporary);
    told.value = [{ name, fault }];
    return part && withPart(part);
  });
}

/** Has a picture of a page go along. Resolves with whether it does; where it does not, why is told. */
export async function attachFromPage(
  surface: Surface,
  pages: Pick<Pages, 'readPicture'>,
  source: PagePicture,
  usualName: string,
): Promise<boolean> {
  const name = toName(source.url) || usualName;
  told.value = [];
  reading.value += 1;
  const found = await pages.readPicture(source);
  reading.value -= 1;
  if (!found) told.value = [{ name, fault: 'unread-picture' }];
  else if (found.region && takesPictures(toAskedChoice(surface))) {
    await attachPicture(surface, found.blob, name, found.region);
  } else {
    const { blob } = found;
    await attachFiles(surface, [new File([blob], name, { type: blob.type })]);
  }
  return told.peek().every(({ fault }) => fault === undefined);
}

/** The name of a file in an address. */
function toName(url: string): string {
  if (!/^https?:/.test(url) || !URL.canParse(url)) return '';
  const last = new URL(url).pathname.split('/').at(-1) ?? '';
  try {
    return removeHidden(decodeURIComponent(last)).slice(0, 80);
  } catch {
    return last.slice(0, 80);
  }
}

/** Says what became of what was added otherwise. */
export function tellAttached(outcomes: readonly Attached[]): void {
  told.value = outcomes;
}

/** Nothing more is said of the last files. */
export function forgetAttached(): void {
  told.value = [];
}

/** Makes a file ready to go along. It is the caller who has it go along, and who tells. */
export async function attachFile(
  surface: Surface,
  file: File,
  temporary: boolean,
): Promise<Attached & Made> {
  // Whoever named it may have hidden something there.
  const name = removeHidden(file.name).replaceAll(/\s+/g, ' ');
  try {
    const choice = toAskedChoice(surface);
    const { readFile } = await import('./read-file.ts');
    const options = { takesPictures: takesPictures(choice) };
    const found = await readFile(file, toChosenLimits(choice), options);
    const made = await toPart(surface, name, found, temporary);
    return { name, ...made, ...toMore(file, found) };
  } catch {
    return { name, fault: 'broken-document' };
  }
}

function toMore(file: File, found: FileReading): Omit<Attached, 'name' | 'fault'> {
  if ('fault' in found) {
    return { form: found.form, locked: found.fault === 'encrypted-pdf' ? file : undefined };
  }
  if ('picture' in found) return { note: found.isMoving ? 'moving' : undefined };
  return { note: file.type === 'image/svg+xml' ? 'drawing' : undefined };
}

/** Has a PDF go along whose password is known now. Resolves with false where that is another one. */
export async function unlockPdf(surface: Surface, file: File, password: string): Promise<boolean> {
  const temporary = isShownTemporary(surface);
  let isOpen = false;
  await readAlong(surface, async () => {
    const { readLockedPdf } = await import('./read-file.ts');
    const found = await readLockedPdf(file, password);
    if ('fault' in found && found.fault === 'encrypted-pdf') return undefined;
    isOpen = true;
    const name = removeHidden(file.name);
    const { part, fault } = await toPart(surface, name, found, temporary);
    told.value = told.peek().map((each) => (each.locked === file ? { name, fault } : each));
    return part && withPart(part);
  });
  return isOpen;
}

/** What goes along, or why nothing does. */
interface Made {
  part?: ContextPart | undefined;
  fault?: FileFault | undefined;
}

async function toPart(
  surface: Surface,
  name: string,
  found: FileReading,
  temporary: boolean,
): Promise<Made> {
  if ('fault' in found) return { fault: found.fault };
  if ('text' in found) return { part: { type: 'file', name, ...found } };
  const part = await keep(surface, name, found.picture, temporary);
  return part ? { part } : { fault: 'no-room' };
}

function withPart(part: ContextPart): ContextChange {
  return (context) => [...context, part];
}

/** Whether what is added now may be written to no disk. */
export function isShownTemporary({ conversationId }: Surface): boolean {
  return isTemporary(conversationId.peek() ?? '');
}

async function keep(
  surface: Surface,
  name: string,
  picture: ReadyPicture,
  temporary: boolean,
): Promise<ContextPart | undefined> {
  const desk = await surface.pictures();
  const pictureId = await desk.keep(picture, { temporary });
  const { mediaType, width, height, blob } = picture;
  return pictureId === undefined
    ? undefined
    : { type: 'picture', pictureId, name, mediaType, width, height, size: blob.size };
}
