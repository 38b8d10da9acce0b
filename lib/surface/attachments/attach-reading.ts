import { fromBase64 } from '../../conversations/base64.ts';
import type { ContextPart } from '../../core/content.ts';
import type { ServerReading } from '../../core/tool-server.ts';
import { readAlong } from '../read-along.ts';
import type { Surface } from '../surface.ts';
import { attachFile, isShownTemporary, tellAttached } from './attach.ts';
import type { Attached } from './attach.ts';

/**
 * Has what a server gave go along: its text as a file's, its pictures made ready as any others are. Resolves with whether anything
 * could be made of it; what was left out is told with it, here and to the model.
 * @param read undefined where it came to nothing, of which who reads tells
 */
export async function attachReading(
  surface: Surface,
  name: string,
  read: () => Promise<ServerReading | undefined>,
): Promise<'along' | 'nothing' | 'unread'> {
  const temporary = isShownTemporary(surface);
  let end: 'along' | 'nothing' | 'unread' = 'unread';
  await readAlong(surface, async () => {
    const found = await read();
    if (!found) return undefined;
    const parts = toText(name, found);
    const told: Attached[] = parts.map(() => toTold(name, found));
    for (const [at, { base64, mediaType }] of found.pictures.entries()) {
      const file = new File([fromBase64(base64)], at === 0 ? name : `${name} (${at + 1})`, {
        type: mediaType,
      });
      const { part, ...outcome } = await attachFile(surface, file, temporary);
      if (part) parts.push(part);
      told.push(told.length === 0 && part ? { ...outcome, ...toTold(name, found) } : outcome);
    }
    end = told.length === 0 ? 'nothing' : 'along';
    tellAttached(told);
    return parts.length === 0 ? undefined : (context) => [...context, ...parts];
  });
  return end;
}

function toText(name: string, { text, whole, left }: ServerReading): ContextPart[] {
  if (text.trim() === '') return [];
  const noted = left.length === 0 ? text : `${text}\n\n(Not included: ${left.join(', ')}.)`;
  return [{ type: 'file', name, text: noted, ...(whole !== undefined && { whole }) }];
}

function toTold(name: string, { text, whole, left }: ServerReading): Attached {
  if (left.length > 0) return { name, note: 'left', left };
  if (whole === undefined) return { name };
  return { name, note: 'cut', sent: text.length, count: whole };
}
