import { expect } from '@playwright/test';
import { roundLimit } from '../../../lib/background/execute-run.ts';
import { jsonError } from '../../support/fault-server/chat-script.ts';
import { callScript, textScript } from '../../support/fault-server/call-scripts.ts';
import { cardOf, decide, untilSaid } from '../support/call-cards.ts';
import { callingDialects, fenced, toCalledTurns, toLastTurns } from '../support/called-turns.ts';
import type { CallingDialect } from '../support/called-turns.ts';
import { test as base } from '../support/chromium-test.ts';
import { converseOver } from '../support/converse-over.ts';
import { isTurn, toTurn, withValve } from '../support/own-endpoint.ts';
import { say } from '../support/scenarios.ts';
import type { SurfacePage } from '../support/surface-page.ts';

/** The word of each provider for an answer that may not be longer. */
const cutWords: Record<CallingDialect, string> = {
  'chat-completions': 'length',
  'anthropic-messages': 'max_tokens',
  'openai-responses': 'incomplete',
};

const test = base.extend<{ panel: SurfacePage }>({
  panel: async ({ sidestream, server }, use) => {
    await sidestream.connect();
    await sidestream.set(withValve(server));
    await use(await sidestream.openPanel());
  },
});

const refused = 'The user refused this call. Do not repeat it; go on without it, or ask the user.';

for (const dialect of callingDialects) {
  test(`over ${dialect}: of several calls one is done, one refused, one fails and one is none, and the model is told which`, async ({
    sidestream,
    panel,
    server,
  }) => {
    await converseOver(dialect, { sidestream, panel });
    server.when(isTurn, jsonError(503, { stuck: true }));
    server.next(
      callScript(
        dialect,
        'I try.',
        [
          ['calculate', { expression: '6*7' }],
          ['get_date_time', {}],
          toTurn(2),
          ['turn_valve', { by: 'two' }],
        ],
        { id: 'try' },
      ),
    );
    server.next(textScript(dialect, 'As far as it goes.'));
    await panel.ask('Try');
    await decide(cardOf(panel, 2), 'allow');
    await expect(cardOf(panel, 2)).toHaveAttribute('data-call', 'failed');
    await decide(cardOf(panel, 1), 'refuse');
    await decide(cardOf(panel, 0), 'allow');
    await untilSaid(panel, 'As far as it goes.');
    const states = ['done', 'refused', 'failed', 'malformed'];
    for (const [at, state] of states.entries())
      await expect(cardOf(panel, at)).toHaveAttribute('data-call', state);
    expect(server.requests.filter(isTurn).map(({ bodyText }) => bodyText)).toEqual(['{"by":2}']);
    const { host } = new URL(server.url);
    expect(toLastTurns(dialect, server)).toEqual([
      { role: 'user', content: 'Try' },
      ...toCalledTurns(dialect, 'I try.', [
        { id: 'try_0', name: 'calculate', input: { expression: '6*7' }, result: '6*7 = 42' },
        { id: 'try_1', name: 'get_date_time', input: {}, result: refused, isError: true },
        {
          id: 'try_2',
          name: 'turn_valve',
          input: { by: 2 },
          result: fenced(`HTTP 503 from ${host}\n{"stuck":true}`),
          isError: true,
        },
        {
          id: 'try_3',
          name: 'turn_valve',
          input: { by: 'two' },
          result: fenced(
            'The arguments do not fit the schema of turn_valve: at #/by: Instance type "string" is invalid. Expected "integer". Call again with arguments that do.',
          ),
          isError: true,
        },
      ]),
    ]);
  });

  test(`over ${dialect}: arguments that are cut run nowhere, and rounds without end are ended`, async ({
    sidestream,
    panel,
    server,
  }) => {
    await converseOver(dialect, { sidestream, panel });
    const half = '{"expression":"1111+';
    // At the longest answer: the model is told, and goes on.
    server.next(
      callScript(dialect, 'I count.', [['calculate', half]], { id: 'cut', end: cutWords[dialect] }),
    );
    server.next(textScript(dialect, 'I was cut.'));
    await panel.ask('Count');
    await untilSaid(panel, 'I was cut.');
    await expect(cardOf(panel)).toHaveAttribute('data-call', 'cut');
    await expect(cardOf(panel)).toContainText(say('calls.cut'));
    const cut = {
      id: 'cut_0',
      name: 'calculate',
      input: {},
      result:
        'Not carried out: the answer reached its length limit in the middle of this call. Call again with shorter arguments.',
      isError: true,
    };
    const before = [
      { role: 'user', content: 'Count' },
      ...toCalledTurns(dialect, 'I count.', [cut]),
    ];
    expect(toLastTurns(dialect, server)).toEqual(before);

    // With the connection: nobody is asked about a half, and the next question goes without it.
    server.next(
      callScript(dialect, 'I count once more.', [['calculate', { expression: '1111+1111' }]], {
        isCut: true,
      }),
    );
    await panel.ask('Again');
    await panel.untilText('I count once more.');
    await expect(cardOf(panel)).toHaveAttribute('data-call', 'building');
    await expect(cardOf(panel)).toContainText('expression');
    server.release('cut');
    await panel.until('interrupted');
    await expect(cardOf(panel)).toContainText(say('calls.open'));
    await expect(cardOf(panel).getByRole('button')).toHaveCount(0);
    server.next(textScript(dialect, 'Never mind.'));
    await panel.ask('And now?');
    await panel.untilText('Never mind.');
    await panel.until('finished');
    expect(toLastTurns(dialect, server)).toEqual([
      ...before,
      { role: 'assistant', content: 'I was cut.' },
      { role: 'user', content: 'Again' },
      { role: 'assistant', content: 'I count once more.' },
      { role: 'user', content: 'And now?' },
    ]);

    const asked = server.requests.length;
    for (let round = 0; round < 2 * roundLimit; round += 1)
      server.next(callScript(dialect, '', [['calculate', { expression: '1+1' }]]));
    await panel.ask('For ever');
    await decide(cardOf(panel), 'always');
    expect((await panel.until('cut')).reason).toBe('rounds');
    expect(server.requests.length - asked).toBe(roundLimit);
    await expect(panel.answers.last()).toContainText(say('answer.rounds', { count: roundLimit }));
  });
}
