import type { Dialect } from '../../lib/core/connection.ts';
import type { Adapter } from '../../lib/providers/adapter.ts';
import { anthropicMessages } from '../../lib/providers/anthropic-messages.ts';
import { chatCompletions } from '../../lib/providers/chat-completions.ts';
import { openaiResponses } from '../../lib/providers/openai-responses.ts';
import { anthropicEndFixtures } from './anthropic-end-fixtures.ts';
import { anthropicFixtures } from './anthropic-fixtures.ts';
import { chatFixtures } from './chat-fixtures.ts';
import { chatQuirkFixtures } from './chat-quirk-fixtures.ts';
import type { ReplyFixture } from './reply-fixture.ts';
import { responsesEndFixtures } from './responses-end-fixtures.ts';
import { responsesFixtures } from './responses-fixtures.ts';

const byDialect: Readonly<Record<Dialect, readonly [Adapter, readonly ReplyFixture[]]>> = {
  'chat-completions': [chatCompletions, [...chatFixtures, ...chatQuirkFixtures]],
  'anthropic-messages': [anthropicMessages, [...anthropicFixtures, ...anthropicEndFixtures]],
  'openai-responses': [openaiResponses, [...responsesFixtures, ...responsesEndFixtures]],
};

/** Every fixture, with the adapter that reads it. A dialect without fixtures does not compile. */
export const replyFixtures = Object.entries(byDialect).flatMap(([dialect, [adapter, fixtures]]) =>
  fixtures.map((fixture) => ({ dialect, adapter, fixture, name: `${dialect}: ${fixture.name}` })),
);
