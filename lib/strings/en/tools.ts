import type { BuiltInName } from '../../core/built-in-names.ts';

/** The options page: what models may call, and the user's own tools. */
export const tools = {
  'tools.title': 'Tools',
  'tools.intro':
    'With tools a model can find something out, or do something, while it answers. It only asks for it: Sidestream shows you what is asked for and what leaves your browser, and does it when you allow it.',
  'tools.on': 'Offer tools in new conversations',
  'tools.onHint':
    'The descriptions of all tools that are offered are sent with each request, and your provider bills them: about {tokens} tokens for those that come with Sidestream. Whenever tools were used, the model is asked once more, with what they gave. Off, nothing of this is sent; each conversation can turn tools on or off by the button beside its box for questions.',
  'tools.builtIn': 'Tools that come with Sidestream',
  'tools.builtInHint':
    '“Ask”: it is offered, and you are asked before it is used. That is so each time where it changes something, or gives what others may have written, as a page; date and time and the calculator you can allow for the rest of a conversation, as long as nothing of others was read in it. “Never”: models hear nothing of it.',
  'tools.leave': 'Use of this tool: {name}',
  'tools.leave.never': 'Never',
  'tools.leave.ask': 'Ask',
  'tools.acts': 'changes something',
  'tools.about.get_selection':
    'Reads what you have selected in the page in front. The model gets it, with the page’s title and address.',
  'tools.about.read_page':
    'Reads the text of the page in front. The model gets it, with its title and address.',
  'tools.about.list_tabs':
    'Lists your open tabs. The model gets their titles and hosts, no whole addresses.',
  'tools.about.read_tab':
    'Reads the text of a tab that the model picks. The model gets it, with its title and address.',
  'tools.about.take_screenshot':
    'Takes a picture of what is seen of the page in front. The model gets the picture.',
  'tools.about.get_date_time':
    'Tells date and time. The model gets them with your time zone and your language.',
  'tools.about.calculate':
    'Works out what the model writes down. It happens in the browser, and the model gets the result.',
  'tools.about.search_conversations':
    'Searches your conversations for words, temporary ones left out. The model gets titles, dates and passages.',
  'tools.about.open_tab':
    'Opens an address that the model names. The site gets all that stands in that address.',
  'tools.about.fill_field':
    'Writes into the field that has the focus in the page in front. The page gets the text; nothing is sent off.',
  'tools.about.copy_to_clipboard':
    'Puts a text into the clipboard, in place of what is there. Other programs can read it there.',
  'tools.about.download_text': 'Saves a text as a file among your downloads.',
  'tools.own': 'Your own tools',
  'tools.ownHint':
    'For people who develop against these APIs: a name, a JSON Schema, and a fixed text or an address of yours that answers the calls.',
  'tools.add': 'New tool',
  'tools.edit': 'Edit',
  'tools.delete': 'Delete',
  'tools.deleteTitle': 'Delete “{name}”?',
  'tools.deleteText': 'It is offered to no model any more. What it gave to answers stays.',
  'tools.unsaved': 'Not saved',
  'tools.faulty': 'Not offered: edit it',
  'tools.factFixed': 'Answers with a fixed text.',
  'tools.factEndpoint': 'Sends its arguments to {host}. Each call is asked for.',
  'tools.new': 'New tool',
  'tools.example': 'Fill in an example',
  'tools.name': 'Name of the tool',
  'tools.nameHint': 'What the model calls: letters, digits, _ and -, up to 64 of them.',
  'tools.description': 'What it does',
  'tools.descriptionHint': 'The model reads this to tell when to call it.',
  'tools.schema': 'JSON Schema of its arguments',
  'tools.schemaHint':
    'Calls whose arguments do not fit are told to the model and never carried out. What could take too long is not checked: unique items, slow patterns, and formats in long texts.',
  'tools.reply': 'What answers',
  'tools.reply.fixed': 'A fixed text',
  'tools.reply.endpoint': 'An address of yours',
  'tools.text': 'The text',
  'tools.textHint':
    'Each call gets this, whatever its arguments are. Nothing leaves the browser for it.',
  'tools.url': 'Address',
  'tools.urlHint':
    'Of https, or of http on this computer. Each call is asked for; when you allow it, its arguments are sent there as JSON by POST, without a key and without cookies, and the model gets what comes back. Your browser asks for access to the host when you save.',
  'tools.save': 'Save tool',
  'tools.cancel': 'Discard',
  'tools.saved': 'Saved.',
  'tools.savedWithoutAccess':
    'Saved. Your browser did not allow {host}: it asks again when the tool is called.',
  'tools.refused': 'This could not be kept. It stays here; try it again.',
  'tools.try': 'Try it',
  'tools.tryArguments': 'Arguments, as a model would write them',
  'tools.tryCheck': 'Check',
  'tools.tryFixed': 'They fit. The model would get:',
  'tools.tryEmpty': 'They fit. The model would get an empty text.',
  'tools.tryEndpoint':
    'They fit. Once you allow the call, they would be sent to {host}. Nothing was sent now.',
  'tools.tryMisfit': 'They do not fit. The model would be told:',
  'tools.tryBroken': 'This is no JSON object. A model would be told so, and may call again.',
  'tools.tryTooMuch':
    'To hold these arguments to the schema is too much work. A model would be told so: make the schema simpler, or the arguments shorter.',
  'tools.tryPartly':
    'Some rules of the schema are not checked, since that could take for ever: a pattern that is too slow, a format of a long text, or uniqueItems.',
  'tools.tryFault': 'at {place}: {fault}',
  'tools.fault.name.empty': 'Give it a name: models call it by that.',
  'tools.fault.name.form':
    'Use letters from a to z, digits, _ and -, up to 64 of them, and no two _ in a row.',
  'tools.fault.name.built-in':
    'A tool that comes with Sidestream has this name. Choose another one.',
  'tools.fault.name.taken': 'Another one of your tools has this name. Choose another one.',
  'tools.fault.name.reserved': 'This name cannot be used. Choose another one.',
  'tools.fault.description': 'Say what it does: models know nothing else of it.',
  'tools.fault.schema.bad-schema':
    'This is no JSON Schema: it has to be a JSON object with "type": "object".',
  'tools.fault.schema.not-object':
    'Arguments are always an object: the schema has to say "type": "object".',
  'tools.fault.schema.schema-no-json':
    'This is no JSON: it cannot be read from line {line}, character {column} on. Mend it there.',
  'tools.fault.schema.schema-part': 'This is JSON, but no JSON Schema: look at {place}.',
  'tools.fault.schema.unusable':
    'Arguments could not be checked with this schema. Mend this part of it: {why}',
  'tools.fault.schema.refused':
    'Some providers refuse every question that offers this, so the tool is not offered. Change this part of the schema: {why}',
  'tools.fault.url.empty': 'Give the address that answers, or choose a fixed text.',
  'tools.fault.url.malformed':
    'This is no whole address. It has to begin with https://, or with http:// on this computer.',
  'tools.fault.url.unsupported-scheme':
    'The address has to begin with https://, or with http:// on this computer.',
  'tools.fault.url.insecure':
    'Over http others could read the arguments on their way. Use https; http is for this computer alone (localhost, 127.0.0.1).',
  'tools.fault.url.has-credentials':
    'Take the user and the password out of the address: it is kept and shown in the open.',
} as const satisfies Record<`tools.about.${BuiltInName}`, string> & Record<string, unknown>;
