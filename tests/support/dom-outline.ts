/**
 * What an element consists of, the same for the same picture: one line for each element and each text, neighbouring
 * texts as one, attributes in the order of their names. Runs in a browser.
 */
export function toOutline(root: Element): string {
  const lines: string[] = [];
  writeChildren(root, 0, lines);
  return lines.join('\n');
}

function writeChildren(parent: Element, depth: number, lines: string[]): void {
  const indent = '  '.repeat(depth);
  let text = '';
  const endText = (): void => {
    if (text !== '') lines.push(`${indent}${JSON.stringify(text)}`);
    text = '';
  };
  const write = (node: Node): void => {
    if (node instanceof Text) {
      text += node.data;
    } else if (node instanceof Element && node.matches(layoutBoxes)) {
      for (const child of node.childNodes) write(child);
    } else if (node instanceof Element) {
      endText();
      if (node.matches('div.code')) writeCode(node, indent, lines);
      else writeElement(node, depth, lines);
    }
  };
  for (const node of parent.childNodes) write(node);
  endText();
}

/** What divides a long text so that the browser can leave out what is off screen: it means nothing. */
const layoutBoxes = 'div.stretch, div.table-part, span.passage';

function writeElement(element: Element, depth: number, lines: string[]): void {
  const attributes = element
    .getAttributeNames()
    // The number of an item follows from that of its list.
    .filter((name) => name !== 'checked' && name !== 'data-number')
    .sort()
    .map((name) => ` ${name}=${JSON.stringify(toValue(name, element.getAttribute(name) ?? ''))}`);
  // A property, and no attribute, says whether a box is ticked.
  if (element.matches(':checked')) attributes.push(' ticked');
  lines.push(`${'  '.repeat(depth)}<${element.localName}${attributes.join('')}>`);
  if (element.matches('.link-refused')) {
    lines.push(`${'  '.repeat(depth + 1)}${JSON.stringify(encodeAddress(element.textContent))}`);
    return;
  }
  // Raw HTML is its text, however it is divided into lines.
  if (element.matches('p.raw'))
    lines.push(`${'  '.repeat(depth + 1)}${JSON.stringify(element.textContent)}`);
  else writeChildren(element, depth + 1, lines);
}

/** Code is what it is called and what is in it. */
function writeCode(code: Element, indent: string, lines: string[]): void {
  const language = code.querySelector('.code-language')?.textContent ?? '';
  const text = code.querySelector('pre')?.textContent ?? '';
  lines.push(`${indent}<x-code language=${JSON.stringify(language)}>`);
  if (text !== '') lines.push(`${indent}  ${JSON.stringify(text)}`);
}

/** The reference encodes addresses further than browsers do: both are compared as it has them. */
function toValue(name: string, value: string): string {
  return name === 'href' ? encodeAddress(value) : value;
}

/** Encodes what no address can have, and nothing twice. */
export function encodeAddress(address: string): string {
  return encodeURI(address).replaceAll('%25', '%');
}
