import type Anthropic from '@anthropic-ai/sdk';
import type OpenAI from 'openai';
import { expect, test } from 'vitest';
import type { ModelRequest } from '../../../lib/providers/adapter.ts';
import { anthropicMessages } from '../../../lib/providers/anthropic-messages.ts';
import { chatCompletions } from '../../../lib/providers/chat-completions.ts';
import { openaiResponses } from '../../../lib/providers/openai-responses.ts';

/** Names all its fields, wants them all and takes no others: what all three ask for of a schema that is kept to. */
const closed = {
  type: 'object',
  properties: { name: { type: 'string' } },
  required: ['name'],
  additionalProperties: false,
};

const request: ModelRequest = {
  baseUrl: 'https://api.example.com/v1',
  model: 'm',
  messages: [{ role: 'user', text: 'Whose?' }],
  parameters: {},
  stream: false,
  corrections: [],
  schema: closed,
};

/**
 * The forms as the vendors' own libraries have them: these are of their types, so a version of one that names a field
 * otherwise fails the type check. What the fields mean stands in the comments there and in the guides that these name:
 * developers.openai.com/api/docs/guides/structured-outputs and platform.claude.com/docs/en/build-with-claude/structured-outputs.
 */
const ofChat: Pick<OpenAI.ChatCompletionCreateParams, 'response_format'> = {
  response_format: {
    type: 'json_schema',
    json_schema: { name: 'answer', schema: closed, strict: true },
  },
};
/** What Chat Completions has in `json_schema` stands beside the type here. */
const ofResponses: Pick<OpenAI.Responses.ResponseCreateParams, 'text'> = {
  text: { format: { type: 'json_schema', name: 'answer', schema: closed, strict: true } },
};
/** No name and no `strict`: it is always kept to. `output_format` was the field of the beta, and is none any more. */
const ofMessages: Pick<Anthropic.MessageCreateParams, 'output_config'> = {
  output_config: { format: { type: 'json_schema', schema: closed } },
};

test.each([
  ['Chat Completions', chatCompletions, ofChat],
  ['Responses', openaiResponses, ofResponses],
  ['Messages', anthropicMessages, ofMessages],
])('a schema goes in the field that %s has for it', (_, adapter, form) => {
  expect(adapter.toRequest(request).body).toMatchObject(form);
});

test('beside the effort, which Messages has in the same field', () => {
  const { body } = anthropicMessages.toRequest({
    ...request,
    model: 'claude-opus-5-1',
    parameters: { reasoningEffort: 'low' },
  });
  const both: Pick<Anthropic.MessageCreateParams, 'output_config'> = {
    output_config: { effort: 'low', ...ofMessages.output_config },
  };
  expect(body).toMatchObject(both);
});
