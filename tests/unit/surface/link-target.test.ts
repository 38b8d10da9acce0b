import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findHosts } from '../../../lib/surface/hosts-in-text.ts';
import { toLinkTarget } from '../../../lib/surface/link-target.ts';

describe('a link that may be opened', () => {
  test.each([
    ['https://example.org/a?b=c#d', 'example.org'],
    ['HTTP://Example.ORG:8080', 'example.org:8080'],
    ['mailto:ada@example.org?subject=Hi', 'ada@example.org'],
    ['  https://example.org/ ', 'example.org'],
    ['https://example.org:443/', 'example.org'],
    ['https://192.0.2.1/', '192.0.2.1'],
    ['http://[::1]:11434/', '[::1]:11434'],
    ['mailto:Ada@Example.org', 'Ada@Example.org'],
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
    [`https://evil.example/${`${'x'.repeat(100)}/`.repeat(5)}`, 'carries-data', 'evil.example'],
    [`https://${'x.'.repeat(50)}example/`, 'carries-data', `${'x.'.repeat(50)}example`],
    [`mailto:e@evil.example?body=${'x'.repeat(250)}`, 'carries-data', 'e@evil.example'],
    ['https://bank.example\\@evil.example/', 'user-info', 'evil.example'],
    ['https://bank.example%5C@evil.example/', 'user-info', 'evil.example'],
    ['https://m\u00fcller.example/', 'lookalike', 'xn--mller-kva.example'],
    ['https://%65vil.example/', 'odd-host', 'evil.example'],
    ['https://\uff45vil.example/', 'odd-host', 'evil.example'],
    ['https://evil\u3002example/', 'odd-host', 'evil.example'],
    ['https://ev\til.example/', 'odd-host', 'evil.example'],
    ['https://ev\u00adil.example/', 'odd-host', 'evil.example'],
    ['https:///evil.example/', 'odd-host', 'evil.example'],
    ['http://2130706433/', 'odd-host', '127.0.0.1'],
    ['http://0x7f.1/', 'odd-host', '127.0.0.1'],
    ['http://0177.0.0.1/', 'odd-host', '127.0.0.1'],
    ['https://evil.example:00443/', 'odd-host', 'evil.example'],
    ['mailto:a@b.example,e@evil.example', 'more-recipients', 'a@b.example,e@evil.example'],
    ['mailto:a@b.example?BCC=e@evil.example', 'more-recipients', 'a@b.example'],
    ['mailto:a@%D1%80aypal.example', 'lookalike', 'a@\u0440aypal.example'],
  ])('%s is marked: %s', (address, doubt, host) => {
    expect(toLinkTarget(address)).toMatchObject({ doubt, host });
  });
});

