import { toList, toText } from '../core/json.ts';
import { toLoose } from './foreign.ts';
import type { Loose } from './foreign.ts';

/** What a message of ChatGPT says. */
interface ChatGptContent {
  text: string;
  reasoning: string;
  /** How many pictures, sounds and files it had; a mark stands for each. */
  media: number;
}

/** References within the text, between characters that no font has: `\ue200cite\ue202turn0search1\ue201`. */
const reference = /\ue200[^\ue201]*\ue201/g;

/** Reads the content of a message, of whatever type; one that is not known gives what text it has. */
export function toChatGptContent(content: Loose): ChatGptContent {
  const type = toText(content['content_type']);
  switch (type) {
    case 'code':
      return toPlain(toFence(toText(content['text']), toText(content['language'])));
    case 'thoughts': {
      const thoughts = toList(content['thoughts']).map(toLoose);
      const lines = thoughts.flatMap((thought) => [thought['summary'], thought['content']]);
      const reasoning = lines.map(toText).filter(Boolean).join('\n\n');
      return { text: '', reasoning, media: 0 };
    }
    case 'reasoning_recap':
      return toPlain('');
    default:
      return toParts(content);
  }
}

function toParts(content: Loose): ChatGptContent {
  let media = 0;
  const texts = toList(content['parts']).map((part) => {
    if (typeof part === 'string') return part;
    const said = toText(toLoose(part)['text']);
    if (said !== '') return said;
    media += 1;
    return toMark(toText(toLoose(part)['content_type']));
  });
  const text = texts.length > 0 ? texts.filter(Boolean).join('\n\n') : toText(content['text']);
  return { ...toPlain(text.replaceAll(reference, '')), media };
}

function toPlain(text: string): ChatGptContent {
  return { text: text.trim() === '' ? '' : text, reasoning: '', media: 0 };
}

function toMark(contentType: string): string {
  if (contentType.startsWith('image')) return '[image]';
  return /audio|video/.test(contentType) ? '[audio]' : '[file]';
}

/** Code between fences that are longer than any in it. */
function toFence(code: string, language: string): string {
  if (code.trim() === '') return '';
  const longest = (code.match(/`+/g) ?? []).reduce((most, { length }) => Math.max(most, length), 2);
  const fence = '`'.repeat(longest + 1);
  const name = /^[\w+#-]+$/.test(language) && language !== 'unknown' ? language : '';
  return `${fence}${name}\n${code}\n${fence}`;
}
