import { leftOut } from '../core/tool-server.ts';
import type { ServerPicture } from '../core/tool-server.ts';
import { toList, toNumber, toRecord, toText } from '../core/json.ts';
import { removeHidden } from '../core/hidden-characters.ts';
import { readPictureSize } from './picture-size.ts';
import { cut, toName } from './strangers-words.ts';

/** The most of one answer's text, in characters. */
export const textLimit = 200_000;
/** Of one picture, in characters of base64: what a provider takes that takes the least. */
const pictureLimit = 4_900_000;
const mostPictures = 8;
const mostItems = 500;
const largestEdge = 8_000;

/** What a server sent, sorted by what can be done with it. */
export interface StrangersContent {
  text: string;
  /** How many characters there were, where not all are in `text`. */
  whole?: number | undefined;
  pictures: readonly ServerPicture[];
  /** What is neither, in English, for the model. */
  left: readonly string[];
}

/** Reads the content of an answer, or of a message of a prompt. */
export function readContent(content: unknown): StrangersContent {
  const items = Array.isArray(content) ? toList(content) : [content];
  const texts: string[] = [];
  const pictures: ServerPicture[] = [];
  const left: string[] = [];
  const leave = (what: string, item: Record<string, unknown>): void => {
    const mediaType = toName(toText(item['mimeType']), 100);
    left.push(mediaType === '' ? what : `${what} (${mediaType})`);
  };
  const takePicture = (base64: string, name: string): boolean => {
    const picture = pictures.length < mostPictures ? toPicture(base64, name) : undefined;
    if (picture) pictures.push(picture);
    return picture !== undefined;
  };
  for (const item of items.slice(0, mostItems).map(toRecord)) {
    if (!item) continue;
    switch (item['type']) {
      case 'text':
        texts.push(toText(item['text']));
        break;
      case 'image':
        if (!takePicture(toText(item['data']), '')) leave(leftOut.picture, item);
        break;
      case 'audio':
        leave(leftOut.sound, item);
        break;
      case 'resource_link':
        texts.push(toLink(item));
        break;
      case 'resource':
        takeResource(toRecord(item['resource']) ?? {});
        break;
      default:
        leave(leftOut.other, item);
    }
  }
  if (items.length > mostItems) left.push(`${items.length - mostItems} more items`);

  function takeResource(resource: Record<string, unknown>): void {
    const uri = toName(toText(resource['uri']), 2048);
    const { text, blob } = resource;
    if (typeof text === 'string') texts.push(uri === '' ? text : `${uri}:\n${text}`);
    else if (!takePicture(toText(blob), uri)) leave(leftOut.file, resource);
  }

  const all = texts.filter((text) => text !== '').join('\n\n');
  return {
    text: cut(removeHidden(all.slice(0, textLimit + 1)), textLimit),
    ...(all.length > textLimit && { whole: all.length }),
    pictures,
    left,
  };
}

function toLink(item: Record<string, unknown>): string {
  const name = toName(toText(item['title']) || toText(item['name']));
  const about = toName(toText(item['description']), 500);
  return [name, toName(toText(item['uri']), 2048), about].filter((part) => part !== '').join(' · ');
}

/** A picture that a model takes; undefined for all else. */
function toPicture(base64: string, name: string): ServerPicture | undefined {
  if (base64 === '' || base64.length > pictureLimit) return undefined;
  const bytes = toBytes(base64);
  const size = bytes && readPictureSize(bytes);
  if (!size || Math.max(size.width, size.height) > largestEdge) return undefined;
  return { ...size, base64, name: toName(name) };
}

function toBytes(base64: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** The number of something that a server says, where it is one that can be. */
export function toCount(value: unknown): number | undefined {
  const count = toNumber(value);
  return count !== undefined && count >= 0 ? count : undefined;
}
