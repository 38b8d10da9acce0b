/** Prompts: the slash menu, what a chosen one wants, and where they are written. */
export const prompts = {
  'prompts.menu': 'Prompts',
  'prompts.none': 'No prompt of this name. Escape closes the list; Enter then sends what is typed.',
  'prompts.found': { one: '{count} prompt', other: '{count} prompts' },
  'prompts.chosen': 'Prompt: {name}',
  'prompts.leave': 'Leave this prompt',
  'prompts.asks': 'Asks {name}, {model}.',
  'prompts.connectionGone': 'Its connection was deleted: it asks as this conversation does.',
  'prompts.takeOut': 'Take out: {name}',
  'prompts.missing': 'The prompt needs this. Fill it in.',
  'prompts.paste': 'Paste',
  'prompts.pasteRefused':
    'The browser did not give the clipboard. Click into the field and press Ctrl+V (on a Mac ⌘V).',
  'prompts.field.selection': 'Selected text',
  'prompts.field.page': 'Text of the page',
  'prompts.field.url': 'Address',
  'prompts.field.title': 'Title',
  'prompts.field.clipboard': 'From the clipboard',
  'prompts.hint.selection': 'Nothing selected can be read from here. Paste the text.',
  'prompts.hint.page': 'Add the page with the + beside the box for questions, or paste the text.',
  'prompts.hint.url': 'The address of the tab cannot be read from here.',
  'prompts.hint.title': 'The title of the tab cannot be read from here.',
  'prompts.hint.clipboard': 'Sent as it stands here.',

  'prompts.title': 'Prompts',
  'prompts.intro':
    'Questions that you ask often. Type / in the box for questions to choose one, or choose it in the context menu of a page.',
  'prompts.add': 'New prompt',
  'prompts.edit': 'Edit',
  'prompts.delete': 'Delete',
  'prompts.deleteTitle': 'Delete “{name}”?',
  'prompts.deleteText': 'The prompt is gone then. Answers that were given to it stay.',
  'prompts.moveUp': 'Move up',
  'prompts.moveDown': 'Move down',
  'prompts.unsaved': 'Not saved',
  'prompts.empty': 'There are no prompts. Write one, or restore the starting set.',
  'prompts.restore': 'Restore the starting set',
  'prompts.restoreTitle': 'Restore the starting set?',
  'prompts.restoreText':
    'Its prompts are as they came again: what you changed of them is gone, and those that you deleted are back. Your own prompts stay.',
  'prompts.saved': 'Saved.',
  'prompts.refused':
    'This could not be kept: the disk has no room, or there are {limit} prompts already.',
  'prompts.save': 'Save',
  'prompts.cancel': 'Discard',
  'prompts.new': 'New prompt',
  'prompts.name': 'Name',
  'prompts.slash': 'Name behind the slash',
  'prompts.slashHint': 'What you type behind / to find it.',
  'prompts.text': 'Question',
  'prompts.textHint':
    'These are filled when you ask: {variables}. {input} asks you for something under that name.',
  'prompts.preview': 'Preview',
  'prompts.previewData': 'sent as material and not as your words',
  'prompts.previewInput': 'you are asked for it',
  'prompts.places': 'Where it can be chosen',
  'prompts.place.slash': 'With / in the box for questions',
  'prompts.place.selection': 'In the menu of selected text',
  'prompts.place.page': 'In the menu of a page',
  'prompts.place.link': 'In the menu of a link',
  'prompts.place.image': 'In the menu of a picture',
  'prompts.placesHint':
    'Of a link the model is given the address alone, and not what lies there. A picture goes along with the question.',
  'prompts.more': 'Model, language and form of the answer',
  'prompts.connection': 'Connection',
  'prompts.connectionAny': 'As the conversation',
  'prompts.model': 'Model',
  'prompts.modelHint': 'Empty for the one of the connection.',
  'prompts.language': 'Language of the answer',
  'prompts.languageHint': 'In your own words, for example: German. Empty for whichever.',
  'prompts.schema': 'JSON Schema',
  'prompts.schemaHint':
    'For an answer that is to be data: it is then JSON that fits this schema, and can be copied as JSON and CSV. Empty for an answer in words.',
  'prompts.stream': 'How the answer comes',
  'prompts.stream.auto': 'What suits it: words as they are written, JSON in one piece',
  'prompts.stream.yes': 'As it is written',
  'prompts.stream.no': 'In one piece',
  'prompts.fault.no-name': 'Give it a name, so that you find it.',
  'prompts.fault.no-text': 'Write what it is to ask.',
  'prompts.fault.unknown-variable':
    '{written} is no variable, and is sent as it stands. The variables are those below.',
  'prompts.fault.twice':
    '{written} stands here twice. What it stands for goes along once: keep one.',
  'prompts.fault.nowhere': 'Choose at least one place, or it can be chosen nowhere.',
  'prompts.fault.no-slash':
    'Give it a name behind the slash, or take it out of the box for questions.',
  'prompts.fault.slash-form': 'Use letters, digits, - and _, up to 40 of them.',
  'prompts.fault.slash-taken': '“{name}” has this name already. Choose another one.',
  'prompts.fault.place-selection':
    'For the menu of selected text the question has to contain {variable}.',
  'prompts.fault.place-page':
    'For the menu of a page the question has to contain {variable} or another thing of the page.',
  'prompts.fault.place-link': 'For the menu of a link the question has to contain {variable}.',
  'prompts.fault.bad-schema':
    'This is no JSON Schema: it has to be a JSON object that says something. Mend it, or leave it empty.',
  'prompts.fault.schema-no-json':
    'This is no JSON: it cannot be read from line {line}, character {column} on. Mend it there, or leave it empty.',
  'prompts.fault.schema-part':
    'This is JSON, but no JSON Schema: look at {place}. Mend it, or leave it empty.',
  'prompts.transfer': 'Export and import prompts',
  'prompts.export': 'Save all prompts as a file',
  'prompts.importFile': 'Import prompts from a file',
  'prompts.importHint':
    'A file that was saved here. Nothing that you have is replaced unless you say so.',
  'prompts.importFound': {
    one: 'The file has {count} prompt.',
    other: 'The file has {count} prompts.',
  },
  'prompts.importSame': {
    one: '{count} of these you have already, in other words.',
    other: '{count} of these you have already, in other words.',
  },
  'prompts.importDamaged': {
    one: '{count} entry cannot be read and is left out.',
    other: '{count} entries cannot be read and are left out.',
  },
  'prompts.importSkip': 'Keep mine',
  'prompts.importReplace': 'Replace mine',
  'prompts.importBoth': 'Keep both',
  'prompts.importAdd': 'Import',
  'prompts.importDone': {
    one: '{count} prompt was imported.',
    other: '{count} prompts were imported.',
  },
  'prompts.importNothing': 'All of these are here already. Nothing was changed.',
  'prompts.importFault.unreadable': 'This is no file of prompts. Choose one that was saved here.',
  'prompts.importFault.later': 'A newer Sidestream has saved this file. Update this one first.',
  'prompts.importFault.too-large':
    'This file is larger than any file of prompts. Choose another one.',
  'prompts.importFault.too-many':
    'With these there would be more than {limit} prompts. Delete some first.',
} as const;
