import { afterEach, expect, test, vi } from 'vitest';
import { hasDisplay } from '../../../scripts/has-display.ts';
import {
  readOptions,
  shortQuestion,
  toFirstQuestion,
  usage,
} from '../../../scripts/start/read-options.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

test.each([
  ['nonsense', 'https://'],
  ['', 'https://'],
  ['ftp://api.example.com', 'https://'],
  ['http://api.example.com/v1', 'https'],
  ['https://me:secret@api.example.com', 'SIDESTREAM_API_KEY'],
])('--base-url %j ends in one sentence that says what to do', (baseUrl, remedy) => {
  for (const model of [[], ['--model', 'm']]) {
    const read = () => readOptions(['--base-url', baseUrl, ...model]);
    expect(read).toThrow(remedy);
    expect(read).toThrow(/^--base-url .*\.$/);
  }
});

test.each([
  ['localhost:11434', 'http://localhost:11434/v1'],
  ['api.example.com/v1/chat/completions', 'https://api.example.com/v1'],
])('--base-url %s is understood as the options page understands it', (typed, baseUrl) => {
  const options = readOptions(['--base-url', typed, '--model', 'm', '--headless']);
  expect(options).toEqual({
    isHeadless: true,
    endpoint: { baseUrl, model: 'm' },
    question: undefined,
  });
});

test.each(['ask', 'model'])('an empty --%s ends in one sentence that says what to do', (name) => {
  for (const text of ['', ' ']) {
    const read = () =>
      readOptions(['--base-url', 'localhost:1', '--model', 'm', `--${name}`, text]);
    expect(read).toThrow(new RegExp(`^--${name} is empty: .*\\.$`));
  }
});

test('without a window something is always asked, and the usage names what', () => {
  const options = { isHeadless: true, endpoint: undefined, question: undefined };
  expect(toFirstQuestion(options)).toBe(shortQuestion);
  expect(toFirstQuestion({ ...options, question: 'Why?' })).toBe('Why?');
  expect(toFirstQuestion({ ...options, isHeadless: false })).toBeUndefined();
  expect(usage).toContain(shortQuestion);
});

test('an address without a model says what is missing', () => {
  expect(() => readOptions(['--base-url', 'api.example.com'])).toThrow('--model');
});

test.each<[NodeJS.Platform, Record<string, string>, boolean]>([
  ['linux', {}, false],
  ['linux', { DISPLAY: '' }, false],
  ['linux', { DISPLAY: '', WAYLAND_DISPLAY: 'wayland-0' }, true],
  ['linux', { DISPLAY: ':0' }, true],
  ['darwin', {}, true],
  ['win32', {}, true],
])('on %s with %j there is a display: %s', (platform, env, expected) => {
  expect(hasDisplay(platform, env)).toBe(expected);
});
