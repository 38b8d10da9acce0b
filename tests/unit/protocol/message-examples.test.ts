import { expect, test } from 'vitest';
import { toEveryMessage } from '../../support/message-examples.ts';

test('the schemas give a valid message of every type, each once, so that strangers can try them all', () => {
  const { commands, updates } = toEveryMessage('http://127.0.0.1:9/v1');
  const types = [...commands, ...updates].map(({ type }) => type);
  expect(commands[0]?.type).toBe('hello');
  expect(commands.length).toBeGreaterThan(30);
  expect(updates.length).toBeGreaterThan(15);
  expect(new Set(commands.map(({ type }) => type)).size).toBe(commands.length);
  expect(types).toContain('connection-save');
  expect(types).toContain('record-read');
  expect(types).toContain('settings-update');
});
