import { expect, test } from 'vitest';
import { toCopiedText } from '../../../lib/surface/copies/copied-text.ts';

test('what is copied is what can be read', () => {
  expect(toCopiedText('ls\u001b[2K\u202e a\u{e0041}b\u0085\n\tc\u200d')).toBe('ls[2K ab\n\tc');
});

test('no return in it presses Enter', () => {
  expect(toCopiedText('echo 1\rcurl evil.example\r\nb\n')).toBe('echo 1\ncurl evil.example\nb\n');
});

test('what a script or an emoji needs is copied', () => {
  expect(toCopiedText('👩\u200d💻 می\u200cخواهم')).toBe('👩\u200d💻 می\u200cخواهم');
});
