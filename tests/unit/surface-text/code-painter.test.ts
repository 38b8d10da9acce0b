import { beforeEach, expect, test, vi } from 'vitest';
import { createCodePainter } from '../../../lib/surface/code/code-painter.ts';
import { waitUntil } from '../../support/wait-until.ts';

// Nothing is selected in a page that is not there.
beforeEach(() => void vi.stubGlobal('document', { getSelection: () => null }));

/** Does all at once, as slices do that have time left in their frame. */
const atOnce = {
  run(step: () => boolean): () => void {
    while (step());
    return () => undefined;
  },
};

/** A line of code that notes of what kinds its words are. */
function createLine(text: string) {
  const line = {
    kinds: undefined as string[] | undefined,
    textContent: text,
    ownerDocument: { createElement: () => ({ className: '', textContent: '' }) },
    replaceChildren(...nodes: (string | { className: string })[]) {
      line.kinds = nodes.flatMap((node) => (typeof node === 'string' ? [] : node.className));
    },
  };
  return line;
}

test('lines that come after all before them were painted are painted too', async () => {
  const painter = createCodePainter('ts', atOnce);
  const lines = ['const a = 1;\n', 'const b = /* two\n', 'lines */ 2;\n'].map(createLine);
  for (const line of lines) {
    painter.take(line as unknown as Element);
    await waitUntil(() => line.kinds !== undefined, line.textContent);
  }
  expect(lines.map(({ kinds }) => kinds)).toEqual([
    ['is-keyword', 'is-name', 'is-number'],
    ['is-keyword', 'is-name', 'is-comment'],
    ['is-comment', 'is-number'],
  ]);
});