describe('a text that names a host', () => {
  test.each([
    ['https://bank.example/login', 'https://evil.example'],
    ['bank.example', 'https://evil.example'],
    ['www.bank.de', 'https://bank.de.evil.example'],
    ['Bank (bank.example)', 'https://evil.example'],
    ['PayPal.Com', 'https://evil.example'],
    ['bank.example', 'https://notbank.example'],
    ['help@bank.example', 'mailto:help@evil.example'],
    ['b\u200bank.example', 'https://evil.example'],
    ['\uff42ank.example', 'https://evil.example'],
    ['pay\u00adpal.com', 'https://evil.example'],
    ['paypal.com\u200e', 'https://evil.example'],
    ['\u061cpaypal\u200f.com', 'https://evil.example'],
    ['paypal\u3002com', 'https://evil.example'],
    ['paypal\uff0ecom', 'https://evil.example'],
    ['paypal\uff61com', 'https://evil.example'],
    ['paypal\u2024com', 'https://evil.example'],
    ['\u{1d429}aypal.com', 'https://evil.example'],
    ['раураl.com', 'https://evil.example'],
    ['раураl.com', 'https://paypal.com'],
    ['例え.jp', 'https://evil.example'],
    ['请访问paypal.com查看', 'https://evil.example'],
    ['poste.it', 'https://evil.example'],
    ['chat.openai.ai', 'https://evil.example'],
    ['bit.ly/abc', 'https://evil.example'],
    ['paypal.login', 'https://evil.example'],
    ['PAYPAL.NET', 'https://evil.example'],
    ['Log in at paypal.com now', 'https://evil.example'],
    ['Log in (paypal.com) now', 'https://evil.example'],
    ['Now\u2026paypal.com\u2013login', 'https://evil.example'],
    ['paypal.com-login', 'https://evil.example'],
    ['🔒paypal.com', 'https://evil.example'],
    ['Login/paypal.com', 'https://evil.example'],
    ['paypal.com/README.md', 'https://evil.example'],
    ['https://paypal.com@evil.example', 'https://evil.example'],
    ['(see https://poste.md)', 'https://evil.example'],
    ['How example.com was built', 'https://example.org'],
  ])('%s is marked where it leads elsewhere: %s', (text, address) => {
    expect(toLinkTarget(address, text)?.doubt).toBe('other-host');
  });

  test.each([
    ['https://example.org/a', 'https://example.org/b'],
    ['Example.ORG', 'https://www.example.org'],
    ['www.example.org', 'https://example.org'],
    ['example.org', 'https://docs.example.org/x'],
    ['ada@example.org', 'mailto:Ada@Example.org'],
    ['Rivers \u2013 example.org', 'https://en.example.org/rivers'],
    ['README.md', 'https://example.org'],
    ['ASP.NET', 'https://example.org'],
    ['Array.prototype.map', 'https://example.org'],
    ['docs.example.org', 'https://example.org'],
    ['www.example.org', 'https://docs.example.org'],
    ['请访问example.org查看', 'https://example.org'],
    ['https://example.org查看', 'https://example.org'],
    ['(https://example.org)', 'https://example.org'],
    ['🔒 example.org', 'https://example.org'],
    ['https://example.org/a(b.com),c.com?d=e.com', 'https://example.org'],
    ['github.com/a/a.github.io', 'https://github.com/a/a.github.io'],
    ['http://[::1]:11434', 'http://[::1]:11434'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['node.js', 'https://github.com'],
    ['Next.js', 'https://github.com'],
    ['index.ts', 'https://github.com'],
    ['src/lib/index.d.ts', 'https://github.com'],
    ['docs.rs', 'https://docs.rs'],
    ['main.rs', 'https://github.com'],
    ['.env.example', 'https://github.com'],
    ['invoice.pdf', 'https://github.com'],
    ['e.g. this, i.e. that, z.B. so, d.h. das', 'https://github.com'],
    ['U.S. and Ph.D.', 'https://github.com'],
    ['v1.2', 'https://github.com'],
    ['Version 2.0.beta, 3.14', 'https://github.com'],
    ['System.IO', 'https://github.com'],
    ['console.log', 'https://github.com'],
    ['array.map()', 'https://github.com'],
    ['os.path', 'https://github.com'],
    ['torch.nn.Linear', 'https://github.com'],
    ['React.useState', 'https://github.com'],
    ['Newtonsoft.Json', 'https://github.com'],
    ['It ended.Then it began', 'https://github.com'],
    ['第一句。第二句', 'https://github.com'],
    ['今天。hello', 'https://github.com'],
    ['wait... what', 'https://github.com'],
    ['https://', 'https://github.com'],
    ['the survey', 'https://example.org'],
    ['', 'https://example.org'],
  ])('%s is not where it leads there or names none: %s', (text, address) => {
    expect(toLinkTarget(address, text)?.doubt).toBeUndefined();
  });
});

test('a name in letters of other scripts is no other host where the address is that one', () => {
  for (const host of ['例え.jp', '日本example.jp', 'müller.example', 'раураl.com']) {
    expect(toLinkTarget(`https://${host}`, host)?.doubt).toBe('lookalike');
    expect(toLinkTarget(`https://${host}`, `https://${host}/`)?.doubt).toBe('lookalike');
  }
});

test('nothing that is not seen keeps a name from being found', () => {
  const unseen = fc.constantFrom(
    ...Array.from(
      '\u00ad\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u202e\u2060\u2066\ufeff\ufe0f\u{e0061}\u{e0101}',
    ),
  );
  const piece = fc.oneof(unseen, fc.constant(''));
  fc.assert(
    fc.property(fc.array(piece, { minLength: 11, maxLength: 11 }), (between) => {
      const text = Array.from('paypal.com', (letter, at) => `${between[at]}${letter}`).join('');
      expect(findHosts(`${text}${between[10]}`)).toEqual(['paypal.com']);
    }),
    { numRuns: 500 },
  );
});

test.each(['a.', 'www.', 'https://', '-', '.-', '@a.bc', '。a', '文a', 'a-.b'])(
  'a text of a million characters is read at once: %s',
  (piece) => {
    const text = `${piece.repeat(1e6 / piece.length)}x`;
    const start = performance.now();
    findHosts(text);
    expect(performance.now() - start).toBeLessThan(2000);
  },
);

test('hidden characters are no part of an address', () => {
  expect(toLinkTarget('https://example.org/a\u{e0041}\u202eb\u200b')).toEqual({
    href: 'https://example.org/ab',
    host: 'example.org',
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
  'mailto:%zz@example.org',
  'https:\\/example.org',
  'h\u200bttps\u003a//',
])('%j is no link', (address) => {
  expect(toLinkTarget(address)).toBeUndefined();
});
