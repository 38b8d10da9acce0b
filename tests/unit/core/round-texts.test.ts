import { expect, test } from 'vitest';
import { toRoundCalls, toRoundText } from '../../../lib/core/round-texts.ts';
import { createRunView, foldPart, toRunView } from '../../../lib/core/run-view.ts';
import { toCall, toSaid, toStep, twoRounds } from '../../support/call-journals.ts';

test('each round has its own text and its own calls', () => {
  const view = toRunView(twoRounds);
  expect(view.rounds.map((_, round) => toRoundText(view, round).toString())).toEqual([
    'Let me look at the page and at the clock.',
    'The page names **two** rivers. I look for what you asked before.',
    'Without your conversations: both rivers flow *north*.',
  ]);
  expect(view.rounds.map((_, round) => toRoundCalls(view, round))).toEqual([
    { first: 0, end: 2 },
    { first: 2, end: 3 },
    { first: 3, end: 3 },
  ]);
});

test('what was said before a call and after it is parted by a blank line', () => {
  const text = toRunView(twoRounds).text.toString();
  expect(text).toContain('at the clock.\n\nThe page names');
  expect(text).toContain('asked before.\n\nWithout your');
});

test('a round in which nothing is said leaves no mark', () => {
  const call = toCall('x', {});
  const silent = [toStep(1), call, toStep(2), call, toStep(3), toSaid('Done.')];
  expect(toRunView(silent).text.toString()).toBe('Done.');
});

test('an answer of one round is its text and nothing else', () => {
  const view = toRunView([toStep(1), toSaid('One.')]);
  expect(toRoundText(view, 0)).toBe(view.text);
});

test('all texts only grow at their end, whatever comes', () => {
  const view = createRunView();
  const before: string[] = [];
  let whole = '';
  for (const part of twoRounds) {
    foldPart(view, part);
    const said = view.text;
    expect(said.toString().startsWith(whole)).toBe(true);
    expect(said.since(whole.length)).toBe(said.toString().slice(whole.length));
    expect(said.length).toBe(said.toString().length);
    whole = said.toString();
    for (const [round] of view.rounds.entries()) {
      const text = toRoundText(view, round);
      expect(text.toString().startsWith(before[round] ?? '')).toBe(true);
      expect(text.since(2, 3)).toBe(text.toString().slice(2, 5));
      expect(text.length).toBe(text.toString().length);
      before[round] = text.toString();
    }
  }
});

test('what turns out to be thoughts takes nothing of the rounds before', () => {
  const view = toRunView([
    ...twoRounds.slice(0, 12),
    toSaid('Hm.'),
    { type: 'text-was-reasoning' },
    toSaid('So.'),
  ]);
  expect(toRoundText(view, 0).toString()).toBe('Let me look at the page and at the clock.');
  expect(toRoundText(view, 1).toString()).toBe('So.');
});
