import { isAsciiPunctuation, codes } from './characters.ts';
import { toCommonCharacter } from './common-names.ts';

/** What names of characters stand for, `&name;` without its signs. */
export type CharacterNames = Readonly<Record<string, string>>;

/** Tells what a name stands for, if it is known. */
export type NameReader = (name: string) => string | undefined;

const reference = /&(?:#[xX]([\da-fA-F]{1,6})|#(\d{1,7})|([a-zA-Z][a-zA-Z\d]{0,31}));/y;

/** The characters of an entity or a numeric reference that begins at an offset, and where it ends. */
export function readEntity(
  text: string,
  at: number,
  named: NameReader,
): { readonly text: string; readonly end: number } | undefined {
  reference.lastIndex = at;
  const found = reference.exec(text);
  if (found === null) return undefined;
  const [, hexadecimal, decimal, name] = found;
  const end = reference.lastIndex;
  if (name !== undefined) {
    const meant = toCommonCharacter(name) ?? named(name);
    return meant === undefined ? undefined : { text: meant, end };
  }
  const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  return { text: toCharacter(code), end };
}

function toCharacter(code: number): string {
  const impossible = code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff);
  return impossible ? '\ufffd' : String.fromCodePoint(code);
}

/** Takes escapes and entities out of an address, a title or an info string. */
export function unescapeText(text: string, named: NameReader): string {
  if (!/[\\&]/.test(text)) return text;
  const pieces: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === codes.backslash && isAsciiPunctuation(text.charCodeAt(at + 1))) {
      pieces.push(text.slice(from, at));
      from = at + 1;
      at += 1;
    } else if (code === codes.ampersand) {
      const entity = readEntity(text, at, named);
      if (entity === undefined) continue;
      pieces.push(text.slice(from, at), entity.text);
      from = entity.end;
      at = entity.end - 1;
    }
  }
  pieces.push(text.slice(from));
  return pieces.join('');
}
