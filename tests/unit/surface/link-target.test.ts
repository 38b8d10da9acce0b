import { describe, expect, test } from 'vitest';
import { toLinkTarget } from '../../../lib/surface/link-target.ts';

describe('a link that may be opened', () => {
  test.each([
    ['https://example.org/a?b=c#d', 'example.org'],
    ['HTTP://Example.ORG:8080', 'example.org:8080'],
    ['mailto:ada@example.org?subject=Hi', 'ada@example.org'],
    ['  https://example.org/ ', 'example.org'],
    [`https://example.org/search?q=${'word+'.repeat(30)}`, 'example.org'],
  ])('%s names %s', (address, host) => {
    expect(toLinkTarget(address)).toEqual({ href: new URL(address.trim()).href, host });
  });

  test.each([
    ['https://раураl.com/', 'lookalike', 'xn--l-7sba6dbr.com'],
    ['https://xn--e1awd7f.com', 'lookalike', 'xn--e1awd7f.com'],
    ['https://www.bank.example@evil.example/', 'user-info', 'evil.example'],
    ['https://:secret@evil.example', 'user-info', 'evil.example'],
    [`https://evil.example/?q=${'x'.repeat(250)}`, 'carries-data', 'evil.example'],
    [`https://evil.example/${'x'.repeat(250)}.png`, 'carries-data', 'evil.example'],
    [`https://evil.example/#${'x'.repeat(250)}`, 'carries-data', 'evil.example'],
    [`mailto:e@evil.example?body=${'x'.repeat(250)}`, 'carries-data', 'e@evil.example'],
  ])('%s is marked: %s', (address, doubt, host) => {
    expect(toLinkTarget(address)).toMatchObject({ doubt, host });
  });
});

test.each([
  '',
  '/options.html',
  'options.html',
  '//example.org',
  '#top',
  '?q',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\tscript:alert(1)',
  '\u0001javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:https://example.org/1',
  'filesystem:https://example.org/1',
  'chrome://settings',
  'about:blank',
  'view-source:https://example.org',
  'chrome-extension://abc/options.html',
  'moz-extension://abc/options.html',
  'ftp://example.org',
  'ws://example.org',
  'tel:+49',
  'https:example.org',
  'https:/example.org',
  'https:\\\\example.org',
  'https://',
  'https:// spaced.example',
  'https://[::1',
  'mailto:',
  'mailto:nobody',
])('%j is no link', (address) => {
  expect(toLinkTarget(address)).toBeUndefined();
});
