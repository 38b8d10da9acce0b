import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ContextPart } from '../../core/content.ts';
import { isTemporary } from '../../core/ids.ts';
import type { Surface } from '../surface.ts';
import type { ReadyPicture, Region } from './prepare-picture.ts';
import type { FileFault, FileReading } from './read-file.ts';
import { takesPictures, toChosenLimits } from './takes-pictures.ts';

/** What became of a file. */
export interface Attached {
  name: string;
  /** Why it does not go along; undefined where it does. */
  fault?: FileFault | undefined;
  /** It is a drawing in SVG, which goes along as the text that it is. */
  isDrawing?: boolean;
}

const told = signal<readonly Attached[]>([]);
const reading = signal(0);

/** What became of the files that were added last. */
export const lastAttached: ReadonlySignal<readonly Attached[]> = told;
/** How many files are being read. */
export const filesInReading: ReadonlySignal<number> = reading;

/** Has files go along with the draft, one after the other. Each that cannot is told, and changes nothing else. */
export async function attachFiles(surface: Surface, files: readonly File[]): Promise<void> {
  told.value = [];
  reading.value += files.length;
  for (const file of files) {
    const outcome = await attachFile(surface, file);
    reading.value -= 1;
    told.value = [...told.peek(), outcome];
  }
}

/** Has a picture go along, or a part of it. */
export async function attachPicture(
  surface: Surface,
  file: Blob,
  name: string,
  region: Region,
): Promise<void> {
  const { preparePicture } = await import('./prepare-picture.ts');
  const picture = await preparePicture(file, toChosenLimits(surface.choice.peek()), region);
  const fault = picture ? await add(surface, name, { picture }) : 'broken-picture';
  told.value = [{ name, fault }];
}

/** Nothing more is said of the last files. */
export function forgetAttached(): void {
  told.value = [];
}

async function attachFile(surface: Surface, file: File): Promise<Attached> {
  const { name } = file;
  try {
    const choice = surface.choice.peek();
    const { readFile } = await import('./read-file.ts');
    const options = { takesPictures: takesPictures(choice) };
    const found = await readFile(file, toChosenLimits(choice), options);
    return {
      name,
      fault: await add(surface, name, found),
      isDrawing: file.type === 'image/svg+xml',
    };
  } catch {
    return { name, fault: 'broken-document' };
  }
}

async function add(
  surface: Surface,
  name: string,
  found: FileReading,
): Promise<FileFault | undefined> {
  if ('fault' in found) return found.fault;
  const part =
    'text' in found
      ? ({ type: 'file', name, ...found } as const)
      : await keep(surface, name, found.picture);
  if (!part) return 'no-room';
  surface.setContext([...surface.context.peek(), part]);
  return undefined;
}

async function keep(
  surface: Surface,
  name: string,
  picture: ReadyPicture,
): Promise<ContextPart | undefined> {
  const desk = await surface.pictures();
  const temporary = isTemporary(surface.conversationId.peek() ?? '');
  const pictureId = await desk.keep(picture, { temporary });
  const { mediaType, width, height, blob } = picture;
  return pictureId === undefined
    ? undefined
    : { type: 'picture', pictureId, name, mediaType, width, height, size: blob.size };
}
