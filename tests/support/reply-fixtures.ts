import type { Dialect } from '../../lib/core/connection.ts';
import type { Adapter } from '../../lib/providers/adapter.ts';
import { anthropicMessages } from '../../lib/providers/anthropic-messages.ts';
import { chatCompletions } from '../../lib/providers/chat-completions.ts';
import { openaiResponses } from '../../lib/providers/openai-responses.ts';
import { anthropicEndFixtures } from './anthropic-end-fixtures.ts';
import { anthropicFixtures } from './anthropic-fixtures.ts';
import { chatCallFixtures } from './chat-call-fixtures.ts';
import { chatFixtures } from './chat-fixtures.ts';
import { chatThoughtCallFixtures } from './chat-thought-fixtures.ts';
import { chatQuirkFixtures } from './chat-quirk-fixtures.ts';
import type { ReplyFixture } from './reply-fixture.ts';
import { responsesEndFixtures } from './responses-end-fixtures.ts';
import { responsesFixtures } from './responses-fixtures.ts';
import {
  anthropicThoughtCallFixtures,
  responsesThoughtCallFixtures,
} from './thought-call-fixtures.ts';

/** The dialects that somebody has written down. What a user's own server says is no dialect; it has fixtures of its own. */
export type WrittenDialect = Exclude<Dialect, 'own-messages' | 'own-prompt' | 'on-device'>;

const dialects = [
  'chat-completions',
  'anthropic-messages',
  'openai-responses',
] as const satisfies readonly WrittenDialect[];

const byDialect: Readonly<Record<WrittenDialect, readonly [Adapter, readonly ReplyFixture[]]>> = {
  'chat-completions': [
    chatCompletions,
    [...chatFixtures, ...chatQuirkFixtures, ...chatCallFixtures, ...chatThoughtCallFixtures],
  ],
  'anthropic-messages': [
    anthropicMessages,
    [...anthropicFixtures, ...anthropicEndFixtures, ...anthropicThoughtCallFixtures],
  ],
  'openai-responses': [
    openaiResponses,
    [...responsesFixtures, ...responsesEndFixtures, ...responsesThoughtCallFixtures],
  ],
};

/** A fixture, and what reads it. */
export interface DialectFixture {
  /** Of the dialect and the fixture: nobody else has it. */
  readonly name: string;
  readonly dialect: WrittenDialect;
  readonly adapter: Adapter;
  readonly fixture: ReplyFixture;
}

/** Every fixture. A dialect without any does not compile. */
export const replyFixtures: readonly DialectFixture[] = dialects.flatMap((dialect) => {
  const [adapter, fixtures] = byDialect[dialect];
  return fixtures.map((fixture) => {
    return { name: `${dialect}: ${fixture.name}`, dialect, adapter, fixture };
  });
});
