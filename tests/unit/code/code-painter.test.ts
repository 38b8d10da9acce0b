import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createCodePainter } from '../../../lib/surface/code/code-painter.ts';
import type { Slices } from '../../../lib/surface/slices.ts';
import { waitUntil } from '../../support/wait-until.ts';

const page = Object.assign(new EventTarget(), { getSelection: () => null });
beforeAll(() => void vi.stubGlobal('document', page));
afterAll(() => void vi.unstubAllGlobals());

/** Just enough of an element for a painter: text, and elements of text. */
class FakeLine {
  className = '';
  children: readonly (FakeLine | string)[] = [];
  readonly ownerDocument = { createElement: () => new FakeLine() };
  get textContent(): string {
    return this.children
      .map((child) => (typeof child === 'string' ? child : child.textContent))
      .join('');
  }
  set textContent(text: string) {
    this.children = [text];
  }
  replaceChildren(...children: readonly (FakeLine | string)[]): void {
    this.children = children;
  }
}

const slices: Slices = {
  run(step) {
    while (step());
    return () => undefined;
  },
};

function paint(label: string, texts: readonly string[]): FakeLine[] {
  const painter = createCodePainter(label, slices);
  return texts.map((text) => {
    const line = new FakeLine();
    line.textContent = text;
    painter.take(line as unknown as Element);
    return line;
  });
}

const isPainted = ({ children }: FakeLine): boolean => children.length > 1;

test('lines that came before the language are painted when it is there', async () => {
  const lines = paint('js', ['/* a\n', 'b */ let c\n', '\n']);
  expect(lines.some(isPainted)).toBe(false);
  await waitUntil(() => isPainted(lines[1]!), 'the colours');
  expect(lines.map(({ textContent }) => textContent)).toEqual(['/* a\n', 'b */ let c\n', '\n']);
  const [first, second] = lines.map(({ children }) =>
    children.flatMap((child) => (typeof child === 'string' ? [] : [child.className])),
  );
  expect(first).toEqual(['is-comment']);
  expect(second?.slice(0, 2)).toEqual(['is-comment', 'is-keyword']);
});

test('lines that come when all before them are painted are painted too', async () => {
  const painter = createCodePainter('js', slices);
  const take = (): FakeLine => {
    const line = new FakeLine();
    line.textContent = 'let a\n';
    painter.take(line as unknown as Element);
    return line;
  };
  const first = take();
  await waitUntil(() => isPainted(first), 'the colours');
  expect([take(), take()].map(isPainted)).toEqual([true, true]);
});

test('a line that is too long stays plain, and so does what is behind the limit', async () => {
  const lines = paint('js', [
    `let ${'x'.repeat(1_000)}\n`,
    ...Array.from({ length: 3_001 }, () => 'let a\n'),
  ]);
  await waitUntil(() => isPainted(lines[2_999]!), 'the colours');
  expect(isPainted(lines[0]!)).toBe(false);
  expect(isPainted(lines[3_000]!)).toBe(false);
});

test('code in a language that is not known stays as it was written', async () => {
  const known = paint('py', ['def a():\n']);
  const lines = paint('mermaid', ['graph TD\n']);
  await waitUntil(() => isPainted(known[0]!), 'the colours of the other');
  expect(lines.some(isPainted)).toBe(false);
});
