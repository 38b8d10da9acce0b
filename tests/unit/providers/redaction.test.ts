import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OnDeviceRefusal } from '../../../lib/core/platform.ts';
import { longestKey } from '../../../lib/core/key-keeping.ts';
import type { RunError } from '../../../lib/core/run-error.ts';
import { toErrorMessage } from '../../../lib/providers/error-message.ts';
import { toDetail, toRunError, toSample } from '../../../lib/providers/to-run-error.ts';
import { EventTooLong, HttpRefusal, NotAStream } from '../../../lib/sse/stream-request.ts';
import { check } from '../../support/property.ts';

function tell(cause: unknown, key: string): RunError {
  return toRunError(cause, { url: 'https://api.example.com/v1', model: 'm', key });
}

/** JSON may write any character as a number. */
function toEscape(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** As a template writes it. */
function toHtml(text: string): string {
  const names: Record<string, string> = {
    '&': 'amp',
    '<': 'lt',
    '>': 'gt',
    '"': '#34',
    "'": '#x27',
  };
  return text.replaceAll(/[&<>"']/g, (letter) => `&${names[letter]};`);
}

/** As it stands inside a JSON string. */
function toJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

describe('the key', () => {
  // Everything that an HTTP header can carry, so quotation marks and backslashes too.
  const key = fc
    .string({
      unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
      minLength: 16,
      maxLength: 60,
    })
    .map((random) => `sk~${random}`);
  /** Where it stands: what comes before it may push it across the border where details are cut. */
  const before = fc.oneof(fc.nat({ max: 200 }), fc.integer({ min: 1_900, max: 2_100 }));
  const toBodies: readonly ((said: string) => string)[] = [
    (said) => said,
    (said) => `<html><p>${said}</p></html>`,
    (said) => JSON.stringify({ error: { message: said } }),
    (said) => JSON.stringify({ error: said }),
    (said) => JSON.stringify([{ error: { message: said } }]),
    (said) => JSON.stringify({ detail: [{ message: said }] }),
    (said) => JSON.stringify({ strange: { shape: [said] } }),
    (said) => JSON.stringify({ error: { message: '', headers: { authorization: said } } }),
    (said) => JSON.stringify({ error: { message: said } }).slice(0, -3),
    (said) => `{"error":"${Array.from(said, toEscape).join('')}"}`,
    (said) => Array.from(said, toEscape).join(''),
    (said) => encodeURIComponent(said),
    (said) => encodeURIComponent(said).toLowerCase().replaceAll('%25', '%'),
    (said) => toJson(said).replaceAll('/', String.raw`\/`),
    (said) => toHtml(said),
    (said) => said.toUpperCase(),
    (said) => btoa(said),
    (said) => btoa(`me:${said}`).replaceAll('+', '-').replaceAll('/', '_'),
  ];
  const body = fc
    .tuple(key, before, fc.constantFrom(...toBodies))
    .map(([secret, length, toBody]) => ({
      secret,
      body: toBody(`${' .'.repeat(length / 2)}Bearer ${secret} is wrong; ${secret}`),
    }));
  /** Neither the key nor its beginning, also not as JSON writes it. */
  const expectNoTrace = (output: unknown, secret: string): void => {
    const told = JSON.stringify(output).toLowerCase();
    const start = secret.slice(0, 10);
    const encoded = ['', '.', '..'].map((filling) => btoa(filling + start).slice(4, 12));
    for (const trace of [start, toJson(start), toJson(toJson(start)), ...encoded]) {
      expect(told).not.toContain(trace.toLowerCase());
    }
  };

  test('is in no error, wherever the endpoint repeats it', () => {
    check(
      fc.property(body, fc.integer({ min: 400, max: 599 }), ({ secret, body: text }, status) => {
        const causes = [
          new HttpRefusal(status, new Headers(), text),
          new NotAStream(text),
          new TypeError(text),
          new Error(text),
        ];
        for (const cause of causes) expectNoTrace(tell(cause, secret), secret);
      }),
      400,
    );
  });

  test('is in no detail of an error inside a stream', () => {
    check(
      fc.property(body, ({ secret, body: text }) => {
        expectNoTrace(toDetail(toErrorMessage(text), secret), secret);
      }),
      200,
    );
  });

  test('is marked where it stood, and the rest is kept', () => {
    const said = { error: { message: 'Incorrect API key provided: sk-secret.' } };
    expect(
      tell(new HttpRefusal(401, new Headers(), JSON.stringify(said)), 'sk-secret').detail,
    ).toBe('Incorrect API key provided: [key].');
  });

  test.each([
    ['percent-encoded', 'https://x.example/?key=sk%2Babc%2F12&x', 'https://x.example/?key=[key]&x'],
    ['percent-encoded twice', 'sk%252babc%252f12', '[key]'],
    ['as PHP writes it', String.raw`"sk+abc\/12"`, '"[key]"'],
    ['as .NET writes it', String.raw`"sk\u002Babc/12"`, '"[key]"'],
    ['in HTML', '<p>sk&#43;abc&#x2F;12</p>', '<p>[key]</p>'],
    ['in two ways at once', String.raw`sk%2Babc\/12`, '[key]'],
    ['cut, which it is not', 'sk%2Babc', 'sk%2Babc'],
  ])('is struck out %s', (_, text, shown) => {
    expect(toDetail(text, 'sk+abc/12')).toBe(shown);
  });

  test.each(['k&<">\'x=/+', String.raw`a\\\b\"c%25`, '[](){}.*?^$|-'])(
    '%s is struck out in every form',
    (secret) => {
      const numbers = Array.from(secret, toEscape).join('');
      const forms = [secret, toJson(secret), toJson(toJson(secret)), toHtml(secret), numbers];
      for (const form of [...forms, encodeURIComponent(secret)]) {
        expect(toDetail(`a ${form} b`, secret)).toBe('a [key] b');
      }
    },
  );

  describe('of a provider', () => {
    const secret = 'sk-proj-AbCdEf0123456789GhIjKlMnOpQrStUvWxYz';
    const bytes = Array.from(Buffer.from(secret), (byte) => byte.toString(16));
    const hex = bytes.join('');
    const base64 = btoa(secret);
    const toEach = (write: (letter: string) => string): string =>
      Array.from(secret, write).join('');
    const toCode = (letter: string, base: number): string => letter.charCodeAt(0).toString(base);

    test.each([
      ['in hex', hex],
      ['in HEX', hex.toUpperCase()],
      ['in hex with spaces', bytes.join(' ')],
      ['in hex with colons', bytes.join(':')],
      ['in hex as a program writes it', bytes.map((byte) => `0x${byte}`).join(', ')],
      ['with every letter percent-encoded', toEach((letter) => `%${toCode(letter, 16)}`)],
      ['with every letter percent-encoded twice', toEach((letter) => `%25${toCode(letter, 16)}`)],
      ['in HTML by number', toEach((letter) => `&#${toCode(letter, 10)};`)],
      ['in HTML by number in hex', toEach((letter) => `&#x${toCode(letter, 16)};`)],
      ['with every letter behind \\x', toEach((letter) => `\\x${toCode(letter, 16)}`)],
      ['in octal', toEach((letter) => `\\${toCode(letter, 8)}`)],
      ['with braces', toEach((letter) => `\\u{${toCode(letter, 16)}}`)],
      ['in base64', base64],
      ['in base64 for addresses', Buffer.from(secret).toString('base64url')],
      ['in base64 twice', btoa(base64)],
      ['in base64 of hex', btoa(hex)],
      ['with marks that nobody sees', Array.from(secret).join('\u200b')],
      ['with spaces', Array.from(secret).join(' ')],
      ['broken over lines', secret.replaceAll(/.{6}/g, '$&\r\n')],
    ])('is struck out %s: from details, numbers of requests and samples', (_, form) => {
      const refusal = new HttpRefusal(401, new Headers(), JSON.stringify({ request_id: form }));
      const shown = [
        toDetail(`Wrong: ${form}`, secret) ?? '',
        toSample(`Wrong: ${form}`, secret),
        (tell(refusal, secret).requestId ?? '').padStart(16),
      ];
      for (const text of shown) {
        // What is left at its end holds bits of the last letters alone.
        expect(text).toMatch(/\[key\].{0,6}$/);
        expect(text.length).toBeLessThan(24);
      }
    });

    test('is struck out in pieces of twelve characters, in any of these', () => {
      for (let from = 0; from + 12 <= secret.length; from += 1) {
        const piece = secret.slice(from, from + 12);
        const text = [piece, Buffer.from(piece).toString('hex'), btoa(`me:${piece}`)];
        for (const said of text) expect(toDetail(`so ${said} it is`, secret)).toContain('[key]');
      }
    });

    test('leaves what is only like it', () => {
      const said = 'sk-proj-… is how keys begin; 736b2d70, c2stcHJvai, and the quick brown fox.';
      expect(toDetail(said, secret)).toBe(said);
    });
  });

  test.each([longestKey, longestKey + 1, 5_400, 65_536])(
    'of %i characters is struck out too, and nothing is thrown',
    (length) => {
      const random = Array.from({ length }, (_, at) => 'abcDEF0123456789+/=-'[(at * at + at) % 19]);
      for (const secret of [random.join(''), 'aB3-'.repeat(length / 4)]) {
        const error = tell(new Error(`no: ${secret} ${btoa(secret)}`), secret);
        expect(error).toMatchObject({ kind: 'unexpected' });
        expect(error.detail).toMatch(/^Error: no: \[key\] ?\[key\]/);
        expectNoTrace(error, secret);
      }
    },
  );

  test.each<[string, unknown]>([
    ['the model of the browser', new OnDeviceRefusal('refused', 'no: sk-secret-01')],
    ['what never ends', Object.assign(new EventTooLong(1), { message: 'no: sk-secret-01' })],
    ['a fault of our own', new SyntaxError('no: sk-secret-01')],
  ])('is in no word of %s', (_, cause) => {
    expect(tell(cause, 'sk-secret-01').detail).toMatch(/no: \[key\]$/);
  });

  test('that is short is struck out only as it is', () => {
    expect(toDetail('a & b &amp; c', '&')).toBe('a [key] b [key]amp; c');
    expect(toDetail('%26 &lt; <', '<')).toBe('%26 &lt; [key]');
  });

  test('of many backslashes takes no time', () => {
    const secret = `${'\\'.repeat(60)}x`;
    const startedAt = performance.now();
    // Pieces of such a key are struck out too.
    expect(toDetail('\\'.repeat(5_000), secret)).toMatch(/^(?:\[key\]|\\{1,11})+$/);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });

  test('that is not there strikes out nothing', () => {
    expect(toDetail('as it is', null)).toBe('as it is');
    expect(toDetail('as it is', '')).toBe('as it is');
  });
});
