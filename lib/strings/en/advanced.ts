/** The options page: what an expert may set, what was learnt, keys and prices. */
export const advanced = {
  'options.advanced': 'Advanced',
  'options.advancedInUse': 'In use',
  'options.advancedHint': 'Nothing here has to be filled in. What is empty is not sent.',

  'options.dialect': 'Language of the API',
  'options.dialectOwn': 'The provider’s own ({dialect})',
  'options.dialect.chat-completions': 'OpenAI Chat Completions',
  'options.dialect.anthropic-messages': 'Anthropic Messages',
  'options.dialect.openai-responses': 'OpenAI Responses',
  'options.dialect.own-messages': 'A server of your own, sent the messages',
  'options.ownBackend': 'Your own backend',
  'options.wholeAddressHint':
    'The whole address that your questions are posted to, as it is. It gets the messages and no key of a provider.',
  'options.withoutOrigin': 'Send without origin',
  'options.withoutOriginHint':
    'Takes the browser’s mark off our own requests to this server, which some local servers refuse. Web pages keep theirs.',
  'options.dialect.on-device': 'The browser’s built-in model',
  'options.dialect.own-prompt': 'A server of your own, sent one text',
  'options.keyHeader': 'Header that carries the key',
  'options.keyHeaderHint':
    'Only if the server wants the key elsewhere, for example in x-api-key. The key is then sent there as it is.',
  'options.headers': 'Further headers',
  'options.headersHint':
    'One per line, as in “X-Team: blue”. They are shown here, so none for keys.',
  'options.extraBody': 'Extra fields of the request',
  'options.extraBodyHint':
    'A JSON object that is added to each request, for example {example}. A field that is null is left out.',
  'options.temperature': 'Temperature',
  'options.topP': 'Top P',
  'options.maxTokens': 'Longest answer, in tokens',
  'options.reasoningEffort': 'Reasoning effort',
  'options.reasoningEffortHint': 'The provider’s own word, for example low or high.',
  'options.whole': 'Ask for the answer in one piece',
  'options.wholeHint':
    'For servers that cannot stream. Nothing shows until the answer is complete.',
  'options.retries': 'Tries after a failure',
  'options.retriesHint': 'Only while nothing of the answer has been shown.',
  'options.retriesNone': 'None',
  'options.retriesUpTo': { one: '{count} further try', other: 'Up to {count} further tries' },
  'options.firstByteSeconds': 'Wait for the first word, in seconds',
  'options.firstByteSecondsHint':
    'Empty for 120, or 600 on this computer, where a model is loaded first.',
  'options.idleSeconds': 'Longest silence, in seconds',
  'options.idleSecondsHint': 'In the middle of an answer. Empty for 60.',
  'options.payloadSeconds': 'Longest time without words, in seconds',
  'options.payloadSecondsHint':
    'Some servers send signs of life and nothing else. Empty for three times the longest silence.',

  'options.windowTokens': 'Tokens that its models read at once',
  'options.windowTokensHint':
    'What goes along with a question is cut so that it fits. Empty for what the server’s list of models says, else for about what the name of the model tells, or on this computer about 8,000.',

  'options.fault.keyHeader.unnamed':
    'This cannot be the name of a header. Use letters, digits and hyphens, for example x-api-key.',
  'options.fault.keyHeader.taken':
    'The browser needs {name} for something else and would not send the key there. Enter another name.',
  'options.fault.headers.malformed':
    '“{text}” is not a header. Write a name, a colon and a value, as in “X-Team: blue”.',
  'options.fault.headers.unnamed':
    '“{text}” cannot be the name of a header. Use letters, digits and hyphens.',
  'options.fault.headers.taken':
    'The browser sets {text} itself and would not send yours. Take the line out.',
  'options.fault.headers.secret':
    '{text} would carry a key, which is not kept safe here. Take the line out and enter the key under “API key”.',
  'options.fault.headers.unsendable':
    'The value of {text} holds characters that no header can carry. Use plain letters, digits and signs.',
  'options.fault.headers.repeated': '{text} stands here twice. Keep one of the two lines.',
  'options.fault.extraBody.malformed':
    'This is not JSON. Check quotation marks, commas and braces; names stand in double quotes.',
  'options.fault.extraBody.not-object':
    'This is JSON, but not an object. Put the fields in braces, as in {example}.',
  'options.fault.extraBody.too-long': 'This is too long to send with each request. Shorten it.',
  'options.fault.number': 'Enter a number from {min} to {max}, or leave it empty.',
  'options.fault.wholeNumber': 'Enter a whole number from {min} to {max}, or leave it empty.',
  'options.fault.reasoningEffort':
    'This should be a single word, for example low or high. Or leave it empty.',

  'options.learnt': 'Learnt from refusals',
  'options.learntHint': 'The server refused these by name, so they are left out by themselves.',
  'options.learntForget': 'Forget',
  'options.learntForgetUnseen': 'what was learnt from refusals',
  'options.correction.without-stream-options': 'asks without token counts (stream_options)',
  'options.correction.other-max-tokens': 'limits the answer with max_completion_tokens',
  'options.correction.without-temperature': 'asks without temperature',
  'options.correction.without-top-p': 'asks without top_p',
  'options.correction.without-reasoning-effort': 'asks without reasoning_effort',
  'options.correction.schema-in-words': 'asks for JSON in words, and not by a schema field',
  'options.correction.without-tools': 'offers no tools',
  'options.correction.without-echo': 'does not send back what the model thought before its calls',

  'options.keyAdvice': 'Is a key safe in a browser extension?',
  'options.keyAdviceText':
    'Providers advise against keys in apps and web pages, where whoever opens them could read the key, and recommend a server of one’s own in between. That is about other people’s browsers. Here the key is your own, stays encrypted in the background of this extension, where no web page reaches, and goes to the address above alone.',
  'options.keyAdviceShared':
    'For a key that several people share, set up such a server, enter its address as the base URL, and pick its language under “Advanced”. A spending limit at the provider is wise in any case.',
  'options.price': '{input} in and {output} out per million tokens, as of {date}.',
  'options.priceAtMost': 'At most {input} in and {output} out per million tokens, as of {date}.',
  'options.priceSource': 'Prices of {provider}',
} as const;
