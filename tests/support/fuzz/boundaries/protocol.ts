import * as v from 'valibot';
import { toAdditions } from '../../../../lib/background/to-step.ts';
import { parseCommand } from '../../../../lib/protocol/command.ts';
import {
  pageSourceSchema,
  promptOfferSchema,
  promptSchema,
} from '../../../../lib/protocol/prompt-schema.ts';
import { fitsPort, recordSchema } from '../../../../lib/protocol/record-schema.ts';
import { messageRows } from '../../../../lib/protocol/schemas.ts';
import { settingsSchema } from '../../../../lib/protocol/settings-schema.ts';
import { parseUpdate } from '../../../../lib/protocol/update.ts';
import { isSoundTuning, findExtraBodyFault } from '../../../../lib/core/tuning-rules.ts';
import { toRunFigures } from '../../../../lib/core/run-figures.ts';
import { toRunView } from '../../../../lib/core/run-view.ts';
import { toMessageText } from '../../../../lib/conversations/terms.ts';
import { command, update } from '../../protocol-arbitrary.ts';
import { conversationRecords } from '../../record-arbitrary.ts';
import { settings } from '../../settings-arbitrary.ts';
import { bendValue } from '../bend-value.ts';
import { hold, isSame } from '../boundary.ts';
import type { Boundary } from '../boundary.ts';
import { takeExamples } from '../examples.ts';
import { examplePrompts } from '../example-files.ts';
import { toJsonText } from '../json-text.ts';

const commands = takeExamples(command, 400);
const updates = takeExamples(update, 400);
const records = takeExamples(conversationRecords, 60).flat();
const messages = records.flatMap((record) => record.messages);
const kept = takeExamples(settings, 40);
const page = { title: 'A page', url: 'https://a.example/', selection: 'words' };

/** What a parser lets through is let through again as it is, and is nothing that a Port could not carry. */
function expectStable(parse: (input: unknown) => unknown, input: unknown): void {
  const parsed = parse(input);
  if (parsed === undefined) return;
  const again = parse(parsed);
  hold(again !== undefined, 'what was let through once is refused');
  hold(isSame(again, parsed), 'what was let through reads otherwise the second time');
}

function by<Value>(schema: v.GenericSchema<unknown, Value>): (input: unknown) => Value | undefined {
  return (input) => {
    const result = v.safeParse(schema, input);
    return result.success ? result.output : undefined;
  };
}

/** Messages between our own contexts, and the rows that our stores give back. */
export const protocolBoundaries: readonly Boundary[] = [
  {
    name: 'commands',
    files: ['protocol/command.ts'],
    share: 3,
    run: (random) =>
      expectStable(parseCommand, bendValue(random, random.pick(commands), { clones: true })),
  },
  {
    name: 'updates',
    files: ['protocol/update.ts'],
    share: 3,
    run: (random) =>
      expectStable(parseUpdate, bendValue(random, random.pick(updates), { clones: true })),
  },
  {
    name: 'rows of messages',
    files: ['protocol/schemas.ts', 'protocol/record-schema.ts'],
    share: 2,
    run(random) {
      const bent = bendValue(random, random.pick(messages), { clones: true });
      const rows = v.safeParse(messageRows, [bent, messages[0]]);
      hold(rows.success, 'one row hid the others');
      hold(rows.output.includes(messages[0]!), 'a sound row was left out');
      fitsPort(bent);
      for (const row of rows.output) {
        toMessageText(row);
        if (row.role !== 'assistant' || row.parts === null) continue;
        // Each surface folds what it is sent, and the figures are reckoned from it.
        toRunView(row.parts);
        toRunFigures(row.parts);
      }
    },
  },
  {
    name: 'records',
    files: ['protocol/record-schema.ts', 'background/records.ts'],
    run: (random) => expectStable(by(recordSchema), bendValue(random, random.pick(records))),
  },
  {
    name: 'settings',
    files: ['protocol/settings-schema.ts'],
    run: (random) =>
      expectStable(by(settingsSchema), bendValue(random, random.pick(kept), { clones: true })),
  },
  {
    name: 'tuning',
    files: ['core/tuning-rules.ts', 'background/to-step.ts'],
    run(random) {
      const save = commands.find(({ type }) => type === 'connection-save');
      const bent = bendValue(random, save, { clones: true });
      const parsed = parseCommand(bent);
      if (parsed?.type === 'connection-save') {
        isSoundTuning(parsed.connection.tuning);
        toAdditions(parsed.connection, 'sk-1');
      }
      findExtraBodyFault(toJsonText(random, { temperature: 1, stop: ['x'] }));
    },
  },
  {
    name: 'prompts',
    files: ['protocol/prompt-schema.ts'],
    run(random) {
      const bent = bendValue(random, random.pick(examplePrompts), { clones: true });
      expectStable(by(promptSchema), bent);
      expectStable(by(promptOfferSchema), bendValue(random, { promptId: 'p', source: page }));
      expectStable(by(pageSourceSchema), bendValue(random, page, { clones: true }));
    },
  },
];
