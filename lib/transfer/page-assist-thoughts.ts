/** The tags that Page Assist takes for the borders of thoughts, and the one that models write beside them. */
const names = 'think|thinking|reason|reasoning|thought';
const opening = new RegExp(String.raw`^\s*<(?:${names})>`, 'i');
const closing = new RegExp(`</(?:${names})>`, 'i');
const either = new RegExp(String.raw`<(/?)(?:${names})>`, 'i');

/**
 * Tells the thoughts from the answer in a message of Page Assist, which keeps them before it, between tags; as it does,
 * any closing tag ends any opening one, and what has none was stopped in its thoughts. Further on in a text a tag is
 * likelier an example, and stays.
 */
export function splitPageAssistThoughts(content: string): { thoughts: string; text: string } {
  const thoughts: string[] = [];
  let text = content;
  const first = either.exec(text);
  if (first?.[1] === '/') {
    const before = text.slice(0, first.index);
    const after = text.slice(first.index + first[0].length);
    // Templates swallow the opening one. In the middle of a line it is in a sentence about the tag.
    if (/(?:^|[^ \t])$/.test(before.slice(-1)) && /^(?:\r?\n|$)/.test(after)) {
      thoughts.push(before);
      text = after;
    }
  }
  for (let tag = opening.exec(text); tag; tag = opening.exec(text)) {
    const inside = text.slice(tag[0].length);
    const end = closing.exec(inside);
    thoughts.push(inside.slice(0, end?.index));
    text = end ? inside.slice(end.index + end[0].length) : '';
  }
  return {
    thoughts: thoughts
      .map((thought) => thought.trim())
      .filter(Boolean)
      .join('\n\n'),
    text: thoughts.length > 0 ? text.trimStart() : text,
  };
}
