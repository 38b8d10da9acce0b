import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { pageConversations, pageSize } from '../../../lib/protocol/record-messages.ts';
import { toSize } from '../../../lib/protocol/record-schema.ts';
import { toOutlines, toPages } from '../../../lib/transfer/to-pages.ts';
import { toQuestion } from '../../support/messages.ts';
import { check } from '../../support/property.ts';

const record = fc
  .record({ id: fc.uuid(), sizes: fc.array(fc.nat(700_000), { maxLength: 5 }) })
  .map(({ id, sizes }) => ({
    conversation: { id, title: '', createdAtMs: 0, updatedAtMs: 0 },
    messages: sizes.map((size, index) =>
      toQuestion({
        id: `${id}.${index}`,
        conversationId: id,
        content: [{ type: 'text', text: 'x'.repeat(size) }],
      }),
    ),
  }));

test('pages hold every message once and in order, and none grows by more than a message over its size', () => {
  check(
    fc.property(fc.array(record, { maxLength: 6 }), (records) => {
      const pages = [...toPages(records)];
      const all = pages.flat().flatMap(({ messages }) => messages.map(({ id }) => id));
      expect(all).toEqual(records.flatMap(({ messages }) => messages.map(({ id }) => id)));
      const ids = new Set(pages.flat().map(({ conversation }) => conversation.id));
      expect(ids).toEqual(new Set(records.map(({ conversation }) => conversation.id)));
      for (const page of pages) {
        expect(page.length).toBeGreaterThan(0);
        const sizes = page.flatMap(({ messages }) => messages.map(toSize));
        const size = sizes.reduce((sum, one) => sum + one, 0);
        expect(size - (sizes.at(-1) ?? 0)).toBeLessThan(pageSize);
      }
    }),
    50,
  );
});

test('many small conversations go in pages too, and in outlines', () => {
  const records = Array.from({ length: 12_000 }, (_, index) => ({
    conversation: { id: `c${index}`, title: '', createdAtMs: 0, updatedAtMs: 0 },
    messages: [toQuestion({ id: `q${index}`, conversationId: `c${index}` })],
  }));
  const pages = [...toPages(records)];
  expect(Math.max(...pages.map(({ length }) => length))).toBe(pageConversations);
  expect(pages.flat()).toHaveLength(records.length);
  const outlines = [...toOutlines(records)];
  expect(outlines.length).toBeGreaterThan(1);
  expect(outlines.flat().map(({ conversationId }) => conversationId)).toEqual(
    records.map(({ conversation }) => conversation.id),
  );
});
