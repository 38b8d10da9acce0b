import { commandSchema, parseCommand } from '../../lib/protocol/command.ts';
import { protocolVersion } from '../../lib/protocol/protocol-version.ts';
import { parseUpdate, updateSchema } from '../../lib/protocol/update.ts';
import { singleTry } from './single-try.ts';
import { toFirstExample } from './schema-example.ts';

/** A message with its type. */
export interface ExampleMessage {
  type: string;
  [field: string]: unknown;
}

/** What the schemas cannot say of themselves: values that a check of ours lets through. */
function toWhole(example: ExampleMessage, baseUrl: string): ExampleMessage {
  if (example.type === 'hello') return { ...example, protocolVersion };
  if (example.type === 'settings-save') return { ...example, settings: { stopOnClose: true } };
  if (example.type === 'run-start')
    return { ...example, content: [{ type: 'text', text: 'Asked by a stranger.' }] };
  const { connection } = example;
  if (typeof connection !== 'object' || connection === null) return example;
  return {
    ...example,
    connection: { ...connection, baseUrl, tuning: singleTry, key: undefined, keyId: null },
  };
}

/**
 * One valid message of every type that the protocol knows, both ways, `hello` first. Made from the schemas themselves, so a
 * new type is among them without being entered anywhere. Connections are those of `baseUrl`.
 */
export function toEveryMessage(baseUrl: string): {
  commands: ExampleMessage[];
  updates: ExampleMessage[];
} {
  const commands = commandSchema.options.map((schema) =>
    toWhole(toFirstExample(schema) as ExampleMessage, baseUrl),
  );
  const updates = updateSchema.options.map((schema) => toFirstExample(schema) as ExampleMessage);
  for (const each of commands)
    if (!parseCommand(each)) throw new Error(`no valid example of the command ${each.type}`);
  for (const each of updates)
    if (!parseUpdate(each)) throw new Error(`no valid example of the update ${each.type}`);
  return { commands: commands.toSorted((a, b) => rank(a) - rank(b)), updates };
}

function rank({ type }: ExampleMessage): number {
  return type === 'hello' ? 0 : 1;
}
