import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toArchiveName, toFileName } from '../../../lib/transfer/file-name.ts';
import { check } from '../../support/property.ts';

const toName = (title: string): string => toFileName(title, 'conversation', 'md');

describe('the name of a file', () => {
  test.each([
    ['How do rivers flow?', 'How do rivers flow.md'],
    ['a/b\\c:d*e"f<g>h|i', 'a b c d e f g h i.md'],
    ['...hidden', 'hidden.md'],
    ['trailing. . ', 'trailing.md'],
    ['CON', 'conversation.md'],
    ['nul.txt', 'conversation.md'],
    ['', 'conversation.md'],
    ['///', 'conversation.md'],
    ['line\nbreak\u0000', 'line break.md'],
    ['exe.\u202egpj', 'exe. gpj.md'],
    ['Fließt der Fluß? 水 مرحبا', 'Fließt der Fluß 水 مرحبا.md'],
  ])('%j is %j', (title, name) => {
    expect(toName(title)).toBe(name);
  });

  test('is one that every file system takes, whatever the title', () => {
    check(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (title) => {
        const name = toName(title);
        expect(name).toMatch(/^[^ .][^\p{Cc}"*/:<>?\\|]*\.md$/u);
        expect(name.slice(0, -3)).not.toMatch(/[ .]$/);
        expect(new TextEncoder().encode(name).length).toBeLessThan(210);
        expect(name.isWellFormed()).toBe(true);
      }),
    );
  });
});

test('a file with everything bears the day', () => {
  expect(toArchiveName(Date.UTC(2026, 10, 21))).toBe('sidestream-2026-11-21.json');
});
