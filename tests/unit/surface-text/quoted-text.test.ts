import { describe, expect, test } from 'vitest';
import { toQuote, toQuotedDraft } from '../../../lib/surface/copies/quoted-text.ts';

describe('a quote', () => {
  test('has its sign before each line, and nothing around it that was not read', () => {
    expect(toQuote('one')).toBe('> one');
    expect(toQuote('\n one\n\n\ttwo \r\nthree\n\n')).toBe('>  one\n>\n> \ttwo\n> three');
    expect(toQuote('a\u{e0061}b\u202e \u001b[31mc')).toBe('> ab [31mc');
  });

  test('of nothing is none', () => {
    for (const nothing of ['', ' \n\t', '\u200b\u202e', '\u00a0'])
      expect(toQuote(nothing)).toBe('');
  });

  test('stands below what is typed, which stays, with a line to go on', () => {
    expect(toQuotedDraft('', '> a')).toBe('> a\n\n');
    expect(toQuotedDraft('typed', '> a')).toBe('typed\n\n> a\n\n');
    expect(toQuotedDraft('typed\n', '> a')).toBe('typed\n\n> a\n\n');
    expect(toQuotedDraft('typed\n\n\n', '> a')).toBe('typed\n\n\n> a\n\n');
    expect(toQuotedDraft(toQuotedDraft('', '> a'), '> b')).toBe('> a\n\n> b\n\n');
  });
});
