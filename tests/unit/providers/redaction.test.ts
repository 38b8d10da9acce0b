import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RunError } from '../../../lib/core/run-error.ts';
import { toErrorMessage } from '../../../lib/providers/error-message.ts';
import { toDetail, toRunError } from '../../../lib/providers/to-run-error.ts';
import { HttpRefusal, NotAStream } from '../../../lib/sse/stream-request.ts';
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
